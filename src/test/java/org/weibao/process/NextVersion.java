package org.weibao.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.annotation.Bean;

/** What trial F16 adds to the next version's jar as its configuration: a step that this version does not have. */
public final class NextVersion implements ExecutionListener {

    public static final String STEP = "nextVersionsStep";

    @Bean(STEP)
    static ExecutionListener step() {
        return new NextVersion();
    }

    @Override
    public void notify(DelegateExecution execution) {}
}
