package org.weibao.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.Groups;

/**
 * Shows everybody the tasks of their groups, and heads those of their unit ({@link TaskRights}); who may read all tasks
 * sees all. A list is found by the groups of the tasks, and reads no rights of single tasks.
 */
final class TasksInSight extends TaskManager {

    /** A task belongs to a step of a model. So no click asks for tasks below it. */
    @Override
    public void insertTask(TaskEntity task) {
        if (task.getParentTaskId() != null) {
            throw new IllegalArgumentException("A task below a task");
        }
        super.insertTask(task);
    }

    @Override
    public List<Task> findTasksByParentTaskId(String parentTaskId) {
        return List.of();
    }

    /** The engine asks for its model next, to check who may see it. */
    @Override
    public TaskEntity findTaskById(String id) {
        TaskEntity task = super.findTaskById(id);
        if (task != null) {
            RunningModel.know(getDbEntityManager(), task.getProcessDefinitionId());
        }
        return task;
    }

    /** A step has one task. If the command has it, the database is not asked for more. */
    @Override
    public List<TaskEntity> findTasksByExecutionId(String executionId) {
        List<TaskEntity> known = getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                .filter(task -> executionId.equals(task.getExecutionId()))
                .collect(Collectors.toCollection(ArrayList::new));
        return known.isEmpty() ? super.findTasksByExecutionId(executionId) : known;
    }

    @Override
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        return inSight(query, () -> super.findTasksByQueryCriteria(query));
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        return inSight(query, () -> super.findTaskCountByQueryCriteria(query));
    }

    private <T> T inSight(TaskQueryImpl query, Callable<T> search) {
        boolean isChecked = ((TaskRights) getAuthorizationManager()).isAuthCheckExecuted();
        if (!isChecked || asksOnlyFor(groupsInSight(), query) || seesAll()) {
            return PastRights.within(getCommandContext(), search);
        }
        TaskQueryImpl ofTheirGroups = (TaskQueryImpl) query.or();
        try {
            ofTheirGroups.taskCandidateGroupIn(groupsInSight()).includeAssignedTasks();
            return PastRights.within(getCommandContext(), search);
        } finally {
            // The same query may be run again, and for somebody else.
            query.getQueries().remove(ofTheirGroups);
        }
    }

    private static boolean asksOnlyFor(List<String> groups, TaskQueryImpl query) {
        return query.getCandidateUser() == null
                && query.getCandidateGroupLike() == null
                && query.getCandidateGroups() != null
                && !query.getCandidateGroups().isEmpty()
                && groups.containsAll(query.getCandidateGroups());
    }

    private boolean seesAll() {
        return getAuthorizationManager()
                .isAuthorized(new PermissionCheckBuilder()
                        .disjunctive()
                        .atomicCheckForResourceId(Resources.TASK, Authorization.ANY, Permissions.READ)
                        .atomicCheckForResourceId(
                                Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ_TASK)
                        .build());
    }

    /** Never empty, since the engine takes no empty list: nobody is in the group without a name. */
    private List<String> groupsInSight() {
        @Nullable List<String> groups = getCurrentAuthentication().getGroupIds();
        return Stream.concat(
                        Stream.of(""),
                        Objects.requireNonNullElse(groups, List.<String>of()).stream()
                                .flatMap(group -> Stream.of(group, Groups.headedBy(group)))
                                .distinct())
                .toList();
    }
}
