package org.weibao.process.install;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.CalendarInUse;
import org.weibao.deadline.DeadlineRecounting;
import org.weibao.escalation.TimerRealignment;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.workpoint.PointRecounting;
import org.weibao.workpoint.Routing;
import org.weibao.workpoint.Schedule;

/** Takes another calendar into use: counts open days in working days again, and moves the tasks and timers. */
@Component
class Recalculation {

    private static final Logger LOG = LoggerFactory.getLogger(Recalculation.class);
    private static final int ATTEMPTS = 5;

    private final CalendarInUse calendar;
    private final PointRecounting records;
    private final DeadlineRecounting deadlines;
    private final TimerRealignment rules;
    private final Routing routing;
    private final TaskService tasks;
    private final TransactionOperations transaction;

    Recalculation(
            CalendarInUse calendar,
            PointRecounting records,
            DeadlineRecounting deadlines,
            TimerRealignment rules,
            Routing routing,
            TaskService tasks,
            TransactionOperations transaction) {
        this.calendar = calendar;
        this.records = records;
        this.deadlines = deadlines;
        this.rules = rules;
        this.routing = routing;
        this.tasks = tasks;
        this.transaction = transaction;
    }

    /** All in one transaction, once for each calendar, on whichever node comes first. */
    void renew() {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> calendar.take().ifPresent(this::recalculate));
                return;
            } catch (ConcurrencyFailureException | OptimisticLockingException conflict) {
                // Another node runs, and somebody there has just submitted a task that was being counted.
                if (attempt == ATTEMPTS) {
                    throw conflict;
                }
            }
        }
    }

    private void recalculate(String reason) {
        List<PointRecounting.Moved> moved = new ArrayList<>(records.recount());
        tasks.createTaskQuery()
                .taskDefinitionKeyIn(Elements.REPORT, Elements.REQUEST_END)
                .list()
                .forEach(this::follow);
        moved.addAll(deadlines.recount(moved));
        rules.again();
        records.tell(reason, moved);
        LOG.info("{}，已按新的日历重新计算 {} 个期限。", reason, moved.size());
    }

    /** Sets a task's dates from the records. Deadlines do not contain the day from which the task is shown. */
    private void follow(Task task) {
        Schedule.Dates dates = task.getTaskDefinitionKey().equals(Elements.REPORT)
                ? routing.reportDates(variable(task, Variables.PART_ID.name()))
                : routing.endDates(variable(task, Variables.POINT_ID.name()));
        task.setDueDate(date(dates.due()));
        // A task that came back has no such day and stays visible.
        if (task.getFollowUpDate() != null) {
            task.setFollowUpDate(date(dates.followUp()));
        }
        tasks.saveTask(task);
    }

    private long variable(Task task, String name) {
        return (Long) Objects.requireNonNull(tasks.getVariable(task.getId(), name));
    }

    private static @Nullable Date date(@Nullable Instant moment) {
        return moment == null ? null : Date.from(moment);
    }
}
