package org.weibao.process.listener;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.plan.Planning;
import org.weibao.process.Variables;

/** The steps of {@code annual-plan.bpmn}. */
@Configuration(proxyBeanMethods = false)
class PlanSteps {

    @Bean
    ExecutionListener takePlan(Submissions submissions, Planning planning) {
        return execution -> {
            var command = submissions.read(execution, Planning.TakePlan.class);
            Variables.PLAN_ID.set(execution, planning.take(command, Steps.user()));
            execution.setProcessBusinessKey(String.valueOf(command.year()));
        };
    }

    @Bean
    TaskListener proofread(Steps steps, Planning planning) {
        return steps.onPlan(Planning.Proofread.class, planning::proofread);
    }

    @Bean
    TaskListener approve(Steps steps, Planning planning) {
        return steps.onPlan(Planning.Approve.class, planning::approve);
    }
}
