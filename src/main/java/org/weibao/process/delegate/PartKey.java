package org.weibao.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.weibao.process.Variables;
import org.weibao.workpoint.WorkPointReader;

/** The business key of a part's process: point, unit and round. */
@Component
public class PartKey {

    private final WorkPointReader reader;

    PartKey(WorkPointReader reader) {
        this.reader = reader;
    }

    /** Called by the model. */
    public String of(DelegateExecution execution) {
        return reader.answerable(Variables.PART_ID.get(execution)).key();
    }
}
