package org.weibao.process.listener;

import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.plan.PlanReader;
import org.weibao.process.Elements;
import org.weibao.process.OpenTasks;
import org.weibao.process.Outcome;
import org.weibao.process.Subjects;
import org.weibao.process.Variables;
import org.weibao.supervision.Supervision;
import org.weibao.supervision.Terms;
import org.weibao.workpoint.EventKind;
import org.weibao.workpoint.Routing;

/**
 * Tells those who are asked that a task is there. Of one that 我的待办 hides for a while yet nobody is told: the ladder
 * reminds of it in time.
 */
@Component
class AnnounceTask implements TaskListener {

    /** What a point's last step decided if it gave the point back to its lead. */
    private static final Set<String> BACK_TO_LEAD =
            Set.of(Outcome.RETURNED.literal(), Outcome.RETURNED_TO_LEAD.literal());

    private final Terms terms;
    private final Supervision supervision;
    private final Routing routing;
    private final PlanReader plans;
    private final Clock clock;

    AnnounceTask(Terms terms, Supervision supervision, Routing routing, PlanReader plans, Clock clock) {
        this.terms = terms;
        this.supervision = supervision;
        this.routing = routing;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var subject = Subjects.of(task);
        terms.stand(subject, task.getTaskDefinitionKey(), task.getId());
        var returned = returned(task);
        if (returned != null || !isHidden(task)) {
            supervision.announce(subject, task.getTaskDefinitionKey(), OpenTasks.of(task), returned);
        }
    }

    private boolean isHidden(DelegateTask task) {
        @Nullable Date followUp = task.getFollowUpDate();
        return followUp != null && followUp.toInstant().isAfter(clock.instant());
    }

    /** Why the task has come back; null if it has not. */
    private @Nullable String returned(DelegateTask task) {
        var outcome = String.valueOf(task.getVariable(Variables.OUTCOME.name()));
        return switch (task.getTaskDefinitionKey()) {
            case Elements.PROOFREAD -> plans.returnReason(Variables.PLAN_ID.get(task));
            case Elements.REPORT ->
                outcome.equals(Outcome.CONTINUING.literal()) ? null : routing.askedOf(Variables.PART_ID.get(task));
            case Elements.COMPILE -> BACK_TO_LEAD.contains(outcome) ? last(task, EventKind.RETURNED) : null;
            case Elements.CHOOSE_RETURN -> last(task, EventKind.RETURNED);
            case Elements.REQUEST_END ->
                outcome.equals(Outcome.REFUSED.literal()) ? last(task, EventKind.END_REFUSED) : null;
            default -> null;
        };
    }

    private @Nullable String last(DelegateTask task, EventKind kind) {
        return routing.lastText(Variables.POINT_ID.get(task), kind);
    }
}
