package org.weibao.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Priority;

/**
 * What the escalation needs to know of a task.
 *
 * @param step the id of the user task in its model
 * @param due null if nothing is due: no level is ever reached
 * @param since the day on which the task was created
 */
public record TaskFacts(
        String step, UnitKind assigneeKind, Priority priority, @Nullable LocalDate due, LocalDate since) {}
