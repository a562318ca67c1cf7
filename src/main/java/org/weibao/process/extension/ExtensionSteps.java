package org.weibao.process.extension;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.extension.ExtensionCorrectionService;
import org.weibao.extension.ExtensionService;
import org.weibao.process.Variables;
import org.weibao.process.task.StepListeners;
import org.weibao.process.task.Submissions;

/** The steps of {@code extension.bpmn} and {@code extension-correction.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ExtensionSteps {

    @Bean
    ExecutionListener requestExtension(Submissions submissions, ExtensionService extensions) {
        return execution -> {
            var command = submissions.read(execution, ExtensionService.RequestExtension.class);
            var requested = extensions.request(command, StepListeners.currentUser());
            Variables.EXTENSION_ID.set(execution, requested.id());
            Variables.HEAD_GROUP.set(execution, requested.headGroup());
            execution.setProcessBusinessKey(requested.key());
        };
    }

    @Bean
    TaskListener signExtension(StepListeners steps, ExtensionService extensions) {
        return steps.onExtension(ExtensionService.SignExtension.class, extensions::sign);
    }

    @Bean
    TaskListener decideExtension(StepListeners steps, ExtensionService extensions) {
        return steps.onExtension(ExtensionService.DecideExtension.class, extensions::decide);
    }

    @Bean
    JavaDelegate correctExtension(Submissions submissions, ExtensionCorrectionService corrections) {
        return execution -> execution.setProcessBusinessKey(corrections.correct(
                submissions.read(execution, ExtensionCorrectionService.Correct.class), StepListeners.currentUser()));
    }
}
