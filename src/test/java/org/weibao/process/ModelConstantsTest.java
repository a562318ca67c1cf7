package org.weibao.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** Steps, variables and outcomes have the same names in code and in the models. */
class ModelConstantsTest {

    /** Outcomes that no condition of the gateway names, by the default flow that they take. */
    private static final Map<String, Set<Outcome>> BY_DEFAULT = Map.of(
            "flow_openParts", Set.of(Outcome.ACCEPTED, Outcome.RETURNED_TO_PARTS),
            "flow_checkReturned", Set.of(Outcome.RETURNED_TO_LEAD, Outcome.RETURNED_TO_PARTS),
            "flow_decided", Set.of(Outcome.CLOSED, Outcome.CARRIED_OVER),
            "flow_reviewReturned", Set.of(Outcome.RETURNED_TO_LEAD, Outcome.RETURNED_TO_PARTS));

    /** Variables that only listeners and delegates read. */
    private static final Set<String> BEHIND_THE_MODELS = Set.of(
            Variables.PLAN_ID.name(),
            Variables.LETTER_ID.name(),
            Variables.MESSAGE_ID.name(),
            Variables.EXTENSION_ID.name());

    private static final Pattern BARE_VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern COMPARISON = Pattern.compile("\\$\\{(\\w+) == '(\\w+)'}");

    private final List<ProcessModel> models = ProcessModel.all();

    @Test
    void everyElementThatCodeNamesIsInAModel() {
        assertThat(constants(Elements.class, String.class))
                .as("constants without an element")
                .isSubsetOf(ids(FlowNode.class, Process.class));
    }

    @Test
    void everyProcessStepAndPhaseOfTheModelsHasAConstant() {
        assertThat(ids(Process.class, UserTask.class, ServiceTask.class, CallActivity.class, SubProcess.class))
                .as("elements without a constant")
                .isSubsetOf(constants(Elements.class, String.class));
    }

    @Test
    void everyOutcomeIsDecidedUponInAModelAndEveryConditionHasAnOutcome() {
        assertThat(conditions().map(condition -> condition.group(2)).collect(toSet()))
                .isEqualTo(Arrays.stream(Outcome.values()).map(Outcome::literal).collect(toSet()));
    }

    @Test
    void everyConditionReadsTheOutcome() {
        assertThat(conditions().map(condition -> condition.group(1)))
                .containsOnly(Variables.OUTCOME.name())
                .hasSameSizeAs(all(ConditionExpression.class).toList());
    }

    @Test
    void theDefaultFlowsAreThoseOfTheOutcomesThatTakeThem() {
        assertThat(all(FlowNode.class)
                        .flatMap(node -> ProcessModel.defaultOf(node).stream())
                        .map(BaseElement::getId)
                        .collect(toSet()))
                .isEqualTo(BY_DEFAULT.keySet());
    }

    @Test
    void noConditionTakesAnOutcomeFromTheDefaultFlow() {
        var siblings = all(FlowNode.class)
                .filter(node -> ProcessModel.defaultOf(node).isPresent())
                .collect(toMap(
                        node -> ProcessModel.defaultOf(node).orElseThrow().getId(), node -> node.getOutgoing().stream()
                                .filter(flow -> flow.getConditionExpression() != null)
                                .map(flow -> flow.getConditionExpression().getTextContent())
                                .toList()));
        BY_DEFAULT.forEach((flow, outcomes) -> assertThat(outcomes)
                .as("outcomes of %s", flow)
                .noneMatch(outcome -> siblings.getOrDefault(flow, List.of())
                        .contains("${outcome == '%s'}".formatted(outcome.literal()))));
    }

    @Test
    void everyVariableOfTheModelsHasAConstant() {
        assertThat(variablesOfTheModels()).as("variables without a constant").isSubsetOf(variables());
    }

    @Test
    void everyVariableThatCodeNamesIsInAModel() {
        assertThat(variables())
                .as("constants without a variable")
                .allMatch(
                        name -> variablesOfTheModels().contains(name) != BEHIND_THE_MODELS.contains(name),
                        "is in a model");
    }

    private Set<String> variablesOfTheModels() {
        var tasks = all(UserTask.class)
                .flatMap(task -> Stream.of(
                        task.getCamundaCandidateGroups(), task.getCamundaDueDate(), task.getCamundaFollowUpDate()))
                .filter(expression -> expression != null)
                .map(BARE_VARIABLE::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1));
        var loops = all(MultiInstanceLoopCharacteristics.class)
                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable);
        var in = all(CamundaIn.class).flatMap(from -> Stream.of(from.getCamundaSource(), from.getCamundaTarget()));
        var out = all(CamundaOut.class).flatMap(from -> Stream.of(from.getCamundaSource(), from.getCamundaTarget()));
        return Stream.of(tasks, loops, in, out, conditions().map(condition -> condition.group(1)))
                .flatMap(names -> names)
                .filter(name -> name != null)
                .collect(toSet());
    }

    private Stream<MatchResult> conditions() {
        return all(ConditionExpression.class)
                .flatMap(condition ->
                        COMPARISON.matcher(condition.getTextContent()).results());
    }

    @SafeVarargs
    private Set<String> ids(Class<? extends BaseElement>... types) {
        return Stream.of(types).flatMap(this::all).map(BaseElement::getId).collect(toSet());
    }

    private <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return models.stream().flatMap(model -> model.all(type).stream());
    }

    private static Set<String> variables() {
        return constants(Variables.class, ProcessVariable.class).stream()
                .map(ProcessVariable::name)
                .collect(toSet());
    }

    private static <T> Set<T> constants(Class<?> holder, Class<T> type) {
        return Arrays.stream(holder.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && type.isAssignableFrom(field.getType()))
                .map(field -> type.cast(valueOf(field)))
                .collect(toSet());
    }

    private static Object valueOf(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is not to be read", e);
        }
    }
}
