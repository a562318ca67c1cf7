package org.weibao.process;

import java.util.Collection;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;
import org.weibao.deadline.OpenTask;

/** Shows the engine's tasks to those who watch over them. */
public final class EngineTasks {

    private EngineTasks() {}

    public static OpenTask of(DelegateTask task) {
        return new OpenTask(
                task.getId(),
                task.getName(),
                group(task.getCandidates()),
                task.getAssignee(),
                SubjectVariables.of(task),
                task.getTaskDefinitionKey());
    }

    /** The one that waits at a step of that process; nothing if it is done. */
    public static Optional<OpenTask> of(DelegateExecution execution, String step) {
        return Context.getCommandContext()
                .getTaskManager()
                .findTasksByProcessInstanceId(execution.getProcessInstanceId())
                .stream()
                .filter(task -> task.getTaskDefinitionKey().equals(step))
                .findFirst()
                .map(EngineTasks::of);
    }

    private static String group(Collection<IdentityLink> candidates) {
        return candidates.stream()
                .filter(link -> link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The task asks no group"));
    }
}
