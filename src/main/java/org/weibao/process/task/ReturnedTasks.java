package org.weibao.process.task;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import org.weibao.organization.Directory;
import org.weibao.plan.PlanQuery;
import org.weibao.process.Elements;
import org.weibao.process.EngineTasks;
import org.weibao.process.Outcome;
import org.weibao.process.Variables;
import org.weibao.workpoint.CameBack;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Routing;

/** Every way back (退回): the task is visible now, its name shows the return, and who did it last gets it. */
@Component
class ReturnedTasks {

    /** The outcomes by which a point's step gives the point back to its lead. */
    private static final Set<String> BACK_TO_LEAD =
            Set.of(Outcome.RETURNED.literal(), Outcome.RETURNED_TO_LEAD.literal());

    private final Routing routing;
    private final PlanQuery plans;
    private final Directory directory;

    ReturnedTasks(Routing routing, PlanQuery plans, Directory directory) {
        this.routing = routing;
        this.plans = plans;
        this.directory = directory;
    }

    /** Why the task has come back; empty for a task that is new or simply due. */
    Optional<CameBack> of(DelegateTask task) {
        var outcome = String.valueOf(Variables.OUTCOME.find(task));
        return switch (task.getTaskDefinitionKey()) {
            case Elements.PROOFREAD -> ofPlan(Variables.PLAN_ID.get(task));
            case Elements.REPORT -> routing.reportCameBack(Variables.PART_ID.get(task));
            case Elements.COMPILE ->
                BACK_TO_LEAD.contains(outcome) ? last(task, EntryKind.RETURNED, EntryKind.COMPILED) : Optional.empty();
            case Elements.CHOOSE_RETURN -> last(task, EntryKind.RETURNED, EntryKind.CHECKED);
            case Elements.REQUEST_END ->
                outcome.equals(Outcome.REFUSED.literal())
                        ? last(task, EntryKind.END_REFUSED, EntryKind.END_REQUESTED)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<CameBack> ofPlan(long planId) {
        return Optional.ofNullable(plans.returnReason(planId))
                .map(reason -> CameBack.returned(
                        reason, routing.lastActor(planId, EntryKind.SUBMITTED).orElse(null)));
    }

    private Optional<CameBack> last(DelegateTask task, EntryKind returned, EntryKind done) {
        return routing.cameBack(Variables.POINT_ID.get(task), returned, done);
    }

    /** Makes it visible now, and assigns it to the person who did it last, if they still belong to its group. */
    void bringBack(DelegateTask task, CameBack cameBack) {
        task.setFollowUpDate(null);
        var by = cameBack.by();
        if (by != null
                && directory.membersOf(EngineTasks.of(task).group()).stream()
                        .anyMatch(member -> member.userId().equals(by))) {
            task.setAssignee(by);
        }
    }
}
