package org.weibao.process.port;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.organization.Organization;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.process.task.Submissions;
import org.weibao.shared.Conflict;
import org.weibao.workpoint.ReviewService;
import org.weibao.workpoint.WorkPoint;
import org.weibao.workpoint.WorkPointWorkflow;

/** Runs the lifecycle on the engine. */
@Component
class EngineWorkPointWorkflow implements WorkPointWorkflow {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Submissions submissions;
    private final Organization organization;

    EngineWorkPointWorkflow(
            RuntimeService runtime,
            TaskService tasks,
            IdentityService identity,
            Submissions submissions,
            Organization organization) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
        this.submissions = submissions;
        this.organization = organization;
    }

    @Override
    public void start(WorkPoint point) {
        var lead = organization.unit(point.lead());
        runtime.startProcessInstanceByKey(
                Elements.WORK_POINT,
                point.code(),
                Map.of(
                        Variables.POINT_ID.name(), point.id(),
                        Variables.LEAD_GROUP.name(), lead.group(),
                        Variables.LEAD_HEAD_GROUP.name(), lead.headGroup()));
    }

    @Override
    public void decide(WorkPoint point, ReviewService.Decide decision) {
        var task = tasks.createTaskQuery()
                .taskDefinitionKey(Elements.DECIDE)
                .processInstanceBusinessKey(point.code())
                .singleResult();
        if (task == null || isSomebodyElses(task)) {
            throw new Conflict("“" + point.place() + " " + point.title() + "”已不在待审议之列，或者正由他人办理，请刷新后再提交。");
        }
        if (task.getAssignee() == null) {
            // Within another task's completion the engine does not log this one's user. Without the claim its history
            // would not name the person.
            tasks.claim(task.getId(), identity.getCurrentAuthentication().getUserId());
        }
        tasks.complete(task.getId(), Map.of(Submissions.VARIABLE, submissions.write(decision)));
    }

    private boolean isSomebodyElses(Task task) {
        @Nullable String assignee = task.getAssignee();
        return assignee != null
                && !assignee.equals(identity.getCurrentAuthentication().getUserId());
    }
}
