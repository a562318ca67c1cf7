package org.weibao.deadline;

import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.Priority;

/**
 * What the records hold of a task's subject.
 *
 * @param planId the plan whose story it belongs to; null if a point's is nearer
 * @param pointId the point whose story it belongs to; null for a plan as a whole
 * @param partId the part whose story it belongs to; null for what concerns the point as a whole
 * @param supportingUnit the code of the unit whose tasks have no escalation: it supports and answers when the lead asks; else null
 */
public record TaskContext(
        @Nullable Long planId,
        @Nullable Long pointId,
        @Nullable Long partId,
        Priority priority,
        @Nullable String supportingUnit) {}
