package org.weibao.workpoint;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.evidence.Evidence;
import org.weibao.evidence.EvidenceSubject;
import org.weibao.organization.Organization;
import org.weibao.shared.Answers;
import org.weibao.shared.Labelled;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** How a part goes on: it reports, its head signs a finished report, the lead verifies (核验). */
@Service
@Transactional
public class PartReporting {

    /** What happens after a report. */
    public enum Progress {
        CONTINUING,
        DONE,
        OWN_DONE
    }

    /** The lead's answer. */
    public enum Verification implements Labelled {
        PASSED("通过"),
        RETURNED("退回");

        private final String label;

        Verification(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * A report of the current period.
     *
     * @param noNewProgress repeats the last report unchanged, in one click
     * @param files the ids of the files uploaded in this form that belong to the report
     * @param confirmed the unusual values that the person has confirmed
     */
    public record ProgressReport(
            boolean done,
            boolean noNewProgress,
            @Nullable List<Figures.FigureInput> figures,
            @Nullable String summary,
            @Nullable String difficulty,
            @Nullable String nextStep,
            @Nullable List<Long> files,
            @Nullable List<String> confirmed) {}

    /** @param reason required to return */
    public record SignPart(@Nullable Signature answer, @Nullable String reason) {}

    /** @param reason required to return */
    public record Verify(@Nullable Verification answer, @Nullable String reason) {}

    private final PartRepository parts;
    private final ReportRepository reports;
    private final Timeline timeline;
    private final Returns returns;
    private final Schedule schedule;
    private final ReportPolicy policy;
    private final Organization organization;
    private final Evidence evidence;

    PartReporting(
            PartRepository parts,
            ReportRepository reports,
            Timeline timeline,
            Returns returns,
            Schedule schedule,
            ReportPolicy policy,
            Organization organization,
            Evidence evidence) {
        this.parts = parts;
        this.reports = reports;
        this.timeline = timeline;
        this.returns = returns;
        this.schedule = schedule;
        this.policy = policy;
        this.organization = organization;
        this.evidence = evidence;
    }

    /** The part reports; a report that is not "done" opens the next period. */
    public Progress report(long partId, ProgressReport command, String user) {
        var part = parts.withMeasures(partId);
        if (command.noNewProgress()) {
            if (command.done()) {
                throw new Refusal("done", "无新进展时不能同时报告办结。");
            }
            var latest = reports.last(partId).orElse(null);
            refuseIf(
                    "noNewProgress",
                    policy.againstNoNewProgress(part.nextReport(), latest == null ? null : latest.asLast()));
            if (command.files() != null && !command.files().isEmpty()) {
                throw new Refusal("files", "无新进展不附证明材料；有材料要提交的，请填写进展情况后提交报告。");
            }
            return repeat(part, user);
        }
        if (!command.done()) {
            refuseIf("done", policy.againstProgress(part.nextReport()));
        }
        var figures = Figures.of(part.carried(), command.figures());
        if (command.done()) {
            refuseOpenMeasures(part.carried(), figures);
        }
        var last = reports.last(partId).map(Report::figures);
        Figures.askAboutUnusual(part.carried(), figures, last.orElse(List.of()), command.confirmed());
        var text = new ReportText(command.summary(), command.difficulty(), command.nextStep()).checked();
        var report = reports.save(Report.progress(part, text, figures, command.done(), false, user, timeline.now()));
        evidence.attachToReport(EvidenceSubject.progress(part.point().id(), partId), command.files(), report.id());
        timeline.onPart(
                part,
                user,
                command.done() ? EntryKind.DONE : EntryKind.REPORTED,
                about(report) + Objects.requireNonNull(text.summary()));
        if (report.counts()) {
            part.keepLastCounting(report);
        }
        if (!command.done()) {
            part.reportOn(true);
            openNextPeriod(part, report);
            return Progress.CONTINUING;
        }
        part.reportDone();
        return part.role() == Role.LEAD ? Progress.OWN_DONE : Progress.DONE;
    }

    private Progress repeat(Part part, String user) {
        var last = reports.lastCounting(part.id());
        var figures = last.map(Report::figures).orElseGet(() -> part.carried().stream()
                .map(measure -> new Figure(measure.id(), MeasureState.NOT_STARTED, 0, null, null))
                .toList());
        var text = last.map(Report::text).orElse(new ReportText("无新进展", null, null));
        var report = reports.save(Report.progress(part, text, figures, false, true, user, timeline.now()));
        part.reportOn(false);
        part.keepLastCounting(report);
        timeline.onPart(
                part, user, EntryKind.NO_NEW_PROGRESS, about(report) + "连续第" + part.noProgressStreak() + "次无新进展");
        openNextPeriod(part, report);
        return Progress.CONTINUING;
    }

    /** Opens the next period, unless this one is the last or, after an early return, is still to come. */
    private void openNextPeriod(Part part, Report report) {
        var period = part.period();
        if (part.role() == Role.SUPPORTING
                || period == null
                || part.isRework()
                || report.asLast().isEarly()) {
            return;
        }
        var next = schedule.nextReport(part.point().rhythm(), period.due(), part.ends());
        if (next.day().isAfter(period.due())) {
            part.openPeriod(period.due().plusDays(1), next);
        }
    }

    private static void refuseIf(String field, @Nullable String against) {
        if (against != null) {
            throw new Refusal(field, against);
        }
    }

    /** The first words of the timeline entry: the report's period. */
    private static String about(Report report) {
        var period = report.period();
        return period == null ? "" : "报告期" + period.label() + (report.asLast().isEarly() ? "（提前）" : "") + "：";
    }

    private static void refuseOpenMeasures(List<Measure> measures, List<Figure> figures) {
        for (var i = 0; i < figures.size(); i++) {
            if (figures.get(i).state() != MeasureState.COMPLETED) {
                throw new Refusal(
                        "figures[" + i + "].state", "第" + measures.get(i).number() + "条任务措施还不是“已完成”，请改为已完成，或者按未办结填报。");
            }
        }
    }

    /** The head of the unit or county signs a finished report, or returns it. */
    public Signature sign(long partId, SignPart command, String user) {
        var part = parts.get(partId);
        var answer = Answers.required(command.answer(), "answer", "请选择签发或退回。");
        if (answer == Signature.SIGNED) {
            // Read first: a query after a change would write the change at once, and the part twice.
            var report = latest(partId);
            part.sign();
            report.sign(user, timeline.now());
            part.keepLastCounting(report);
            timeline.onPart(part, user, EntryKind.SIGNED, about(report) + name(part) + "签发报告");
        } else {
            var reason = Texts.required("reason", "退回理由", command.reason());
            part.returnUnsigned(reason);
            returns.giveBackReport(part);
            timeline.record(Decision.onPart(part, DecisionKind.SIGNATURE, answer, reason, user, timeline.now()));
            timeline.onPart(part, user, EntryKind.RETURNED, about(latest(partId)) + reason);
        }
        return answer;
    }

    /** The lead verifies (核验): it passes the part or returns it with a reason. */
    public Verification verify(long partId, Verify command, String user) {
        var part = parts.get(partId);
        var answer = Answers.required(command.answer(), "answer", "请选择通过或退回。");
        if (answer == Verification.PASSED) {
            var remark = Texts.optional("reason", "核验意见", command.reason());
            var report = latest(partId);
            part.verify();
            timeline.record(Decision.onPart(part, DecisionKind.VERIFICATION, answer, remark, user, timeline.now()));
            timeline.onPart(part, user, EntryKind.VERIFIED, about(report) + (remark == null ? "核验通过" : remark));
        } else {
            var reason = Texts.required("reason", "退回理由", command.reason());
            part.returnToWork(reason, schedule.rework());
            returns.giveBackReport(part);
            timeline.record(Decision.onPart(part, DecisionKind.VERIFICATION, answer, reason, user, timeline.now()));
            timeline.onPart(part, user, EntryKind.RETURNED, about(latest(partId)) + reason);
        }
        return answer;
    }

    private Report latest(long partId) {
        return reports.last(partId).orElseThrow();
    }

    private String name(Part part) {
        return organization.unit(part.unitCode()).name();
    }
}
