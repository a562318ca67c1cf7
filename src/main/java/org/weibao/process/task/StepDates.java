package org.weibao.process.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.Stages;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.process.Elements;
import org.weibao.process.Variables;
import org.weibao.workpoint.Routing;
import org.weibao.workpoint.Schedule;
import org.weibao.workpoint.Schedule.Dates;

/** The assignee body and dates of a step as it begins: a stage in working days, or its part's or point's dates. */
@Component
public class StepDates {

    /** How a step begins: the deadline to record, and the dates of the task. */
    public record StepTime(Deadline.Opening opening, Dates dates) {}

    private final Schedule schedule;
    private final Routing routing;
    private final Stages stages;
    private final Organization organization;
    private final Clock clock;

    StepDates(Schedule schedule, Routing routing, Stages stages, Organization organization, Clock clock) {
        this.schedule = schedule;
        this.routing = routing;
        this.stages = stages;
        this.organization = organization;
        this.clock = clock;
    }

    public StepTime of(DelegateExecution execution) {
        return switch (execution.getCurrentActivityId()) {
            case Elements.PROOFREAD -> within(stages.proofread(), execution);
            case Elements.APPROVE -> within(stages.approve(), execution);
            case Elements.ACCEPT_ASSIGNMENT, Elements.ACCEPT_PART, Elements.CONFIRM_NOT_APPLICABLE ->
                within(stages.accept(), execution);
            case Elements.REASSIGN, Elements.DECIDE_OBJECTION, Elements.CONSENT_END, Elements.CHOOSE_RETURN ->
                within(stages.assign(), execution);
            case Elements.REPORT -> report(Variables.PART_ID.get(execution), execution);
            case Elements.REQUEST_END ->
                time(routing.endDates(Variables.POINT_ID.get(execution)), null, null, execution);
            case Elements.SIGN_PART, Elements.SIGN, Elements.SIGN_EXTENSION -> within(stages.sign(), execution);
            case Elements.VERIFY -> within(stages.verify(), execution);
            case Elements.COMPILE -> within(stages.compile(), execution);
            case Elements.CHECK -> within(stages.check(), execution);
            case Elements.DECIDE -> within(stages.decide(), execution);
            case Elements.RELEASE_LETTER -> within(stages.letter(), execution);
            case Elements.DECIDE_EXTENSION -> within(stages.extend(), execution);
            default -> throw new IllegalStateException("No stage for " + execution.getCurrentActivityId());
        };
    }

    private StepTime within(int workingDays, DelegateExecution execution) {
        var due = schedule.within(workingDays);
        return time(schedule.dates(due), due.how().countedFrom(), due.how().workingDays(), execution);
    }

    private StepTime report(long partId, DelegateExecution execution) {
        return time(routing.reportDates(partId), routing.reportCountedFrom(partId), null, execution);
    }

    private StepTime time(
            Dates dates, @Nullable LocalDate countedFrom, @Nullable Integer workingDays, DelegateExecution execution) {
        var due = dates.due();
        return new StepTime(
                new Deadline.Opening(
                        assigneeBody(execution),
                        due == null ? null : WorkingCalendar.dayOf(due),
                        countedFrom,
                        workingDays,
                        clock.instant()),
                dates);
    }

    /** From the group that the model names: the unit's code, or the group itself if it belongs to no unit. */
    private String assigneeBody(DelegateExecution execution) {
        var step = execution.getCurrentActivityId();
        var task = Objects.requireNonNull(((ExecutionEntity) execution)
                .getProcessDefinition()
                .getTaskDefinitions()
                .get(step));
        var group = task.getCandidateGroupIdExpressions().stream()
                .findFirst()
                .orElseThrow()
                .getValue(execution)
                .toString();
        return organization.owning(group).map(Unit::code).orElse(group);
    }
}
