package org.weibao.process.engine;

import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.process.ProcessVariable;
import org.weibao.process.Variables;
import org.weibao.supervision.Subject;
import org.weibao.supervision.TaskDates;
import org.weibao.supervision.Term;

/** The dates of the engine's tasks. */
@Component
class EngineTaskDates implements TaskDates {

    private final ObjectProvider<TaskService> tasks;
    private final WorkingCalendar calendar;

    EngineTaskDates(ObjectProvider<TaskService> tasks, WorkingCalendar calendar) {
        this.tasks = tasks;
        this.calendar = calendar;
    }

    @Override
    public void follow(Term term) {
        var service = tasks.getObject();
        var due = term.due();
        for (var task : of(term.subject()).taskDefinitionKey(term.step()).list()) {
            task.setDueDate(due == null ? null : Date.from(calendar.endOf(due)));
            service.saveTask(task);
        }
    }

    private TaskQuery of(Subject subject) {
        return tasks.getObject()
                .createTaskQuery()
                .processVariableValueEquals(variable(subject).name(), subject.id());
    }

    private static ProcessVariable<Long> variable(Subject subject) {
        return switch (subject.kind()) {
            case PLAN -> Variables.PLAN_ID;
            case POINT -> Variables.POINT_ID;
            case PART -> Variables.PART_ID;
            case LETTER, EXTENSION -> throw new IllegalArgumentException(subject.key());
        };
    }
}
