package org.weibao.process.workpoint;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.weibao.process.Variables;
import org.weibao.workpoint.Routing;

/** The ids of the point's open parts: implementation runs once for each. */
@Component
public class OpenParts {

    private final Routing routing;

    OpenParts(Routing routing) {
        this.routing = routing;
    }

    /** Called by the model. */
    public List<Long> of(DelegateExecution execution) {
        return Variables.POINT_ID.of(execution, routing::openParts);
    }
}
