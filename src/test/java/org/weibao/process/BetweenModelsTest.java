package org.weibao.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.api.Test;

/** Code, and no line of a diagram, connects one process with another. The models and their page name all of it. */
class BetweenModelsTest {

    private static final Path PAGE = ProcessModel.FOLDER.resolve("README.md");
    private static final Path SOURCES = Path.of("src/main/java/org/weibao/process");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (?:starts|sends|completes) `([\\w-]+)`[^|]*\\|[^|]*\\|[^|]*\\| `(\\w+)` \\|$");

    private static final Pattern STARTS = Pattern.compile("\\.startProcessInstance\\w*\\(\\s*Elements\\.(\\w+)");
    private static final Pattern SENDS = Pattern.compile("\\.createMessageCorrelation\\((\\w+)\\)");
    private static final Pattern COMPLETES = Pattern.compile(
            "\\.taskDefinitionKey\\(Elements\\.(\\w+)\\)(?:(?!taskDefinitionKey)[\\s\\S])*?tasks\\s*\\.complete\\(");

    /** Every way of the engine's services to move a process on, so that none goes past the patterns. */
    private static final Pattern MOVES = Pattern.compile("(start|create|restart|delete)ProcessInstance(?!Query).*"
            + "|createMessageCorrelation|correlateMessage.*|messageEventReceived.*|createSignalEvent|signal.*"
            + "|createConditionEvaluation|createModification|newMigration|complete.*|resolveTask");

    private final Map<String, ProcessModel> models =
            ProcessModel.all().stream().collect(toMap(model -> model.process().getId(), model -> model));

    @Test
    void thePageNamesWhateverCodeDoesToAnotherProcess() throws IOException {
        var named = ROW.matcher(section())
                .results()
                .map(row -> row.group(2) + " " + row.group(1))
                .toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(inCode());
    }

    /** As often as the source says where to. */
    @Test
    void nothingElseInCodeMovesAProcessOn() throws IOException {
        JavaClasses code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.weibao");
        var movers = new ArrayList<String>();
        for (var type : code) {
            for (var call : type.getMethodCallsFromSelf()) {
                var owner = call.getTargetOwner();
                if ((owner.isEquivalentTo(RuntimeService.class) || owner.isEquivalentTo(TaskService.class))
                        && MOVES.matcher(call.getName()).matches()) {
                    movers.add(type.getSimpleName());
                }
            }
        }
        assertThat(movers)
                .containsExactlyInAnyOrderElementsOf(
                        inCode().stream().map(each -> each.split(" ")[0]).toList());
    }

    /** A process is started by a person's form, by another model, or by code: without a form, its first step names the starter. */
    @Test
    void everyModelSaysWhoStartsIt() {
        var called = models.values().stream()
                .flatMap(model -> model.all(CallActivity.class).stream())
                .collect(toMap(CallActivity::getCalledElement, FlowNode::getName));
        assertThat(models.values()).allSatisfy(model -> {
            var start = model.all(StartEvent.class).stream()
                    .filter(event -> !(event.getParentElement() instanceof SubProcess))
                    .findFirst()
                    .orElseThrow();
            if (start.getCamundaFormKey() == null) {
                assertThat(documentation(start))
                        .as(start.getId())
                        .startsWith("由")
                        .contains("启动：");
            }
            var caller = called.get(model.process().getId());
            if (caller != null) {
                assertThat(documentation(start)).contains("“" + caller + "”");
            }
        });
    }

    /** The step that starts a process names it, where that step is one of a model. */
    @Test
    void whateverIsStartedByAStepIsNamedThere() {
        var byThreads = Set.of(Elements.NOTICE_DELIVERY);
        var steps = models.values().stream()
                .flatMap(model -> model.all(FlowNode.class).stream())
                .map(BetweenModelsTest::documentation)
                .toList();
        assertThat(models.values())
                .filteredOn(model ->
                        model.all(StartEvent.class).stream().noneMatch(event -> event.getCamundaFormKey() != null))
                .filteredOn(model -> !byThreads.contains(model.process().getId()))
                .isNotEmpty()
                .allSatisfy(model -> assertThat(steps)
                        .anyMatch(text ->
                                text.matches(".*启动[^；]*“" + model.process().getName() + "”流程.*")));
    }

    @Test
    void everyMessageIsSentByCodeAndItsEventSaysSo() throws IOException {
        var messages = models.values().stream()
                .flatMap(model -> model.all(Message.class).stream())
                .map(Message::getName)
                .collect(toSet());
        assertThat(inCode().stream().map(each -> each.split(" ")[1])).containsAll(messages);
        assertThat(models.values().stream()
                        .flatMap(model -> model.all(MessageEventDefinition.class).stream())
                        .filter(event -> event.getMessage() != null))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(documentation((FlowNode) event.getParentElement()))
                        .contains("消息"));
    }

    private static String documentation(FlowNode node) {
        return node.getDocumentations().iterator().next().getTextContent();
    }

    private static String section() throws IOException {
        return Files.readString(PAGE).split("(?m)^## Between the models$")[1].split("(?m)^## ")[0];
    }

    /** The class, and the process that it starts, the message that it sends or the step that it completes. */
    private static List<String> inCode() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                var own = file.getFileName().toString().replace(".java", " ");
                all(STARTS, text).forEach(match -> found.add(own + element(match.group(1))));
                all(SENDS, text).forEach(match -> found.add(own + constant(text, match.group(1))));
                all(COMPLETES, text).forEach(match -> found.add(own + element(match.group(1))));
            }
        }
        return found;
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String element(String name) {
        try {
            return Objects.requireNonNull((String) Elements.class.getField(name).get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No element " + name, e);
        }
    }

    private static String constant(String text, String name) {
        var value = Pattern.compile("String " + name + " = \"([^\"]+)\"").matcher(text);
        if (!value.find()) {
            throw new IllegalStateException("The message " + name + " is no constant of its class");
        }
        return value.group(1);
    }
}
