package org.weibao.workpoint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.organization.Organization;
import org.weibao.shared.Answers;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** Implementation (落实): every part accepts, reports, is signed and verified; or the lead ends it with the office's consent. */
@Service
@Transactional
public class Implementation {

    /** How a part accepted. */
    public enum Acceptance {
        ACCEPTED,
        OBJECTED,
        CLAIMED,
        STANDBY
    }

    /** Whether a part still carries anything out. */
    public enum Remainder {
        MAINTAINED,
        RELEASED
    }

    /** How a report leaves the part. */
    public enum Progress {
        CONTINUING,
        DONE,
        OWN_DONE
    }

    /** The head's answer. */
    public enum Signature {
        SIGNED,
        RETURNED
    }

    /** The lead's answer. */
    public enum Verification {
        PASSED,
        RETURNED
    }

    /** The office's answer. */
    public enum Consent {
        GRANTED,
        REFUSED
    }

    /** A measure that does not apply to the part (不涉及), and why. */
    public record Claim(@Nullable Long measureId, @Nullable String reason) {}

    /**
     * A part accepts.
     *
     * @param objection why it accepts under objection; then it claims nothing
     */
    public record AcceptPart(@Nullable String objection, @Nullable List<Claim> notApplicable) {}

    /** @param released the measures that the part need not carry out; empty to dismiss the objection */
    public record DecideObjection(@Nullable List<Long> released, @Nullable String reason) {}

    /** @param confirmed the claimed measures that do not apply; a reason is required if one is refused */
    public record ConfirmNotApplicable(@Nullable List<Long> confirmed, @Nullable String reason) {}

    /**
     * A report of the current period.
     *
     * @param noNewProgress repeats the last report as it was, in one click
     */
    public record ProgressReport(
            boolean done,
            boolean noNewProgress,
            @Nullable List<FigureInput> figures,
            @Nullable String summary,
            @Nullable String difficulty,
            @Nullable String nextStep) {}

    /** One measure's line of a report, as typed. */
    public record FigureInput(
            @Nullable Long measureId,
            @Nullable MeasureState state,
            @Nullable Integer percentage,
            @Nullable BigDecimal figure,
            @Nullable BigDecimal denominator) {}

    /** @param reason required to return */
    public record SignPart(@Nullable Signature answer, @Nullable String reason) {}

    /** @param reason required to return */
    public record Verify(@Nullable Verification answer, @Nullable String reason) {}

    public record RequestEnd(@Nullable String reason) {}

    /** @param reason required to refuse */
    public record ConsentEnd(@Nullable Consent answer, @Nullable String reason) {}

    private final WorkPoints points;
    private final Parts parts;
    private final Reports reports;
    private final Decisions decisions;
    private final Journal journal;
    private final Schedule schedule;
    private final Organization organization;

    Implementation(
            WorkPoints points,
            Parts parts,
            Reports reports,
            Decisions decisions,
            Journal journal,
            Schedule schedule,
            Organization organization) {
        this.points = points;
        this.parts = parts;
        this.reports = reports;
        this.decisions = decisions;
        this.journal = journal;
        this.schedule = schedule;
        this.organization = organization;
    }

    /** A county or a unit other than the lead accepts; it cannot decline. */
    public Acceptance accept(long partId, AcceptPart command, String user) {
        var part = parts.get(partId);
        var objection = Texts.optional("objection", "异议理由", command.objection());
        var claims = command.notApplicable() == null ? List.<Claim>of() : command.notApplicable();
        if (objection != null) {
            if (!claims.isEmpty()) {
                throw new Refusal("notApplicable", "提出异议时不必再逐条申请不涉及，请二选一。");
            }
            part.object(objection);
            journal.onPart(part, user, EventKind.DECLINED, objection);
            return Acceptance.OBJECTED;
        }
        for (var i = 0; i < claims.size(); i++) {
            var field = "notApplicable[" + i + "]";
            var measure = Answers.required(claims.get(i).measureId(), field, "请选择不涉及的任务措施。");
            var reason =
                    Texts.required(field + ".reason", "不涉及的理由", claims.get(i).reason());
            part.claim(measure, reason);
            journal.onPart(part, user, EventKind.CLAIMED, reason);
        }
        if (!claims.isEmpty()) {
            return Acceptance.CLAIMED;
        }
        part.accept();
        journal.onPart(part, user, EventKind.ACCEPTED, name(part) + "签收");
        goOn(part);
        return part.state() == PartState.STANDBY ? Acceptance.STANDBY : Acceptance.ACCEPTED;
    }

    /** The office decides a part's objection. */
    public Remainder decideObjection(long partId, DecideObjection command, String user) {
        var part = parts.get(partId);
        var reason = Texts.required("reason", "裁定理由", command.reason());
        part.settleObjection(command.released() == null ? List.of() : command.released());
        return settled(part, DecisionKind.OBJECTION, reason, user);
    }

