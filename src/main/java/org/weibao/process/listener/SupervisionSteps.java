package org.weibao.process.listener;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.process.Variables;
import org.weibao.supervision.ExtensionCorrections;
import org.weibao.supervision.Extensions;
import org.weibao.supervision.Urgings;

/** The steps of {@code extension.bpmn}, {@code extension-correction.bpmn} and {@code urging.bpmn}. */
@Configuration(proxyBeanMethods = false)
class SupervisionSteps {

    @Bean
    ExecutionListener requestExtension(Submissions submissions, Extensions extensions) {
        return execution -> {
            var command = submissions.read(execution, Extensions.RequestExtension.class);
            var requested = extensions.request(command, Steps.reader());
            Variables.EXTENSION_ID.set(execution, requested.id());
            Variables.HEAD_GROUP.set(execution, requested.headGroup());
            execution.setProcessBusinessKey(requested.key());
        };
    }

    @Bean
    TaskListener signExtension(Steps steps, Extensions extensions) {
        return steps.onExtension(Extensions.SignExtension.class, extensions::sign);
    }

    @Bean
    TaskListener decideExtension(Steps steps, Extensions extensions) {
        return steps.onExtension(Extensions.DecideExtension.class, extensions::decide);
    }

    @Bean
    JavaDelegate correctExtension(Submissions submissions, ExtensionCorrections corrections) {
        return execution -> execution.setProcessBusinessKey(
                corrections.correct(submissions.read(execution, ExtensionCorrections.Correct.class), Steps.reader()));
    }

    @Bean
    JavaDelegate urge(Submissions submissions, Urgings urgings) {
        return execution -> execution.setProcessBusinessKey(
                urgings.urge(submissions.read(execution, Urgings.Urge.class), Steps.reader()));
    }
}
