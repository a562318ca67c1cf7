package org.weibao.process.web;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.board.OpenedTask;
import org.weibao.letter.LetterService;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.process.Elements;
import org.weibao.process.ProcessVariable;
import org.weibao.process.guard.PastRights;
import org.weibao.shared.NotYours;

/** The open tasks that the current user may reach. */
@Component
class VisibleTasks {

    /** The steps whose form does several tasks at once. */
    private static final Set<String> ALIKE = Set.of(Elements.DECIDE, Elements.RELEASE_LETTER);

    private final TaskService tasks;
    private final IdentityService identity;
    private final PastRights rights;

    VisibleTasks(TaskService tasks, IdentityService identity, PastRights rights) {
        this.tasks = tasks;
        this.identity = identity;
        this.rights = rights;
    }

    CurrentUser currentUser() {
        var currentUser = identity.getCurrentAuthentication();
        return CurrentUser.of(currentUser.getUserId(), currentUser.getGroupIds());
    }

    /**
     * The task, if the engine shows it to the current user.
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
     * The task whose form the current user opens. For its own people one query is enough.
     *
     * @throws NotYours if the engine does not show it to them
     */
    OpenedTask opened(String taskId) {
        var groups = currentUser().groups().stream().toList();
        var candidateTask = groups.isEmpty()
                ? null
                : tasks.createTaskQuery()
                        .taskId(taskId)
                        .taskCandidateGroupIn(groups)
                        .includeAssignedTasks()
                        .singleResult();
        var task = candidateTask == null ? visible(taskId) : candidateTask;
        var due = task.getDueDate();
        return new OpenedTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                due == null ? null : due.toInstant(),
                candidateTask != null,
                ALIKE.contains(task.getTaskDefinitionKey()) ? alike(task) : List.of(),
                currentUser());
    }

    /** The ids of the other open tasks of the step that the current user could do, the oldest first. */
    private List<String> alike(Task own) {
        var userId = currentUser().userId();
        return tasks
                .createTaskQuery()
                .taskDefinitionKey(own.getTaskDefinitionKey())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .filter(task -> !task.getId().equals(own.getId()))
                .filter(task -> task.getAssignee() == null || task.getAssignee().equals(userId))
                .map(Task::getId)
                .limit(LetterService.MOST_OTHERS)
                .toList();
    }

    /**
     * The task, if the current user has taken it, or could take it and nobody else has.
     *
     * @throws NotYours otherwise; an administrator does no case work
     */
    Task workable(String taskId) {
        var task = visible(taskId);
        var currentUser = currentUser();
        @Nullable String assignee = task.getAssignee();
        var may = assignee == null ? isCandidate(taskId) : assignee.equals(currentUser.userId());
        if (!may || currentUser.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
        return task;
    }

    /** Whether it belongs to one of the current user's groups, also if somebody else has taken it. */
    boolean isCandidate(String taskId) {
        var groups = currentUser().groups().stream().toList();
        return !groups.isEmpty()
                && tasks.createTaskQuery()
                                .taskId(taskId)
                                .taskCandidateGroupIn(groups)
                                .includeAssignedTasks()
                                .count()
                        > 0;
    }

    /** Officers may not read process variables, but an officer who has the task may know this id. */
    <T> T variable(Task task, ProcessVariable<T> variable) {
        return variable.type().cast(rights.ask(() -> tasks.getVariable(task.getId(), variable.name())));
    }
}
