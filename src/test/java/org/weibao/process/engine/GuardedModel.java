package org.weibao.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;

/** A model of two steps whose first is refused as its submission says: what the guards do, without any real rule. */
@TestConfiguration(proxyBeanMethods = false)
public class GuardedModel {

    static final String KEY = "guarded";
    static final String GROUP = "unit-minzheng";
    static final String OFFICER = "minzheng-officer";
    static final String OTHER_OFFICER = "gongan-officer";

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

    static void deploy(RepositoryService repository) {
        repository
                .createDeployment()
                .name(KEY)
                .enableDuplicateFiltering(true)
                .addModelInstance(
                        "guarded.bpmn",
                        Bpmn.createExecutableProcess(KEY)
                                .camundaHistoryTimeToLive(1)
                                .camundaStartableInTasklist(true)
                                .startEvent()
                                .camundaExecutionListenerDelegateExpression("end", "${guardedStep}")
                                .userTask("first")
                                .camundaCandidateGroups(GROUP)
                                .camundaTaskListenerDelegateExpression("complete", "${guardedStep}")
                                .userTask("second")
                                .camundaCandidateGroups("unit-gongan")
                                .endEvent()
                                .done())
                .deploy();
    }

    /** Starts one as the application starts a process, and gives its waiting task. */
    static String start(RuntimeService runtime, TaskService tasks) {
        String instance = runtime.startProcessInstanceByKey(KEY, Map.of("submission", "started"))
                .getId();
        runtime.removeVariable(instance, "submission");
        return tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    }
}
