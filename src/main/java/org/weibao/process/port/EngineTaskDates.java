package org.weibao.process.port;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskDates;
import org.weibao.escalation.EscalationTimes;
import org.weibao.process.Elements;
import org.weibao.process.guard.PastRights;
import org.weibao.workpoint.Routing;

/** The dates of the engine's tasks and of their timers. */
@Component
class EngineTaskDates implements TaskDates {

    private static final String TASK = "userTask_";
    private static final String TIMER = "timer_nextLevel_";

    private final ProcessEngine engine;

    private final PastRights rights;
    private final EscalationTimes escalation;
    private final Routing routing;
    private final WorkingCalendar calendar;
    private final Clock clock;

    EngineTaskDates(
            ProcessEngine engine,
            PastRights rights,
            EscalationTimes escalation,
            Routing routing,
            WorkingCalendar calendar,
            Clock clock) {
        this.engine = engine;
        this.rights = rights;
        this.escalation = escalation;
        this.routing = routing;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The right to move the date was checked before; the engine would also check rights on its jobs. */
    @Override
    public void follow(Deadline deadline) {
        var id = deadline.taskId();
        if (id == null) {
            return;
        }
        rights.ask(() -> {
            var task = engine.getTaskService().createTaskQuery().taskId(id).singleResult();
            if (task != null) {
                follow(deadline, task);
            }
            return null;
        });
    }

    private void follow(Deadline deadline, Task task) {
        var due = deadline.due();
        task.setDueDate(due == null ? null : Date.from(calendar.endOf(due)));
        if (deadline.step().equals(Elements.REPORT)) {
            var shown = routing.reportDates(deadline.subject().id()).followUp();
            task.setFollowUpDate(shown == null ? null : Date.from(shown));
        }
        engine.getTaskService().saveTask(task);
        var jobs = engine.getManagementService();
        var late = escalation.isBehind(deadline);
        for (var timer : jobs.createJobQuery()
                .executionId(task.getExecutionId())
                .activityId(deadline.step().replaceFirst(TASK, TIMER))
                .list()) {
            if (late) {
                jobs.setJobDuedate(timer.getId(), Date.from(clock.instant()));
            } else {
                jobs.recalculateJobDuedate(timer.getId(), false);
            }
        }
    }
}
