package org.weibao.escalation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskSubject;
import org.weibao.workpoint.Priority;

/**
 * An open task, as far as its light needs it.
 *
 * @param step the id of the user task in its model
 * @param assigneeBody whose it is: the code of a unit or county, {@code office} or {@code leading-group}
 * @param due null where nothing is due
 * @param originalDue the last day as it was when the task came
 * @param counted whether the last day was counted, and not named by somebody
 * @param since the day on which its people were last told the last day
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
                !deadline.assigneeBody().equals(about.supportingUnit()));
    }
}
