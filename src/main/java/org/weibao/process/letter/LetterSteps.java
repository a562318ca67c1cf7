package org.weibao.process.letter;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.letter.LetterService;
import org.weibao.process.task.StepListeners;

/** The steps of {@code letter.bpmn}. */
@Configuration(proxyBeanMethods = false)
class LetterSteps {

    @Bean
    TaskListener releaseLetter(StepListeners steps, LetterService letters) {
        return steps.onLetter(LetterService.Release.class, letters::release);
    }
}
