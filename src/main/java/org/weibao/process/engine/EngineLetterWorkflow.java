package org.weibao.process.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.weibao.letter.Letter;
import org.weibao.letter.LetterWorkflow;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.workpoint.WorkPoint;

/** Letters on the engine. */
@Component
class EngineLetterWorkflow implements LetterWorkflow {

    private static final String SETTLED = "settled";

    private final ObjectProvider<RuntimeService> runtime;

    /** Late, as {@link EngineWorkflow} says. */
    EngineLetterWorkflow(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(Letter letter, WorkPoint point) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(Variables.LETTER_ID.name(), letter.id());
        variables.put(Variables.POINT_ID.name(), point.id());
        var part = letter.partId();
        if (part != null) {
            variables.put(Variables.PART_ID.name(), part);
        }
        runtime.getObject()
                .startProcessInstanceByKey(
                        Elements.LETTER, point.code() + "/" + letter.unitCode() + "/letter-" + letter.id(), variables);
    }

    @Override
    public void noLongerNeeded(Letter letter) {
        runtime.getObject()
                .createMessageCorrelation(SETTLED)
                .processInstanceVariableEquals(Variables.LETTER_ID.name(), letter.id())
                .correlate();
    }
}
