package org.weibao.process.listener;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.workpoint.Implementation;

/** The steps of {@code implementation.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ImplementationSteps {

    @Bean
    TaskListener acceptPart(Steps steps, Implementation implementation) {
        return steps.onPart(Implementation.AcceptPart.class, implementation::accept);
    }

    @Bean
    TaskListener decideObjection(Steps steps, Implementation implementation) {
        return steps.onPart(Implementation.DecideObjection.class, implementation::decideObjection);
    }

    @Bean
    TaskListener confirmNotApplicable(Steps steps, Implementation implementation) {
        return steps.onPart(Implementation.ConfirmNotApplicable.class, implementation::confirmNotApplicable);
    }

    @Bean
    TaskListener report(Steps steps, Implementation implementation) {
        return steps.onPart(Implementation.ProgressReport.class, implementation::report);
    }

    @Bean
    TaskListener signPart(Steps steps, Implementation implementation) {
        return steps.onPart(Implementation.SignPart.class, implementation::sign);
    }

    @Bean
    TaskListener verify(Steps steps, Implementation implementation) {
        return steps.onPart(Implementation.Verify.class, implementation::verify);
    }
}
