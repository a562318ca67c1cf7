package org.weibao.process.install;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
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

    private final RepositoryService repository;
    private final Organization organization;

    Grants(RepositoryService repository, Organization organization) {
        this.repository = repository;
        this.organization = organization;
    }

    void renew(Rights rights) {
        for (Resource resource : Resources.values()) {
            rights.grant(Groups.ADMINISTRATOR, resource, Authorization.ANY, Permissions.ALL);
        }
        organization.groups().stream()
                .filter(group -> !WITHOUT_TASKS.contains(group))
                .forEach(group -> rights.grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
        // Everybody may read our models, which the task's diagram and form need. No case becomes visible by that.
        deployedKeys().forEach(key -> rights.toAll(Resources.PROCESS_DEFINITION, key, Permissions.READ));
        mayStart(rights, Groups.OFFICE, Elements.ANNUAL_PLAN);
        mayStart(rights, Groups.OFFICE, Elements.URGING);
        mayStart(rights, Groups.OFFICE, Elements.EXTENSION_CORRECTION);
        organization.units().forEach(unit -> mayStart(rights, unit.group(), Elements.EXTENSION));
        // A head sees the tasks of the unit's officers, and who has them.
        organization
                .units()
                .forEach(unit -> rights.grant(unit.headGroup(), Resources.GROUP, unit.group(), Permissions.READ));
        COCKPIT_READERS.forEach(group -> readEverything(rights, group));
    }

    /** The engine requires both rights. The right for any process gives nothing without the other one. */
    private static void mayStart(Rights rights, String group, String process) {
        rights.grant(group, Resources.PROCESS_DEFINITION, process, Permissions.CREATE_INSTANCE);
        rights.grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
    }

    private static void readEverything(Rights rights, String group) {
        rights.grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        rights.grant(
                group,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY);
        rights.grant(
                group, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
        rights.grant(group, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
        rights.grant(group, Resources.TASK, Authorization.ANY, Permissions.READ);
        rights.grant(group, Resources.GROUP, Authorization.ANY, Permissions.READ);
        rights.grant(group, Resources.USER, Authorization.ANY, Permissions.READ);
    }

    private Set<String> deployedKeys() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getKey)
                .collect(Collectors.toSet());
    }
}
