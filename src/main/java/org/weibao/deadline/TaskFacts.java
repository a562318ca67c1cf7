package org.weibao.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Priority;

/**
 * What the escalation looks at of a task.
 *
 * @param step the id of the user task in its model
 * @param due null where nothing is due: no level is ever reached
 * @param since the day on which the task came
 */
public record TaskFacts(
        String step, UnitKind assigneeKind, Priority priority, @Nullable LocalDate due, LocalDate since) {}
