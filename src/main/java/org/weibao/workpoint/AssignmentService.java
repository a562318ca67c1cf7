package org.weibao.workpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.UnusualDay;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Organization;
import org.weibao.shared.Answers;
import org.weibao.shared.Confirmations;
import org.weibao.shared.Labelled;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** Assignment (交办): the lead accepts or declines a point. The office changes a declined point and sends it again. */
@Service
@Transactional
public class AssignmentService {

    /** The lead's answer. */
    public enum Answer implements Labelled {
        ACCEPTED("签收"),
        DECLINED("异议");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** @param reason required to decline (异议) */
    public record AcceptAssignment(@Nullable Answer answer, @Nullable String reason) {}

    /**
     * The office sends a declined point again.
     *
     * @param lead the code of the lead unit; it may be the same as before
     * @param responsible the codes of the other responsible units; null keeps them and adds the replaced lead
     * @param supporting null keeps them
     * @param counties null keeps them
     * @param deadline null for the usual time from today
     * @param confirmed the unusual values that the person has confirmed
     */
    public record Reassign(
            @Nullable String lead,
            @Nullable List<String> responsible,
            @Nullable List<String> supporting,
            @Nullable List<String> counties,
            @Nullable LocalDate deadline,
            @Nullable String reason,
            @Nullable List<String> confirmed) {}

    private final WorkPointRepository points;
    private final PartRepository parts;
    private final Timeline timeline;
    private final Schedule schedule;
    private final Organization organization;

    AssignmentService(
            WorkPointRepository points,
            PartRepository parts,
            Timeline timeline,
            Schedule schedule,
            Organization organization) {
        this.points = points;
        this.parts = parts;
        this.timeline = timeline;
        this.schedule = schedule;
        this.organization = organization;
    }

    /** The lead accepts the point, which creates the parts, or declines it with a reason. */
    public Answer accept(long pointId, AcceptAssignment command, String user) {
        var point = points.get(pointId);
        point.requirePhase(Phase.ASSIGNMENT);
        var answer = Answers.required(command.answer(), "answer", "请选择签收或提出异议。");
        if (answer == Answer.DECLINED) {
            var reason = Texts.required("reason", "异议理由", command.reason());
            timeline.onPoint(point, user, EntryKind.DECLINED, reason);
        } else {
            openParts(point);
            timeline.onPoint(
                    point,
                    user,
                    EntryKind.ACCEPTED,
                    organization.unit(point.lead()).name() + "签收");
        }
        return answer;
    }

    private void openParts(WorkPoint point) {
        var ends = schedule.partsEnd(Objects.requireNonNull(point.deadline()));
        for (var body : point.bodies()) {
            if (body.role() == Role.SUPPORTING || !point.measuresOf(body).isEmpty()) {
                var part = new Part(point, body, ends);
                if (part.role() == Role.LEAD) {
                    part.openPeriod(schedule.today(), schedule.firstReport(point.rhythm(), ends.day()));
                }
                parts.save(part);
            }
        }
    }

    /**
     * The office changes a declined point and sends it again. The change is recorded as a decision.
     *
     * @return the code of the lead unit
     */
    public String reassign(long pointId, Reassign command, String user) {
        var point = points.get(pointId);
        point.requirePhase(Phase.ASSIGNMENT);
        var reason = Texts.required("reason", "调整理由", command.reason());
        var choices = new Choices(organization, schedule.today());
        var lead = choices.unit("lead", "牵头单位", command.lead());
        var responsible = command.responsible() == null
                ? withReplacedLead(point)
                : choices.units("responsible", "责任单位", command.responsible());
        var supporting = command.supporting() == null
                ? point.codesOf(Role.SUPPORTING)
                : choices.units("supporting", "配合单位", command.supporting());
        var counties = command.counties() == null ? point.counties() : choices.counties("counties", command.counties());
        var deadline = command.deadline();
        if (deadline != null) {
            Confirmations.ask("deadline", deadline, unusual(point, deadline), command.confirmed());
        }
        var before = describe(point);
        var units = new ArrayList<PointUnit>();
        var seen = new LinkedHashSet<>(Set.of(lead));
        responsible.stream().filter(seen::add).forEach(code -> units.add(new PointUnit(code, Role.RESPONSIBLE)));
        supporting.stream().filter(seen::add).forEach(code -> units.add(new PointUnit(code, Role.SUPPORTING)));
        point.reassign(lead, units, counties, deadline, schedule.usualDeadline());
        point.checkCarried();
        for (var unit : point.codesOf(Role.RESPONSIBLE)) {
            if (point.measuresOf(new PointUnit(unit, Role.RESPONSIBLE)).isEmpty()) {
                throw new Refusal("responsible", "“" + organization.unit(unit).name() + "”没有可承办的任务措施，请改列为配合单位，或者不列入。");
            }
        }
        var text = before + " → " + describe(point) + "。" + reason;
        timeline.record(
                Decision.onPoint(pointId, DecisionKind.REASSIGNMENT, EntryKind.REASSIGNED, text, user, timeline.now()));
        timeline.onPoint(point, user, EntryKind.REASSIGNED, text);
        return lead;
    }

    private Optional<String> unusual(WorkPoint point, LocalDate deadline) {
        var running = Objects.requireNonNull(point.deadline());
        return UnusualDay.deadline(deadline, running.getYear(), schedule.today())
                .or(() -> deadline.isBefore(schedule.today())
                        ? Optional.of("办结期限" + WorkingCalendar.named(deadline) + "已经过去，交办后即为超期")
                        : Optional.empty());
    }

    private static List<String> withReplacedLead(WorkPoint point) {
        var codes = new ArrayList<>(point.codesOf(Role.RESPONSIBLE));
        codes.add(point.lead());
        return codes;
    }

    private String describe(WorkPoint point) {
        return point.answerable(code -> organization.unit(code).name()) + "，期限" + schedule.shownDeadline(point);
    }
}
