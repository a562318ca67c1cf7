package org.weibao.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;

/** A model of two steps; its submission can make the first one refuse. It shows the guards without any real rule. */
@TestConfiguration(proxyBeanMethods = false)
public class GuardedModel {

    public static final String KEY = "guarded";
    public static final String GROUP = "unit-minzheng";
    public static final String OFFICER = "minzheng-officer";
    public static final String OTHER_OFFICER = "gongan-officer";

    private static final String FORM =
            """
            <form name="guarded">
              <textarea id="content" ng-model="content"></textarea>
              <script cam-script type="text/form-script">
                camForm.on('form-loaded', function () {
                  camForm.variableManager.createVariable({name: 'submission', type: 'String', value: ''});
                });
                camForm.on('submit', function () {
                  camForm.variableManager.variable('submission').value = $scope.content;
                });
              </script>
            </form>
            """;

    static class Steps implements TaskListener, ExecutionListener {

        final List<String> taken = new ArrayList<>();

        @Override
        public void notify(DelegateTask task) {
            take((String) task.getVariable("submission"));
        }

        @Override
        public void notify(DelegateExecution execution) {
            take((String) execution.getVariable("submission"));
        }

        private void take(String submission) {
            switch (submission) {
                case "refuse" -> throw new Refusal("reason", "请填写理由。");
                case "conflict" -> throw new Conflict("已经汇总，不能再填报。");
                case "foreign" -> throw new NotYours();
                case "break" -> throw new IllegalStateException("broken");
                default -> taken.add(submission);
            }
        }
    }

    /** Stands for every bean that no expression may reach. */
    public static class Canary {

        int calls;

        public String sing() {
            calls++;
            return "demo";
        }
    }

    @Bean
    Steps guardedStep() {
        return new Steps();
    }

    @Bean
    Canary canary() {
        return new Canary();
    }

    public static void deploy(RepositoryService repository) {
        if (repository.createProcessDefinitionQuery().processDefinitionKey(KEY).count() > 0) {
            return;
        }
        repository
                .createDeployment()
                .name(KEY)
                .addModelInstance(
                        "guarded.bpmn",
                        Bpmn.createExecutableProcess(KEY)
                                .camundaHistoryTimeToLive(1)
                                .camundaStartableInTasklist(true)
                                .startEvent()
                                .camundaFormKey("embedded:deployment:forms/guarded.html")
                                .camundaExecutionListenerDelegateExpression("end", "${guardedStep}")
                                .userTask("first")
                                .camundaCandidateGroups(GROUP)
                                .camundaFormKey("embedded:deployment:forms/guarded.html")
                                .camundaTaskListenerDelegateExpression("complete", "${guardedStep}")
                                .userTask("second")
                                .camundaCandidateGroups("unit-gongan")
                                .endEvent()
                                .done())
                .addString("forms/guarded.html", FORM)
                .deploy();
    }

    /** Starts one as the application starts a process, and gives its waiting task. */
    public static String start(RuntimeService runtime, TaskService tasks) {
        String instance = runtime.startProcessInstanceByKey(KEY, Map.of("submission", "started", "planId", 1L))
                .getId();
        runtime.removeVariable(instance, "submission");
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }
}
