package org.weibao.process.workpoint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.weibao.process.Variables;
import org.weibao.workpoint.Routing;

/** The business key of a part's process: point, unit and round. */
@Component
public class PartKey {

    private final Routing routing;

    PartKey(Routing routing) {
        this.routing = routing;
    }

    /** Called by the model. */
    public String of(DelegateExecution execution) {
        return Variables.PART_ID.of(execution, routing::answerable).key();
    }
}
