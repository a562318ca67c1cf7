package org.weibao.process.workpoint;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.PhaseService;

/** The point enters one of the four phases, which its model shows as subprocesses. */
@Component
class EnterPhase implements ExecutionListener {

    private static final Map<String, Phase> PHASES = Map.of(
            Elements.SUBPROCESS_ASSIGNMENT, Phase.ASSIGNMENT,
            Elements.SUBPROCESS_IMPLEMENTATION, Phase.IMPLEMENTATION,
            Elements.SUBPROCESS_REPORTING, Phase.REPORTING,
            Elements.SUBPROCESS_REVIEW, Phase.REVIEW);

    private final PhaseService lifecycle;

    EnterPhase(PhaseService lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var phase = PHASES.get(execution.getCurrentActivityId());
        if (phase == null) {
            throw new IllegalStateException("No phase is shown by " + execution.getCurrentActivityId());
        }
        lifecycle.enter(Variables.POINT_ID.get(execution), phase);
    }
}
