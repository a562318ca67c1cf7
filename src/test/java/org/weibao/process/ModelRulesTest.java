package org.weibao.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.weibao.process.guard.ModelRules;

/** The models can be read alone: names in Chinese, rules beside the steps, only bean names as code. */
class ModelRulesTest {

    private static final Pattern COMPARISON = Pattern.compile("\\$\\{outcome == '[a-z][A-Za-z]*'}");
    private static final Pattern GENERATED_ID = Pattern.compile("[A-Z][A-Za-z]*_[0-9a-z]{7}(_di)?");
    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*");

    static List<ProcessModel> models() {
        return ProcessModel.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void codeIsReachedByDelegateExpressionAlone(ProcessModel model) {
        assertThat(ModelRules.mistakes(model.bpmn())).as("other ways into code").isEmpty();
        assertThat(model.all(ServiceTask.class)).as("service tasks").allSatisfy(task -> assertThat(
                        task.getCamundaDelegateExpression())
                .as(task.getId())
                .isNotNull());
        // A listener's attribute has no namespace.
        assertThat(model.elements().filter(element -> element.getLocalName().endsWith("Listener")))
                .allSatisfy(listener -> assertThat(listener.getAttribute("delegateExpression"))
                        .as("listener of %s", idOf(listener))
                        .isNotNull());
    }

    @ParameterizedTest
    @MethodSource("models")
    void conditionsCompareTheOutcomeWithOneWord(ProcessModel model) {
        assertThat(model.elements()
                        .filter(element -> element.getLocalName().equals("conditionExpression"))
                        .map(DomElement::getTextContent)
                        .filter(condition -> !COMPARISON.matcher(condition).matches()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDecisionFlowHasItsConditionOrIsTheDefault(ProcessModel model) {
        assertThat(model.choices().stream()
                        .filter(flow -> flow.getSource() instanceof ExclusiveGateway)
                        .filter(flow -> (flow.getConditionExpression() == null)
                                != ProcessModel.defaultOf(flow.getSource())
                                        .filter(flow::equals)
                                        .isPresent())
                        .map(FlowElement::getId))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void idsHaveAMeaning(ProcessModel model) {
        assertThat(model.elements()
                        .map(element -> element.getAttribute("id"))
                        .filter(id -> id != null && GENERATED_ID.matcher(id).matches()))
                .as("generated ids")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyStepGatewayEventAndChoiceHasAChineseName(ProcessModel model) {
        var named = Stream.concat(model.all(FlowNode.class).stream(), model.choices().stream());
        assertThat(named.filter(element -> !isChinese(element.getName())).map(FlowElement::getId))
                .as("elements without a Chinese name")
                .isEmpty();
        assertThat(model.process().getName()).as("name of the process").matches(CHINESE);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyStepIsDocumentedInOneChineseSentence(ProcessModel model) {
        assertThat(model.all(FlowNode.class)).allSatisfy(node -> assertThat(node.getDocumentations())
                .as("documentation of %s", node.getId())
                .singleElement()
                .satisfies(text -> assertThat(text.getTextContent().strip())
                        .as(node.getId())
                        .matches(CHINESE)
                        .endsWith("。")
                        .doesNotMatch(".*。.+")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyProcessHasAVersionTagAndAHistoryOfTwoYears(ProcessModel model) {
        assertThat(model.all(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.isExecutable()).as("executable").isTrue();
            assertThat(process.getCamundaVersionTag()).as("version tag").isNotBlank();
            var from = LocalDate.EPOCH;
            assertThat(from.plus(Period.parse(process.getCamundaHistoryTimeToLiveString())))
                    .as("end of the history time to live")
                    .isAfterOrEqualTo(from.plusYears(2));
        });
    }

    /** A job that goes on with a process is the only one of its execution (OwnJob). */
    @ParameterizedTest
    @MethodSource("models")
    void timersBelongToUserTasks(ProcessModel model) {
        assertThat(model.all(TimerEventDefinition.class)).allSatisfy(timer -> assertThat(timer.getParentElement())
                .isInstanceOfSatisfying(BoundaryEvent.class, event -> assertThat(event.getAttachedTo())
                        .isInstanceOf(UserTask.class)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFileIsNamedLikeItsProcess(ProcessModel model) {
        assertThat(model).hasToString(model.process().getId() + ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasACandidateGroupADueDateAndItsListeners(ProcessModel model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups())
                    .as("candidate groups of %s", task.getId())
                    .isNotBlank();
            assertThat(task.getCamundaDueDate())
                    .as("due date of %s", task.getId())
                    .isEqualTo("${dueDate}");
            var listeners = task.getExtensionElements().getDomElement().getChildElements();
            assertThat(listeners)
                    .as("listener that sets the due date of %s", task.getId())
                    .anyMatch(listener -> listener.getLocalName().equals("executionListener")
                            && "start".equals(listener.getAttribute("event"))
                            && "${scheduleStep}".equals(listener.getAttribute("delegateExpression")));
            assertThat(listeners)
                    .as("listener that completes %s, named like it", task.getId())
                    .anyMatch(listener -> listener.getLocalName().equals("taskListener")
                            && "complete".equals(listener.getAttribute("event"))
                            && "${%s}".formatted(meaningOf(task)).equals(listener.getAttribute("delegateExpression")));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskIsNamedAnnouncedAndSettled(ProcessModel model) {
        assertThat(model.all(UserTask.class))
                .allSatisfy(task -> assertThat(task.getExtensionElements().getDomElement().getChildElements().stream()
                                .map(listener ->
                                        listener.getAttribute("event") + listener.getAttribute("delegateExpression")))
                        .as("listeners of %s", task.getId())
                        .contains("create${labelTask}", "create${announceTask}", "end${settleStep}"));
    }

    /** The escalation's timer lets the task be, asks for its next moment by itself, is retried, and leads to the notice alone. */
    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasTheEscalationsTimer(ProcessModel model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            var timer = model.escalation(task).timer();
            assertThat(timer.cancelActivity())
                    .as("%s interrupts", timer.getId())
                    .isFalse();
            assertThat(timer.getEventDefinitions()).singleElement().satisfies(definition -> assertThat(
                            ((TimerEventDefinition) definition).getTimeCycle().getTextContent())
                    .as(timer.getId())
                    .isEqualTo("${escalationTimer.nextCycle(execution)}"));
            assertThat(children(timer.getDomElement(), "extensionElements")
                            .flatMap(extensions -> children(extensions, "failedJobRetryTimeCycle"))
                            .map(DomElement::getTextContent))
                    .as("retries of %s", timer.getId())
                    .containsExactly("R3/PT1M");
            var end = model.escalation(task).end();
            assertThat(end.getId()).isEqualTo("end_notifyLevel_" + meaningOf(task));
            assertThat(end.getEventDefinitions()).singleElement().satisfies(definition -> assertThat(
                            ((MessageEventDefinition) definition).getCamundaDelegateExpression())
                    .as(end.getId())
                    .isEqualTo("${notifyLevel}"));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasAFormNamedLikeIt(ProcessModel model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> assertThat(task.getCamundaFormKey())
                .as("form of %s", task.getId())
                .isEqualTo("embedded:deployment:forms/%s.html".formatted(kebab(meaningOf(task)))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFormExists(ProcessModel model) {
        var forms = model.elements()
                .map(element -> element.getAttribute(ProcessModel.CAMUNDA, "formKey"))
                .filter(key -> key != null)
                .collect(toSet());
        assertThat(forms).allSatisfy(key -> {
            assertThat(key).startsWith("embedded:deployment:");
            assertThat(ProcessModel.FOLDER.resolve(Path.of(key.replace("embedded:deployment:", ""))))
                    .as("form %s", key)
                    .isRegularFile();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyAsyncStepSaysHowItIsRetried(ProcessModel model) {
        assertThat(model.elements()
                        .filter(element -> Stream.of("asyncBefore", "asyncAfter")
                                .anyMatch(side -> "true".equals(element.getAttribute(ProcessModel.CAMUNDA, side))))
                        .filter(element -> children(element, "extensionElements")
                                .flatMap(extensions -> children(extensions, "failedJobRetryTimeCycle"))
                                .noneMatch(cycle -> cycle.getTextContent().matches("R[1-9]\\d*/P.+")))
                        .map(ModelRulesTest::idOf))
                .as("async steps without a retry cycle")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPartJoinsItsPointByAJob(ProcessModel model) {
        var ends = model.all(EndEvent.class).stream()
                .filter(end -> model.process().getId().equals(Elements.IMPLEMENTATION))
                // A notice ends its own path, not the part.
                .filter(end -> !isNotice(end));
        assertThat(ends).allSatisfy(end -> assertThat(end.isCamundaAsyncBefore())
                .as("asyncBefore of %s", end.getId())
                .isTrue());
    }

    /** A step's path through the model ends: nothing hangs in the air. */
    @ParameterizedTest
    @MethodSource("models")
    void everyNodeIsConnected(ProcessModel model) {
        assertThat(model.all(FlowNode.class)).allSatisfy(node -> {
            var starts = node.getElementType().getTypeName().equals("startEvent") || node instanceof BoundaryEvent;
            assertThat(node.getIncoming().isEmpty())
                    .as("%s has no way in", node.getId())
                    .isEqualTo(starts);
            assertThat(node.getOutgoing().isEmpty())
                    .as("%s has no way out", node.getId())
                    .isEqualTo(node instanceof EndEvent);
        });
        assertThat(model.all(SequenceFlow.class)).allSatisfy(flow -> {
            assertThat(flow.getSource().getOutgoing()).as(flow.getId()).contains(flow);
            assertThat(flow.getTarget().getIncoming()).as(flow.getId()).contains(flow);
        });
    }

    private static boolean isNotice(EndEvent end) {
        return end.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
    }

    private static boolean isChinese(String name) {
        return name != null && CHINESE.matcher(name).matches();
    }

    private static Stream<DomElement> children(DomElement parent, String name) {
        return parent.getChildElements().stream()
                .filter(child -> child.getLocalName().equals(name));
    }

    /** {@code acceptAssignment} of {@code userTask_acceptAssignment}. */
    private static String meaningOf(FlowElement element) {
        return element.getId().substring(element.getId().indexOf('_') + 1);
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String idOf(DomElement element) {
        for (var e = element; e != null; e = e.getParentElement()) {
            if (e.getAttribute("id") != null) {
                return e.getAttribute("id");
            }
        }
        return element.getLocalName();
    }
}
