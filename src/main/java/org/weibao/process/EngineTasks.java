package org.weibao.process;

import java.util.Collection;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskSubject;

/** Turns the engine's tasks into the type that features use. */
public final class EngineTasks {

    private EngineTasks() {}

    public static OpenTask of(DelegateTask task) {
        return new OpenTask(
                task.getId(),
                task.getName(),
                groupOf(task.getCandidates()),
                task.getAssignee(),
                SubjectVariables.of(task),
                task.getTaskDefinitionKey());
    }

    /** The open task at a step of that process; empty if it is done. */
    public static Optional<OpenTask> of(DelegateExecution execution, String step) {
        return Context.getCommandContext()
                .getTaskManager()
                .findTasksByProcessInstanceId(execution.getProcessInstanceId())
                .stream()
                .filter(task -> task.getTaskDefinitionKey().equals(step))
                .findFirst()
                .map(EngineTasks::of);
    }

    /** The task of a query's result. */
    public static OpenTask of(Task task, Collection<IdentityLink> links, TaskSubject subject) {
        return new OpenTask(
                task.getId(), task.getName(), groupOf(links), task.getAssignee(), subject, task.getTaskDefinitionKey());
    }

    /** Each step of our models is offered to one group. */
    private static String groupOf(Collection<IdentityLink> links) {
        return links.stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The task is offered to no group"));
    }
}
