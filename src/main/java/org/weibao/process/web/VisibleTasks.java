package org.weibao.process.web;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.process.ProcessVariable;
import org.weibao.process.SubjectVariables;
import org.weibao.process.guard.PastRights;
import org.weibao.shared.NotYours;

/** The open tasks as the signed-in user reaches them. */
@Component
class VisibleTasks {

    private final TaskService tasks;
    private final IdentityService identity;
    private final PastRights rights;

    VisibleTasks(TaskService tasks, IdentityService identity, PastRights rights) {
        this.tasks = tasks;
        this.identity = identity;
        this.rights = rights;
    }

    CurrentUser reader() {
        var reader = identity.getCurrentAuthentication();
        return CurrentUser.of(reader.getUserId(), reader.getGroupIds());
    }

    /**
     * The task, if the engine shows it to the signed-in user.
     *
     * @throws NotYours otherwise
     */
    Task visible(String taskId) {
        var task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw new NotYours();
        }
        return task;
    }

    /**
     * The task, if the signed-in user has taken it, or could take it and nobody else has.
     *
     * @throws NotYours otherwise; an administrator does no case work
     */
    Task workable(String taskId) {
        var task = visible(taskId);
        var reader = reader();
        @Nullable String assignee = task.getAssignee();
        var may = assignee == null ? isAsked(taskId) : assignee.equals(reader.userId());
        if (!may || reader.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
        return task;
    }

    /** Whether the signed-in user belongs to those who are asked to do the task, whoever has taken it. */
    boolean isAsked(String taskId) {
        var groups = reader().groups().stream().toList();
        return !groups.isEmpty()
                && tasks.createTaskQuery()
                                .taskId(taskId)
                                .taskCandidateGroupIn(groups)
                                .includeAssignedTasks()
                                .count()
                        > 0;
    }

    /** Officers may not read process variables; that the task is theirs is proof enough for its id. */
    <T> T variable(Task task, ProcessVariable<T> variable) {
        return variable.type().cast(rights.ask(() -> tasks.getVariable(task.getId(), variable.name())));
    }

    /** What the task is about. */
    TaskSubject subject(Task task) {
        return rights.ask(() -> SubjectVariables.of(tasks.getVariables(task.getId())::get));
    }
}
