package org.weibao.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.weibao.process.guard.GuardedModel.Steps;
import org.weibao.shared.Refusal;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.support.WeibaoTest;

/** A task accepts its form's submission and nothing else, and explains in Chinese what it refuses. */
@WeibaoTest
class CompletionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private HistoryService history;

    @Autowired
    private Steps steps;

    private String task;
    private WebSession officer;

    @BeforeEach
    void aTaskWaits() {
        GuardedModel.deploy(repository);
        task = GuardedModel.start(runtime, tasks);
        officer = WebSession.tasklist(port, GuardedModel.OFFICER);
    }

    @Test
    void submissionReachesTheStepAndNoTable() {
        String content = "𠮷".repeat(5_000);
        assertThat(officer.submit(task, content).status()).isEqualTo(204);

        assertThat(steps.taken).contains(content);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
        assertThat(runtime.createVariableInstanceQuery()
                        .variableName("submission")
                        .count())
                .isZero();
        assertThat(history.createHistoricDetailQuery().taskId(task).list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void foreignVariableIsRefusedByItsName(String act) {
        Answer answer = sendAsAnybody(
                act,
                Map.of(
                        "submission", Map.of("value", "{}", "type", "String"),
                        "leadGroup", Map.of("value", "unit-gongan", "type", "String")));

        assertThat(answer.status()).isEqualTo(act.equals("complete") ? 403 : 422);
        if (answer.status() == 422) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().get("field").asText()).isEqualTo("leadGroup");
            assertThat(answer.json().get("message").asText())
                    .contains("leadGroup")
                    .contains("不接受");
        }
        assertStillWaits();
    }

    @Test
    void everyWayOfCompletingIsGuarded() {
        Map<String, Object> foreign = Map.of("submission", "{}", "leadGroup", "unit-gongan");
        for (Map<String, Object> variables :
                List.of(foreign, Map.<String, Object>of(), Map.<String, Object>of("submission", 1), tooLong())) {
            assertRefused(() -> tasks.complete(task, variables));
            assertRefused(() -> tasks.completeWithVariablesInReturn(task, variables, false));
            assertRefused(() -> tasks.resolveTask(task, variables));
            assertRefused(() -> forms.submitTaskForm(task, variables));
            assertRefused(() -> forms.submitTaskFormWithVariablesInReturn(task, variables, false));
            assertRefused(() -> forms.submitStartForm(definition(), variables));
            assertRefused(() -> forms.submitStartForm(definition(), "key", variables));
        }
        assertRefused(() -> tasks.complete(task));
        assertRefused(() -> tasks.complete(task, null));
        assertRefused(() -> tasks.resolveTask(task));
        assertRefused(() -> forms.submitTaskFormData(task, Map.of("leadGroup", "x")));
        assertRefused(() -> forms.submitStartFormData(definition(), Map.of("leadGroup", "x")));
        assertRefused(() -> forms.submitStartFormData(definition(), "key", Map.of("leadGroup", "x")));
        assertStillWaits();
    }

    @Test
    void aSenderCannotMakeTheSubmissionLast() {
        Map<String, Object> lasting = new HashMap<>();
        lasting.put("submission", Variables.stringValue("{}", false));
        tasks.complete(task, lasting);
        assertThat(runtime.createVariableInstanceQuery()
                        .variableName("submission")
                        .count())
                .isZero();
    }

    @Test
    void startFormTakesItsSubmissionAlone() {
        long before = runtime.createProcessInstanceQuery()
                .processDefinitionKey(GuardedModel.KEY)
                .count();
        forms.submitStartForm(definition(), Map.of("submission", "from the form"));

        assertThat(steps.taken).contains("from the form");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(GuardedModel.KEY)
                        .count())
                .isEqualTo(before + 1);
        assertThat(runtime.createVariableInstanceQuery()
                        .variableName("submission")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"refuse,422,请填写理由。", "conflict,409,已经汇总，不能再填报。", "foreign,404,没有找到，或者不属于您的单位。"})
    void whatAStepRefusesArrivesAsItsSentence(String content, int status, String sentence) {
        Answer answer = officer.postEngine(
                "/task/" + task + "/submit-form",
                Map.of("variables", Map.of("submission", Map.of("value", content, "type", "String"))));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asText()).isEqualTo(sentence);
        assertThat(answer.json().get("message").asText()).isEqualTo(sentence);
        assertThat(answer.json().has("field")).isEqualTo(status == 422);
        assertStillWaits();
    }

    @Test
    void whatBreaksStaysAnError() {
        Answer answer = officer.postEngine(
                "/task/" + task + "/submit-form",
                Map.of("variables", Map.of("submission", Map.of("value", "break", "type", "String"))));
        assertThat(answer.status()).isEqualTo(500);
        assertStillWaits();
    }

    @Test
    void secondSubmitIsTold() {
        assertThat(officer.submit(task, "once").status()).isEqualTo(204);
        Answer second = officer.submit(task, "twice");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().get("detail").asText()).isEqualTo("该任务已办理或已由他人办理，请刷新后再看。");
    }

    @Test
    void othersTaskIsRefusedWithoutTheEnginesWords() {
        WebSession other = WebSession.tasklist(port, GuardedModel.OTHER_OFFICER);
        for (Answer answer : List.of(
                other.submit(task, "mine"),
                other.getEngine("/task/" + task + "/form"),
                other.getEngine("/task/" + task + "/comment"),
                other.getEngine("/task/" + task),
                other.postEngine("/task/" + task + "/claim", Map.of("userId", GuardedModel.OTHER_OFFICER)))) {
            assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
            assertThat(answer.body()).doesNotContain("ENGINE", "Exception", "TASK_WORK");
        }
        assertStillWaits();
    }

    @Test
    void claimIsForOneselfAndCanBePutBack() {
        assertThat(claim(officer, GuardedModel.OTHER_OFFICER).status()).isEqualTo(422);
        assertThat(claim(officer, GuardedModel.OFFICER).status()).isEqualTo(204);
        assertThat(assignee()).isEqualTo(GuardedModel.OFFICER);

        WebSession other = WebSession.tasklist(port, GuardedModel.OTHER_OFFICER);
        assertThat(other.postEngine("/task/" + task + "/unclaim", "{}").status())
                .isEqualTo(404);
        assertThat(assignee()).isEqualTo(GuardedModel.OFFICER);

        assertThat(officer.postEngine("/task/" + task + "/unclaim", "{}").status())
                .isEqualTo(204);
        assertThat(assignee()).isNull();
        assertThat(officer.getEngine("/task/" + task).status()).isEqualTo(200);
    }

    @Test
    void claimOfATakenTaskIsTold() {
        tasks.setAssignee(task, "minzheng-head");
        assertThat(claim(officer, GuardedModel.OFFICER).status()).isEqualTo(409);
    }

    private Answer claim(WebSession session, String userId) {
        return session.postEngine("/task/" + task + "/claim", Map.of("userId", userId));
    }

    private Answer sendAsAnybody(String act, Map<String, ?> variables) {
        return officer.postEngine("/task/" + task + "/" + act, Map.of("variables", variables));
    }

    private static Map<String, Object> tooLong() {
        return Map.of("submission", "字".repeat(1_000_001));
    }

    private static void assertRefused(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class);
    }

    private void assertStillWaits() {
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    private String assignee() {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private String definition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(GuardedModel.KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }
}
