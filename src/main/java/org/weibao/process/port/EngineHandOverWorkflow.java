package org.weibao.process.port;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;
import org.weibao.deadline.OpenTask;
import org.weibao.handover.HandOverWorkflow;
import org.weibao.process.SubjectVariables;
import org.weibao.process.guard.PastRights;
import org.weibao.shared.NotYours;

/** Hand-overs on the engine. */
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
        var group = rights.ask(() -> tasks.getIdentityLinksForTask(taskId)).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow(NotYours::new);
        var variables = rights.ask(() -> tasks.getVariables(taskId));
        return new OpenTask(
                taskId,
                task.getName(),
                group,
                task.getAssignee(),
                SubjectVariables.of(variables::get),
                task.getTaskDefinitionKey());
    }

    /** The head's own right is judged before; the engine would let them assign to anybody or to nobody. */
    @Override
    public void assign(OpenTask task, String userId) {
        rights.ask(() -> new AssignTaskCmd(task.id(), userId).execute(Context.getCommandContext()));
    }
}
