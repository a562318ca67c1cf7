package org.weibao.process.guard;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.impl.HistoricIdentityLinkLogQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessorFactory;
import org.weibao.organization.Groups;

/**
 * Who may do what with a task: its group may work on it, the heads of that group may see it, and no single person gets
 * a right. The engine would write four rows of rights for each task. They would stay for years, and every list would
 * read them. Here the rights follow from the group that the task has anyway. {@link TasksInSight} says the same of
 * lists.
 */
final class TaskRights extends GrantsOnly {

    /** Whether the task's group is one of these, or one whose tasks they may see as its heads. */
    static boolean see(@Nullable Collection<String> groups, String taskGroup) {
        return groups != null && (groups.contains(taskGroup) || groups.contains(Groups.headOf(taskGroup)));
    }

    /** For {@link TasksInSight}. */
    @Override
    public boolean isAuthCheckExecuted() {
        return super.isAuthCheckExecuted();
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groups, CompositePermissionCheck check) {
        return (check.isDisjunctive() && check.getAtomicChecks().stream().anyMatch(each -> isOfTheirTask(groups, each)))
                || super.isAuthorized(userId, groups, check);
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groups, PermissionCheck check) {
        return isOfTheirTask(groups, check) || super.isAuthorized(userId, groups, check);
    }

    private boolean isOfTheirTask(@Nullable List<String> groups, PermissionCheck check) {
        @Nullable String taskId = check.getResourceId();
        if (groups == null
                || check.getResource() != Resources.TASK
                || taskId == null
                || taskId.equals(Authorization.ANY)) {
            return false;
        }
        int permission = check.getPermission().getValue();
        if (permission == Permissions.TASK_WORK.getValue()) {
            return taskGroups(taskId).anyMatch(groups::contains);
        }
        return permission == Permissions.READ.getValue() && taskGroups(taskId).anyMatch(group -> see(groups, group));
    }

    /** The task keeps what it has read, so its completion does not read it again. */
    private Stream<String> taskGroups(String taskId) {
        TaskEntity task = getTaskManager().findTaskById(taskId);
        return task == null
                ? Stream.empty()
                : task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull);
    }

    /** Only its task is left; nothing was ever written for it. */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String resourceId) {
        if (resource != Resources.TASK) {
            super.deleteAuthorizationsByResourceId(resource, resourceId);
        }
    }

    /** The engine's page of remarks searches the task here, open or ended. */
    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        if (couldSee(query.getTaskId())) {
            PastRights.within(getCommandContext(), () -> {
                super.configureHistoricTaskInstanceQuery(query);
                return null;
            });
        } else {
            super.configureHistoricTaskInstanceQuery(query);
        }
    }

    @Override
    public void configureUserOperationLogQuery(UserOperationLogQueryImpl query) {
        // The engine has no getter for it.
        @Nullable
        Object taskId = PropertyAccessorFactory.forDirectFieldAccess(query).getPropertyValue("taskId");
        if (couldSee((String) taskId)) {
            PastRights.within(getCommandContext(), () -> {
                super.configureUserOperationLogQuery(query);
                return null;
            });
        } else {
            super.configureUserOperationLogQuery(query);
        }
    }

    private boolean couldSee(@Nullable String taskId) {
        if (taskId == null || !isAuthCheckExecuted()) {
            return false;
        }
        Authentication currentUser = getCurrentAuthentication();
        HistoricIdentityLinkLogQueryImpl groups = new HistoricIdentityLinkLogQueryImpl();
        groups.taskId(taskId).type(IdentityLinkType.CANDIDATE);
        return PastRights.within(getCommandContext(), () -> getHistoricIdentityLinkManager()
                        .findHistoricIdentityLinkLogByQueryCriteria(groups, null))
                .stream()
                .map(HistoricIdentityLinkLog::getGroupId)
                .filter(Objects::nonNull)
                .anyMatch(group -> see(currentUser.getGroupIds(), group));
    }
}