    /** The lead confirms which measures do not apply to the part. */
    public Remainder confirmNotApplicable(long partId, ConfirmNotApplicable command, String user) {
        var part = parts.get(partId);
        var confirmed = command.confirmed() == null ? List.<Long>of() : command.confirmed();
        var claimed = part.measures().stream()
                .filter(each -> each.state() == AssignedMeasureState.CLAIMED)
                .count();
        var reason = confirmed.size() < claimed
                ? Texts.required("reason", "不予确认的理由", command.reason())
                : Texts.optional("reason", "说明", command.reason());
        part.settleClaims(confirmed);
        return settled(part, DecisionKind.NOT_APPLICABLE, reason, user);
    }

    private Remainder settled(Part part, DecisionKind kind, @Nullable String reason, String user) {
        var remainder = part.carried().isEmpty() ? Remainder.RELEASED : Remainder.MAINTAINED;
        journal.record(Decision.onPart(part, kind, remainder, reason, user, journal.now()));
        journal.onPart(
                part,
                user,
                EventKind.DECIDED,
                kind.label()
                        + (remainder == Remainder.RELEASED
                                ? "：免于承办"
                                : "：继续承办" + part.carried().size() + "条任务措施")
                        + (reason == null ? "" : "。" + reason));
        goOn(part);
        return remainder;
    }

    private void goOn(Part part) {
        if (part.state() == PartState.IMPLEMENTING) {
            part.dueOn(schedule.firstReport(part.point().rhythm(), part.ends()));
        }
    }

    /** The part reports; a report that is not "done" opens the next period. */
    public Progress report(long partId, ProgressReport command, String user) {
        var part = parts.get(partId);
        if (command.noNewProgress()) {
            if (command.done()) {
                throw new Refusal("done", "无新进展时不能同时报告办结。");
            }
            return repeat(part, user);
        }
        var figures = figures(part.carried(), command.figures());
        if (command.done()) {
            refuseOpenMeasures(part.carried(), figures);
        }
        var text = new ReportText(command.summary(), command.difficulty(), command.nextStep()).checked();
        reports.save(Report.progress(part, text, figures, command.done(), false, user, journal.now()));
        journal.onPart(
                part,
                user,
                command.done() ? EventKind.DONE : EventKind.REPORTED,
                Objects.requireNonNull(text.summary()));
        if (!command.done()) {
            part.reportOn(true);
            openNextPeriod(part);
            return Progress.CONTINUING;
        }
        part.reportDone();
        return part.role() == Role.LEAD ? Progress.OWN_DONE : Progress.DONE;
    }

    private Progress repeat(Part part, String user) {
        var last = reports.findFirstByPartIdOrderByIdDesc(part.id());
        var figures = last.map(Report::figures).orElseGet(() -> part.carried().stream()
                .map(measure -> new Figure(measure.id(), MeasureState.NOT_STARTED, 0, null, null))
                .toList());
        var text = last.map(Report::text).orElse(new ReportText("无新进展", null, null));
        reports.save(Report.progress(part, text, figures, false, true, user, journal.now()));
        part.reportOn(false);
        journal.onPart(part, user, EventKind.NO_NEW_PROGRESS, "连续第" + part.noProgressStreak() + "次无新进展");
        openNextPeriod(part);
        return Progress.CONTINUING;
    }

    private void openNextPeriod(Part part) {
        var due = part.due();
        if (part.role() != Role.SUPPORTING && due != null) {
            part.dueOn(schedule.nextReport(part.point().rhythm(), due, part.ends()));
        }
    }

    private static void refuseOpenMeasures(List<Measure> measures, List<Figure> figures) {
        for (var i = 0; i < figures.size(); i++) {
            if (figures.get(i).state() != MeasureState.COMPLETED) {
                throw new Refusal(
                        "figures[" + i + "].state", "第" + measures.get(i).number() + "条任务措施还不是“已完成”，请改为已完成，或者按未办结填报。");
            }
        }
    }

    /**
     * The lines of a report, in the order of the measures.
     *
     * @throws Refusal unless there is exactly one valid line for each measure
     */
    static List<Figure> figures(List<Measure> measures, @Nullable List<FigureInput> inputs) {
        var byMeasure = new HashMap<Long, FigureInput>();
        for (var input : inputs == null ? List.<FigureInput>of() : inputs) {
            if (input.measureId() == null
                    || measures.stream().noneMatch(measure -> measure.id() == input.measureId())
                    || byMeasure.put(input.measureId(), input) != null) {
                throw new Refusal("figures", "有任务措施不属于这份报告，或者填了两次，请刷新后再提交。");
            }
        }
        var figures = new ArrayList<Figure>();
        for (var i = 0; i < measures.size(); i++) {
            figures.add(figure(
                    "figures[" + i + "]",
                    measures.get(i),
                    byMeasure.get(measures.get(i).id())));
        }
        return figures;
    }

