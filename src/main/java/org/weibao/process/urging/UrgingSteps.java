package org.weibao.process.urging;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.process.task.StepListeners;
import org.weibao.process.task.Submissions;
import org.weibao.urging.UrgingService;

/** The step of {@code urging.bpmn}. */
@Configuration(proxyBeanMethods = false)
class UrgingSteps {

    @Bean
    JavaDelegate urge(Submissions submissions, UrgingService urgings) {
        return execution -> execution.setProcessBusinessKey(urgings.urge(
                submissions.read(execution, UrgingService.Urge.class),
                execution.getProcessInstanceId(),
                StepListeners.currentUser()));
    }
}
