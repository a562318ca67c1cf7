package org.weibao.process.implementation;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.process.task.StepListeners;
import org.weibao.workpoint.PartAcceptance;
import org.weibao.workpoint.PartReporting;

/** The steps of {@code implementation.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ImplementationSteps {

    @Bean
    TaskListener acceptPart(StepListeners steps, PartAcceptance acceptance) {
        return steps.onPart(PartAcceptance.AcceptPart.class, acceptance::accept);
    }

    @Bean
    TaskListener decideObjection(StepListeners steps, PartAcceptance acceptance) {
        return steps.onPart(PartAcceptance.DecideObjection.class, acceptance::decideObjection);
    }

    @Bean
    TaskListener confirmNotApplicable(StepListeners steps, PartAcceptance acceptance) {
        return steps.onPart(PartAcceptance.ConfirmNotApplicable.class, acceptance::confirmNotApplicable);
    }

    @Bean
    TaskListener report(StepListeners steps, PartReporting reporting) {
        return steps.onPart(PartReporting.ProgressReport.class, reporting::report);
    }

    @Bean
    TaskListener signPart(StepListeners steps, PartReporting reporting) {
        return steps.onPart(PartReporting.SignPart.class, reporting::sign);
    }

    @Bean
    TaskListener verify(StepListeners steps, PartReporting reporting) {
        return steps.onPart(PartReporting.Verify.class, reporting::verify);
    }
}
