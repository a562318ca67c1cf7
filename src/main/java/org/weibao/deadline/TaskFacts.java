package org.weibao.deadline;

import org.weibao.organization.UnitKind;
import org.weibao.workpoint.Priority;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the ladder looks at of a task.
 *
 * @param step the id of the user task in its model
 * @param due null where nothing is due: no rung is ever reached
 * @param since the day on which the task came
 */
public record TaskFacts(String step, UnitKind asked, Priority priority, @Nullable LocalDate due, LocalDate since) {}
