package org.weibao.process;

import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.supervision.Subject;
import org.weibao.supervision.Term;
import org.weibao.supervision.Terms;

/** The terms of the tasks that wait in a story. */
@TestComponent
class TermsOfTasks {

    private final TaskService tasks;
    private final Terms terms;

    TermsOfTasks(TaskService tasks, Terms terms) {
        this.tasks = tasks;
        this.terms = terms;
    }

    Term of(Task task) {
        var part = (Long) tasks.getVariable(task.getId(), Variables.PART_ID.name());
        var subject = part == null
                ? Subject.point((Long) tasks.getVariable(task.getId(), Variables.POINT_ID.name()))
                : Subject.part(part);
        return terms.find(subject, task.getTaskDefinitionKey())
                .filter(Term::isOpen)
                .orElseGet(() -> open(subject, task));
    }

    private Term open(Subject subject, Task task) {
        var group = tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
        return terms.open(
                subject,
                task.getTaskDefinitionKey(),
                new Term.Opening(
                        group.replaceAll("^(unit|county)-|-head$", ""),
                        task.getDueDate() == null
                                ? null
                                : WorkingCalendar.dayOf(task.getDueDate().toInstant()),
                        null,
                        null,
                        Objects.requireNonNull(task.getCreateTime()).toInstant()));
    }
}
