package org.weibao.process.guard;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.Refusal;

/**
 * Allows grants and no revocations. So no click reads the whole table of authorizations to search for revocations, or
 * for groups that have any.
 */
final class GrantsOnly extends AuthorizationManager {

    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new GrantsOnly();
            }
        };
    }

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
        super.insert(authorization);
    }
}
