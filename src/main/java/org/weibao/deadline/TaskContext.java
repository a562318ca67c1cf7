package org.weibao.deadline;

import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.Priority;

/**
 * The records of a task's subject.
 *
 * @param planId the plan whose timeline it belongs to; null if it belongs to a point's
 * @param pointId the point whose timeline it belongs to; null for a plan as a whole
 * @param partId the part whose timeline it belongs to; null for the point as a whole
 * @param supportingUnit the code of a supporting unit, whose own tasks have no escalation; otherwise null
 */
public record TaskContext(
        @Nullable Long planId,
        @Nullable Long pointId,
        @Nullable Long partId,
        Priority priority,
        @Nullable String supportingUnit) {

    /** Whether a task of that body has an escalation; the supporting unit's own tasks have none. */
    public boolean escalates(String assigneeBody) {
        return !assigneeBody.equals(supportingUnit);
    }
}
