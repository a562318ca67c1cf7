package org.weibao.process.implementation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;
import org.weibao.process.Outcome;
import org.weibao.process.Variables;
import org.weibao.workpoint.Routing;

/** A part's own process begins: sets whether the part must still be accepted. */
@Component
class EnterPart implements ExecutionListener {

    private static final String FIRST = "1.0";

    private final Routing routing;

    EnterPart(Routing routing) {
        this.routing = routing;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var answerable = Variables.PART_ID.of(execution, routing::answerable);
        if (isOfFirstModel((ExecutionEntity) execution)) {
            Variables.UNIT_GROUP.set(execution, answerable.unit().group());
            Variables.HEAD_GROUP.set(execution, answerable.unit().headGroup());
            Variables.LEAD_GROUP.set(execution, answerable.lead().group());
        }
        var outcome = answerable.needsAcceptance() ? Outcome.TO_ACCEPT : Outcome.TO_REPORT;
        Variables.OUTCOME.setForNow(execution, outcome.literal());
    }

    /** A node of version 1.0.0, which may still run during an update, finds the groups only as variables. */
    private static boolean isOfFirstModel(ExecutionEntity execution) {
        return FIRST.equals(execution.getProcessDefinition().getVersionTag());
    }
}
