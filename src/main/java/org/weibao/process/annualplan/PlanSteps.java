package org.weibao.process.annualplan;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.plan.PlanService;
import org.weibao.process.Variables;
import org.weibao.process.task.StepListeners;
import org.weibao.process.task.Submissions;

/** The steps of {@code annual-plan.bpmn}. */
@Configuration(proxyBeanMethods = false)
class PlanSteps {

    @Bean
    ExecutionListener takePlan(Submissions submissions, PlanService planning) {
        return execution -> {
            var command = submissions.read(execution, PlanService.TakePlan.class);
            var planId = planning.take(command, StepListeners.user());
            Variables.PLAN_ID.set(execution, planId);
            execution.setProcessBusinessKey(String.valueOf(planning.yearOf(planId)));
        };
    }

    @Bean
    TaskListener proofread(StepListeners steps, PlanService planning) {
        return steps.onPlan(PlanService.Proofread.class, planning::proofread);
    }

    @Bean
    TaskListener approve(StepListeners steps, PlanService planning) {
        return steps.onPlan(PlanService.Approve.class, planning::approve);
    }
}
