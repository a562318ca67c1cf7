package org.weibao.process.listener;

import static org.weibao.process.Variables.DUE_DATE;
import static org.weibao.process.Variables.FOLLOW_UP_DATE;
import static org.weibao.process.Variables.PART_ID;
import static org.weibao.process.Variables.POINT_ID;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.Stages;
import org.weibao.process.Elements;
import org.weibao.process.ProcessVariable;
import org.weibao.workpoint.Routing;
import org.weibao.workpoint.Schedule;
import org.weibao.workpoint.Schedule.Dates;

/** Says when a task is due, and from when it shows, just before the task is made. */
@Component
class ScheduleStep implements ExecutionListener {

    private final Schedule schedule;
    private final Routing routing;
    private final Stages stages;

    ScheduleStep(Schedule schedule, Routing routing, Stages stages) {
        this.schedule = schedule;
        this.routing = routing;
        this.stages = stages;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var dates = dates(execution);
        set(execution, DUE_DATE, dates.due());
        set(execution, FOLLOW_UP_DATE, dates.followUp());
    }

    private Dates dates(DelegateExecution execution) {
        return switch (execution.getCurrentActivityId()) {
            case Elements.PROOFREAD -> schedule.within(stages.proofread());
            case Elements.APPROVE -> schedule.within(stages.approve());
            case Elements.ACCEPT_ASSIGNMENT, Elements.ACCEPT_PART, Elements.CONFIRM_NOT_APPLICABLE ->
                schedule.within(stages.accept());
            case Elements.REASSIGN, Elements.DECIDE_OBJECTION, Elements.CONSENT_END, Elements.CHOOSE_RETURN ->
                schedule.within(stages.assign());
            case Elements.REPORT -> routing.reportDates(PART_ID.get(execution));
            case Elements.REQUEST_END -> routing.endDates(POINT_ID.get(execution));
            case Elements.SIGN_PART, Elements.SIGN, Elements.SIGN_EXTENSION -> schedule.within(stages.sign());
            case Elements.VERIFY -> schedule.within(stages.verify());
            case Elements.COMPILE -> schedule.within(stages.compile());
            case Elements.CHECK -> schedule.within(stages.check());
            case Elements.DECIDE -> schedule.within(stages.decide());
            case Elements.DECIDE_EXTENSION -> schedule.within(stages.extend());
            default -> throw new IllegalStateException("No stage for " + execution.getCurrentActivityId());
        };
    }

    /** Transient: the task keeps the date, nobody else reads the variable. */
    private static void set(DelegateExecution execution, ProcessVariable<Date> variable, @Nullable Instant moment) {
        var date = moment == null ? null : Date.from(moment);
        execution.setVariableLocal(variable.name(), Variables.dateValue(date, true));
    }
}
