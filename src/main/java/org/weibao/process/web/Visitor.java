package org.weibao.process.web;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;

/** The sender of a request: unknown, or a user with their groups and the web apps that they may open. */
record Visitor(String userId, Collection<String> groups, Collection<String> apps) {

    static Visitor of(@Nullable UserAuthentication authentication) {
        return authentication == null
                ? new Visitor("", List.of(), List.of())
                : new Visitor(
                        authentication.getIdentityId(),
                        authentication.getGroupIds(),
                        authentication.getAuthorizedApps());
    }

    boolean isAnonymous() {
        return userId.isEmpty();
    }

    boolean isAdministrator() {
        return groups.contains(Groups.CAMUNDA_ADMIN);
    }

    boolean uses(String app) {
        return apps.contains(app);
    }
}
