package org.weibao.process.install;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.jspecify.annotations.Nullable;

/** The rights of groups and of everybody in the engine, read once: on most starts none is missing. */
final class Rights {

    private record Key(int type, @Nullable String group, int resource, String id) {}

    private final AuthorizationService authorizations;
    private final Map<Key, Authorization> existing = new HashMap<>();

    private Rights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    static Rights existing(AuthorizationService authorizations) {
        var rights = new Rights(authorizations);
        authorizations.createAuthorizationQuery().list().stream()
                .filter(each -> each.getUserId() == null || Authorization.ANY.equals(each.getUserId()))
                .forEach(each -> rights.existing.put(
                        new Key(
                                each.getAuthorizationType(),
                                each.getGroupId(),
                                each.getResourceType(),
                                each.getResourceId()),
                        each));
        return rights;
    }

    void toAll(Resource resource, String id, Permission... permissions) {
        add(Authorization.AUTH_TYPE_GLOBAL, null, resource, id, permissions);
    }

    void grant(String group, Resource resource, String id, Permission... permissions) {
        add(Authorization.AUTH_TYPE_GRANT, group, resource, id, permissions);
    }

    /** Adds what is missing and removes nothing: an administrator may have granted more. */
    private void add(int type, @Nullable String group, Resource resource, String id, Permission... permissions) {
        var key = new Key(type, group, resource.resourceType(), id);
        var authorization = existing.get(key);
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(type);
            if (group != null) {
                authorization.setGroupId(group);
            }
            authorization.setResource(resource);
            authorization.setResourceId(id);
            existing.put(key, authorization);
        } else if (Stream.of(permissions).allMatch(authorization::isPermissionGranted)) {
            return;
        }
        Arrays.stream(permissions).forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }
}
