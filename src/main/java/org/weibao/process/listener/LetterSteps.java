package org.weibao.process.listener;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.weibao.letter.Letters;

/** The steps of {@code letter.bpmn}. */
@Configuration(proxyBeanMethods = false)
class LetterSteps {

    @Bean
    TaskListener releaseLetter(Steps steps, Letters letters) {
        return steps.onLetter(Letters.Release.class, letters::release);
    }
}
