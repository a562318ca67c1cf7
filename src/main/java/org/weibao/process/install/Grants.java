package org.weibao.process.install;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.process.Elements;

/**
 * What each role may do in the engine. There are no grants to work on tasks: the task itself gives that right to its
 * candidates and its assignee.
 */
@Component
class Grants {

    private static final Set<String> COCKPIT_READERS = Set.of(Groups.OFFICE, Groups.LEADING_GROUP, Groups.SUPERVISOR);
    private static final Set<String> WITHOUT_TASKS = Set.of(Groups.SUPERVISOR, Groups.ADMINISTRATOR);

    private final AuthorizationService authorizations;
    private final RepositoryService repository;
    private final Organization organization;

    Grants(AuthorizationService authorizations, RepositoryService repository, Organization organization) {
        this.authorizations = authorizations;
        this.repository = repository;
        this.organization = organization;
    }

    void renew() {
        for (Resource resource : Resources.values()) {
            grant(Groups.ADMINISTRATOR, resource, Authorization.ANY, Permissions.ALL);
        }
        organization.groups().stream()
                .filter(group -> !WITHOUT_TASKS.contains(group))
                .forEach(group -> grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
        // Everybody may read our models, which the task's diagram and form need. No case becomes visible by that.
        deployedKeys().forEach(key -> toAll(Resources.PROCESS_DEFINITION, key, Permissions.READ));
        mayStart(Groups.OFFICE, Elements.ANNUAL_PLAN);
        mayStart(Groups.OFFICE, Elements.URGING);
        mayStart(Groups.OFFICE, Elements.EXTENSION_CORRECTION);
        organization.units().forEach(unit -> mayStart(unit.group(), Elements.EXTENSION));
        // A head sees the tasks of the unit's officers, and who has them.
        organization.units().forEach(unit -> grant(unit.headGroup(), Resources.GROUP, unit.group(), Permissions.READ));
        COCKPIT_READERS.forEach(this::readEverything);
    }

    /** The engine requires both rights. The right for any process gives nothing without the other one. */
    private void mayStart(String group, String process) {
        grant(group, Resources.PROCESS_DEFINITION, process, Permissions.CREATE_INSTANCE);
        grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
    }

    private void readEverything(String group) {
        grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                group,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY);
        grant(group, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(group, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
        grant(group, Resources.TASK, Authorization.ANY, Permissions.READ);
        grant(group, Resources.GROUP, Authorization.ANY, Permissions.READ);
        grant(group, Resources.USER, Authorization.ANY, Permissions.READ);
    }

    private Set<String> deployedKeys() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getKey)
                .collect(Collectors.toSet());
    }

    void toAll(Resource resource, String id, Permission... permissions) {
        Authorization existing = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (existing == null) {
            existing = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        }
        save(existing, resource, id, permissions);
    }

    void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization existing = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (existing == null) {
            existing = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            existing.setGroupId(group);
        }
        save(existing, resource, id, permissions);
    }

    /** Adds what is missing and removes nothing: an administrator may have granted more. */
    private void save(Authorization authorization, Resource resource, String id, Permission... permissions) {
        if (authorization.getId() != null && Stream.of(permissions).allMatch(authorization::isPermissionGranted)) {
            return;
        }
        authorization.setResource(resource);
        authorization.setResourceId(id);
        Arrays.stream(permissions).forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }
}
