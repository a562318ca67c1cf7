package org.weibao.escalation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskSubject;
import org.weibao.workpoint.Priority;

/**
 * The facts of an open task that its light needs.
 *
 * @param step the id of the user task in its model
 * @param assigneeBody the code of a unit or county, {@code office} or {@code leading-group}
 * @param due null if nothing is due
 * @param originalDue the due day when the task was created
 * @param counted whether the due day was counted and not set by a person
 * @param since the day on which its people last got a due day
 * @param escalates whether it has an escalation; a supporting unit's task has none
 */
public record SupervisedTask(
        TaskSubject subject,
        String step,
        String assigneeBody,
        @Nullable LocalDate due,
        @Nullable LocalDate originalDue,
        boolean counted,
        LocalDate since,
        Priority priority,
        boolean escalates) {

    static SupervisedTask of(Deadline deadline, TaskContext about) {
        return new SupervisedTask(
                deadline.subject(),
                deadline.step(),
                deadline.assigneeBody(),
                deadline.due(),
                deadline.originalDue(),
                deadline.isCounted(),
                WorkingCalendar.dayOf(deadline.datedAt()),
                about.priority(),
                about.escalates(deadline.assigneeBody()));
    }
}
