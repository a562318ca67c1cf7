package org.weibao.process.port;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.weibao.board.NamedTasks;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.OpenTasks;
import org.weibao.process.Elements;
import org.weibao.process.EngineTasks;
import org.weibao.process.Variables;
import org.weibao.process.guard.PastRights;

/** The open tasks of the lifecycle, read without the current user's rights. */
@Component
class EngineOpenTasks implements OpenTasks, NamedTasks {

    private static final Date EVER = new Date(0);

    private final TaskService tasks;
    private final PastRights rights;

    EngineOpenTasks(TaskService tasks, PastRights rights) {
        this.tasks = tasks;
        this.rights = rights;
    }

    @Override
    public Optional<OpenTask> find(Deadline deadline) {
        var subject = deadline.subject();
        var variable =
                switch (subject.kind()) {
                    case POINT -> Variables.POINT_ID;
                    case PART -> Variables.PART_ID;
                    case PLAN, LETTER, EXTENSION -> null;
                };
        if (variable == null) {
            return Optional.empty();
        }
        return rights.ask(
                () -> lifecycle()
                        .taskDefinitionKey(deadline.step())
                        .processVariableValueEquals(variable.name(), subject.id())
                        .list()
                        .stream()
                        .map(task -> EngineTasks.of(task, tasks.getIdentityLinksForTask(task.getId()), subject))
                        .findFirst());
    }

    @Override
    public List<NamedTask> of(Collection<String> groups, int most) {
        return rights.ask(() -> lifecycle()
                .taskCandidateGroupIn(List.copyOf(groups))
                .includeAssignedTasks()
                .dueAfter(EVER)
                .orderByDueDate()
                .asc()
                .orderByTaskId()
                .asc()
                .listPage(0, most)
                .stream()
                .map(task -> new NamedTask(task.getId(), task.getName()))
                .toList());
    }

    private TaskQuery lifecycle() {
        return tasks.createTaskQuery().processDefinitionKeyIn(Elements.WORK_POINT, Elements.IMPLEMENTATION);
    }
}
