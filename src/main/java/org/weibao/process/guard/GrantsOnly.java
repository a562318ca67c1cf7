package org.weibao.process.guard;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.Refusal;

/**
 * Allows grants and no revocations, and no grant for a single task. So no click reads the whole table of authorizations
 * to search for revocations, or for groups that have any, and the table does not grow with tasks.
 */
class GrantsOnly extends AuthorizationManager {

    private static final Set<Integer> TASKS =
            Set.of(Resources.TASK.resourceType(), Resources.HISTORIC_TASK.resourceType());

    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    /** Every new authorization comes here, by the API as by REST. Its type never changes afterwards. */
    @Override
    public void insert(DbEntity authorization) {
        if (((AuthorizationEntity) authorization).getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE) {
            throw new Refusal("type", "本系统只授予权限，不设“禁止”类授权，没有保存。要收回权限，请删除相应的授权，或者把人移出该组。");
        }
        refuseSingleTask((AuthorizationEntity) authorization);
        super.insert(authorization);
    }

    @Override
    public void update(AuthorizationEntity authorization) {
        refuseSingleTask(authorization);
        super.update(authorization);
    }

    private static void refuseSingleTask(AuthorizationEntity authorization) {
        if (TASKS.contains(authorization.getResourceType())
                && !Authorization.ANY.equals(authorization.getResourceId())) {
            throw new Refusal("resourceId", "单项任务由承办它的组办理，不能单独授权，没有保存。要让某人办理，请把人加入承办的组。");
        }
    }
}
