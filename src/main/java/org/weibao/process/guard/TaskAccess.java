package org.weibao.process.guard;

import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.Groups;

/**
 * No rights are written for tasks: {@link TaskRights} knows them by the task's group. The engine would leave a right with
 * everybody who once claimed the task, even after they left the unit.
 */
final class TaskAccess extends DefaultAuthorizationProvider {

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
    public AuthorizationEntity @Nullable [] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return null;
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
}
