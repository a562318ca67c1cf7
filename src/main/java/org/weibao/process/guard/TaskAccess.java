package org.weibao.process.guard;

import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.Groups;

/**
 * Who may do what with a task: its group may work on it, the heads of that group may see it, and no single person gets
 * a right. The engine would leave a right with everybody who once claimed the task, even after they left the unit.
 */
final class TaskAccess extends DefaultAuthorizationProvider {

    /** The engine's name for the state of a task before its creation; the engine has no public constant. */
    private static final String BEING_MADE = "Init";

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskOwner(
            Task task, @Nullable String oldOwner, @Nullable String newOwner) {
        return null;
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskUserIdentityLink(Task task, String userId, String type) {
        return null;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return Stream.concat(
                        Stream.of(super.newTaskGroupIdentityLink(task, groupId, type)),
                        Stream.of(Groups.headOf(groupId))
                                .filter(head -> !head.equals(groupId))
                                .flatMap(head -> toSee(task, head)))
                .toArray(AuthorizationEntity[]::new);
    }

    /** Colleagues and the heads of a group may read its members' names, since their lists show who has a task. */
    @Override
    public AuthorizationEntity[] groupMembershipCreated(String groupId, String userId) {
        return Stream.of(groupId, Groups.headOf(groupId))
                .distinct()
                .filter(reader -> getGrantAuthorizationByGroupId(reader, Resources.USER, userId) == null)
                .map(reader -> createGrantAuthorization(null, reader, Resources.USER, userId, Permissions.READ))
                .toArray(AuthorizationEntity[]::new);
    }

    /** A task that is being created has no authorizations yet, so none is searched. */
    @Override
    protected AuthorizationEntity createOrUpdateAuthorization(
            Task task,
            @Nullable String userId,
            @Nullable String groupId,
            Resource resource,
            boolean isHistoric,
            Permission... permissions) {
        if (!BEING_MADE.equals(task.getTaskState())) {
            return super.createOrUpdateAuthorization(task, userId, groupId, resource, isHistoric, permissions);
        }
        AuthorizationEntity granted = createAuthorization(userId, groupId, resource, task.getId(), permissions);
        if (isHistoric) {
            provideRemovalTime(granted, task);
        }
        return granted;
    }

    private Stream<AuthorizationEntity> toSee(Task task, String group) {
        return Stream.of(
                createOrUpdateAuthorization(task, null, group, Resources.TASK, false, Permissions.READ),
                createOrUpdateAuthorization(
                        task, null, group, Resources.HISTORIC_TASK, true, HistoricTaskPermissions.READ));
    }
}
