package org.weibao.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.weibao.support.WebSession;
import org.weibao.support.WeibaoTest;

/** People still work on a node of the old version, in a process of the new models: it does not know the next step. */
@WeibaoTest
class NewerModelTest {

    private static final String KEY = "newer";
    private static final String TYPED = "{\"remark\":\"已校对前五项 𠮷\"}";

    /** Where a model may name a bean that this version does not have. */
    enum Step {
        SERVICE_TASK {
            @Override
            BpmnModelInstance after(UserTaskBuilder task) {
                return task.serviceTask()
                        .camundaDelegateExpression("${nextVersionsStep}")
                        .endEvent()
                        .done();
            }
        },
        EXECUTION_LISTENER {
            @Override
            BpmnModelInstance after(UserTaskBuilder task) {
                return task.endEvent()
                        .camundaExecutionListenerDelegateExpression("start", "${nextVersionsStep}")
                        .done();
            }
        },
        TASK_LISTENER {
            @Override
            BpmnModelInstance after(UserTaskBuilder task) {
                return task.userTask("second")
                        .camundaTaskListenerDelegateExpression("create", "${nextVersionsStep}")
                        .endEvent()
                        .done();
            }
        };

        abstract BpmnModelInstance after(UserTaskBuilder task);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @ParameterizedTest
    @EnumSource
    void aStepThatOnlyTheNextVersionHasIsTriedLater(Step step) {
        var deployment = deployed(step);
        management.unregisterDeploymentForJobExecutor(deployment.getId());
        try {
            var task = started();
            var officer = WebSession.tasklist(port, GuardedModel.OFFICER);
            assertThat(officer.postEngine("/task/" + task + "/claim", Map.of("userId", GuardedModel.OFFICER))
                            .status())
                    .isEqualTo(204);
            var draft = "/camunda/api/weibao/tasks/" + task + "/draft";
            assertThat(officer.put(draft, TYPED).status()).isEqualTo(200);

            var answer = officer.submit(task, TYPED);

            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.json().get("message").asText()).isEqualTo("系统正在更新，您的操作没有保存，填写的内容还在，请几分钟后再试。");
            assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                    .isEqualTo(GuardedModel.OFFICER);
            assertThat(runtime.createVariableInstanceQuery()
                            .variableName("submission")
                            .count())
                    .isZero();
            assertThat(officer.get(draft).json().path("content").asText()).isEqualTo(TYPED);
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    /** In a model of its own version it is a mistake, and no time helps. */
    @Test
    void inAModelThatItKnowsItIsAnError() {
        var deployment = deployed(Step.SERVICE_TASK);
        try {
            assertThat(WebSession.tasklist(port, GuardedModel.OFFICER)
                            .submit(started(), TYPED)
                            .status())
                    .isEqualTo(500);
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    private Deployment deployed(Step step) {
        var task = Bpmn.createExecutableProcess(KEY)
                .camundaHistoryTimeToLiveString("P1095D")
                .startEvent()
                .userTask("first")
                .camundaCandidateGroups(GuardedModel.GROUP)
                .camundaFormKey("embedded:deployment:forms/newer.html");
        return repository
                .createDeployment()
                .addModelInstance("newer.bpmn", step.after(task))
                .addString("forms/newer.html", "<form></form>")
                .deploy();
    }

    private String started() {
        var instance = runtime.startProcessInstanceByKey(KEY);
        return tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }
}
