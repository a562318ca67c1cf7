package org.weibao.process.port;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.weibao.organization.OpenWork;
import org.weibao.organization.Unit;
import org.weibao.workpoint.Routing;

/** A body's open tasks by their groups, and the running points that now wait for others. */
@Component
class EngineOpenWork implements OpenWork {

    private final TaskService tasks;
    private final Routing routing;

    EngineOpenWork(TaskService tasks, Routing routing) {
        this.tasks = tasks;
        this.routing = routing;
    }

    @Override
    public List<String> of(Unit unit) {
        List<String> names = new ArrayList<>(tasks
                .createTaskQuery()
                .taskCandidateGroupIn(List.of(unit.group(), unit.headGroup()))
                .includeAssignedTasks()
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(Task::getName)
                .toList());
        routing.owedBy(unit.code()).stream()
                .filter(point -> names.stream().noneMatch(name -> name.contains(point)))
                .forEach(point -> names.add(point + "（在办，现由其他单位办理）"));
        return names;
    }
}
