package org.weibao.process.listener;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.workpoint.PartAcceptance;
import org.weibao.workpoint.PartReporting;

/** The steps of {@code implementation.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ImplementationSteps {

    @Bean
    TaskListener acceptPart(Steps steps, PartAcceptance acceptance) {
        return steps.onPart(PartAcceptance.AcceptPart.class, acceptance::accept);
    }

    @Bean
    TaskListener decideObjection(Steps steps, PartAcceptance acceptance) {
        return steps.onPart(PartAcceptance.DecideObjection.class, acceptance::decideObjection);
    }

    @Bean
    TaskListener confirmNotApplicable(Steps steps, PartAcceptance acceptance) {
        return steps.onPart(PartAcceptance.ConfirmNotApplicable.class, acceptance::confirmNotApplicable);
    }

    @Bean
    TaskListener report(Steps steps, PartReporting reporting) {
        return steps.onPart(PartReporting.ProgressReport.class, reporting::report);
    }

    @Bean
    TaskListener signPart(Steps steps, PartReporting reporting) {
        return steps.onPart(PartReporting.SignPart.class, reporting::sign);
    }

    @Bean
    TaskListener verify(Steps steps, PartReporting reporting) {
        return steps.onPart(PartReporting.Verify.class, reporting::verify);
    }
}