    private static Figure figure(String field, Measure measure, @Nullable FigureInput input) {
        var which = "第" + measure.number() + "条任务措施";
        if (input == null || input.state() == null) {
            throw new Refusal(field + ".state", "请填写" + which + "的状态。");
        }
        var percentage =
                input.percentage() == null ? (input.state() == MeasureState.COMPLETED ? 100 : 0) : input.percentage();
        if (percentage < 0 || percentage > 100) {
            throw new Refusal(field + ".percentage", which + "的进度应在0到100之间。");
        }
        var indicator = measure.indicator();
        if (indicator == null) {
            return new Figure(measure.id(), input.state(), percentage, null, null);
        }
        var denominator = indicator.aggregation() == Aggregation.RATIO ? input.denominator() : null;
        refuseWrong(field + ".figure", which + "的“" + indicator.name() + "”", input.figure());
        refuseWrong(field + ".denominator", which + "的“" + indicator.name() + "”的总数", denominator);
        if (input.figure() != null
                && indicator.aggregation() == Aggregation.RATIO
                && (denominator == null || denominator.signum() == 0)) {
            throw new Refusal(field + ".denominator", "请填写" + which + "的“" + indicator.name() + "”的总数，不能为0。");
        }
        return new Figure(measure.id(), input.state(), percentage, input.figure(), denominator);
    }

    private static void refuseWrong(String field, String label, @Nullable BigDecimal number) {
        if (number != null && (number.signum() < 0 || number.scale() > 2 || number.precision() - number.scale() > 12)) {
            throw new Refusal(field, label + "应为不小于0的数，最多两位小数。");
        }
    }

    /** The head of the unit or county signs a finished report, or gives it back. */
    public Signature sign(long partId, SignPart command, String user) {
        var part = parts.get(partId);
        var answer = Answers.required(command.answer(), "answer", "请选择签发或退回。");
        if (answer == Signature.SIGNED) {
            part.sign();
            reports.findFirstByPartIdOrderByIdDesc(partId).orElseThrow().sign(user, journal.now());
            journal.onPart(part, user, EventKind.SIGNED, name(part) + "签发报告");
        } else {
            var reason = Texts.required("reason", "退回理由", command.reason());
            part.returnUnsigned(reason);
            journal.onPart(part, user, EventKind.RETURNED, reason);
        }
        return answer;
    }

    /** The lead verifies (核验): passes the part, or returns it with a reason. */
    public Verification verify(long partId, Verify command, String user) {
        var part = parts.get(partId);
        var answer = Answers.required(command.answer(), "answer", "请选择通过或退回。");
        if (answer == Verification.PASSED) {
            var remark = Texts.optional("reason", "核验意见", command.reason());
            part.verify();
            journal.record(Decision.onPart(part, DecisionKind.VERIFICATION, answer, remark, user, journal.now()));
            journal.onPart(part, user, EventKind.VERIFIED, remark == null ? "核验通过" : remark);
        } else {
            var reason = Texts.required("reason", "退回理由", command.reason());
            part.returnToWork(reason, schedule.rework());
            journal.record(Decision.onPart(part, DecisionKind.VERIFICATION, answer, reason, user, journal.now()));
            journal.onPart(part, user, EventKind.RETURNED, reason);
        }
        return answer;
    }

    /** The lead asks to end implementation while parts are open. */
    public void requestEnd(long pointId, RequestEnd command, String user) {
        var point = points.get(pointId);
        var reason = Texts.required("reason", "提请理由", command.reason());
        journal.onPoint(point, user, EventKind.END_REQUESTED, "未办结：" + openNames(pointId) + "。" + reason);
    }

    /** The office consents, so that the open parts end as 未完成, or refuses with a reason. */
    public Consent consentEnd(long pointId, ConsentEnd command, String user) {
        var point = points.get(pointId);
        var answer = Answers.required(command.answer(), "answer", "请选择同意或不同意。");
        var reason = answer == Consent.REFUSED
                ? Texts.required("reason", "不同意的理由", command.reason())
                : Texts.optional("reason", "意见", command.reason());
        journal.record(Decision.onPoint(pointId, DecisionKind.END_IMPLEMENTATION, answer, reason, user, journal.now()));
        journal.onPoint(
                point,
                user,
                answer == Consent.GRANTED ? EventKind.END_GRANTED : EventKind.END_REFUSED,
                answer == Consent.GRANTED
                        ? "未办结：" + openNames(pointId) + (reason == null ? "" : "。" + reason)
                        : Objects.requireNonNull(reason));
        return answer;
    }

    /** Records the parts that are still open as 未完成, decided by whoever consented last. */
    public void recordUnfinished(long pointId) {
        var decidedBy = decisions
                .findFirstByPointIdAndKindOrderByIdDesc(pointId, DecisionKind.END_IMPLEMENTATION)
                .orElseThrow()
                .decidedBy();
        for (var part : parts.findByPointIdOrderById(pointId)) {
            if (part.isOpen()) {
                journal.onPart(
                        part,
                        decidedBy,
                        EventKind.UNFINISHED,
                        name(part) + "：" + part.state().label() + "，记为未完成");
                part.endUnfinished();
            }
        }
    }

    private String openNames(long pointId) {
        return parts.findByPointIdOrderById(pointId).stream()
                .filter(Part::isOpen)
                .map(this::name)
                .collect(Collectors.joining("、"));
    }

    private String name(Part part) {
        return organization.unit(part.unitCode()).name();
    }
}
