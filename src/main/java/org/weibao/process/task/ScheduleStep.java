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
import org.weibao.process.ProcessVariable;

/** Sets when a task is due and from when it is shown, just before it is created. */
@Component
class ScheduleStep implements ExecutionListener {

    private final StepDates times;

    ScheduleStep(StepDates times) {
        this.times = times;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var dates = times.of(execution).dates();
        set(execution, DUE_DATE, dates.due());
        set(execution, FOLLOW_UP_DATE, dates.followUp());
    }

    /** Transient: the task keeps the date, and nothing else reads the variable. */
    private static void set(DelegateExecution execution, ProcessVariable<Date> variable, @Nullable Instant moment) {
        var date = moment == null ? null : Date.from(moment);
        execution.setVariableLocal(variable.name(), Variables.dateValue(date, true));
    }
}
