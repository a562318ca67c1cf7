package org.weibao.process.task;

import static org.weibao.process.Variables.DUE_DATE;
import static org.weibao.process.Variables.FOLLOW_UP_DATE;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.deadline.DeadlineService;
import org.weibao.process.ProcessVariable;
import org.weibao.process.SubjectVariables;

/** Says when a task is due, and from when it shows, just before the task is made, and keeps it on record. */
@Component
class ScheduleStep implements ExecutionListener {

    private final StepDates times;
    private final DeadlineService deadlines;

    ScheduleStep(StepDates times, DeadlineService deadlines) {
        this.times = times;
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var time = times.of(execution);
        deadlines.open(SubjectVariables.of(execution), execution.getCurrentActivityId(), time.opening());
        set(execution, DUE_DATE, time.dates().due());
        set(execution, FOLLOW_UP_DATE, time.dates().followUp());
    }

    /** Transient: the task keeps the date, nobody else reads the variable. */
    private static void set(DelegateExecution execution, ProcessVariable<Date> variable, @Nullable Instant moment) {
        var date = moment == null ? null : Date.from(moment);
        execution.setVariableLocal(variable.name(), Variables.dateValue(date, true));
    }
}
