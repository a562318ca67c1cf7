package org.weibao.process.delegate;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.weibao.process.Variables;
import org.weibao.workpoint.WorkPointReader;

/** What the implementation fans out over: the ids of the point's open parts. */
@Component
public class OpenParts {

    private final WorkPointReader reader;

    OpenParts(WorkPointReader reader) {
        this.reader = reader;
    }

    /** Called by the model. */
    public List<Long> of(DelegateExecution execution) {
        return reader.openParts(Variables.POINT_ID.get(execution));
    }
}
