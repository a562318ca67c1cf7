package org.weibao.process.install;

import java.util.Map;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.weibao.organization.Organization;

/** The standard filters of Tasklist. Only these may contain an expression. */
@Component
class TaskFilters {

    private static final String ME = "${currentUser()}";
    private static final String MY_GROUPS = "${currentUserGroups()}";
    private static final String NOW = "${now()}";

    private final FilterService filters;
    private final TaskService tasks;
    private final Organization organization;

    TaskFilters(FilterService filters, TaskService tasks, Organization organization) {
        this.filters = filters;
        this.tasks = tasks;
        this.organization = organization;
    }

    void renew(Rights rights) {
        toAll(rights, renew("我的待办", 1, "#1f6feb", "本人已认领的，以及本单位尚无人认领的；未到填报期的不显示", mine()));
        toAll(rights, renew("本单位待办", 2, "#2da44e", "本单位的全部任务，包括同事已认领的", myUnits()));
        toAll(rights, renew("已超期", 3, "#cf222e", "已过办理期限的任务", overdue()));
        toHeads(rights, renew("本单位在办", 4, "#8250df", "负责人所见：本单位经办人和负责人的全部任务，可以转交同事", inSight()));
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .followUpBeforeOrNotExistentExpression(NOW)
                .or()
                .taskAssigneeExpression(ME)
                .taskCandidateGroupInExpression(MY_GROUPS)
                .endOr();
    }

    private TaskQuery myUnits() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }

    private TaskQuery overdue() {
        return tasks.createTaskQuery().dueBeforeExpression(NOW);
    }

    /** All tasks that the user may see: for a head these include the unit's tasks. */
    private TaskQuery inSight() {
        return tasks.createTaskQuery();
    }

    private static void toAll(Rights rights, Filter filter) {
        rights.toAll(Resources.FILTER, filter.getId(), Permissions.READ);
    }

    private void toHeads(Rights rights, Filter filter) {
        organization
                .units()
                .forEach(unit -> rights.grant(unit.headGroup(), Resources.FILTER, filter.getId(), Permissions.READ));
    }

    private Filter renew(String name, int position, String colour, String description, TaskQuery query) {
        Filter filter = filters.createFilterQuery()
                .filterResourceType(EntityTypes.TASK)
                .filterName(name)
                .singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(name);
        }
        filter.setQuery(query.orderByDueDate().asc());
        filter.setProperties(
                Map.of("description", description, "priority", position, "color", colour, "refresh", true));
        return filters.saveFilter(filter);
    }
}
