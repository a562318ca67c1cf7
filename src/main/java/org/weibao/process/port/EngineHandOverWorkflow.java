package org.weibao.process.port;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;
import org.weibao.deadline.OpenTask;
import org.weibao.handover.HandOverWorkflow;
import org.weibao.process.EngineTasks;
import org.weibao.process.SubjectVariables;
import org.weibao.process.guard.PastRights;
import org.weibao.shared.NotYours;

/** Runs hand-overs on the engine. */
@Component
class EngineHandOverWorkflow implements HandOverWorkflow {

    private final TaskService tasks;
    private final PastRights rights;

    EngineHandOverWorkflow(TaskService tasks, PastRights rights) {
        this.tasks = tasks;
        this.rights = rights;
    }

    @Override
    public OpenTask visible(String taskId) {
        var task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw new NotYours();
        }
        return rights.ask(() -> EngineTasks.of(
                task, tasks.getIdentityLinksForTask(taskId), SubjectVariables.of(tasks.getVariables(taskId)::get)));
    }

    /** The head's right was checked before; the engine's own right would allow any assignee, or none. */
    @Override
    public void assign(OpenTask task, String userId) {
        rights.ask(() -> new AssignTaskCmd(task.id(), userId).execute(Context.getCommandContext()));
    }
}
