package org.weibao.workpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.evidence.Evidence;
import org.weibao.evidence.EvidenceSubject;
import org.weibao.shared.Answers;
import org.weibao.shared.Labelled;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** Reporting (上报): the lead compiles one report, and its head signs it. */
@Service
@Transactional
public class ReportingService {

    /** What the lead does with the parts' reports. */
    public enum Compilation implements Labelled {
        COMPILED("汇总"),
        RETURNED_TO_PARTS("退回承办任务");

        private final String label;

        Compilation(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * The lead compiles, or sends named parts back.
     *
     * @param parts those sent back
     * @param reason for each part without a reason of its own
     * @param files the ids of the files uploaded in this form that belong to the compiled report
     * @param confirmed the unusual values that the person has confirmed
     */
    public record Compile(
            @Nullable Compilation answer,
            @Nullable List<Figures.FigureInput> figures,
            @Nullable String summary,
            @Nullable String difficulty,
            @Nullable String nextStep,
            @Nullable List<Returns.PartReturn> parts,
            @Nullable String reason,
            @Nullable List<Long> files,
            @Nullable List<String> confirmed) {}

    /** @param reason required to return */
    public record Sign(@Nullable Signature answer, @Nullable String reason) {}

    private final WorkPointRepository points;
    private final PartRepository parts;
    private final ReportRepository reports;
    private final Returns returns;
    private final Timeline timeline;
    private final Evidence evidence;

    ReportingService(
            WorkPointRepository points,
            PartRepository parts,
            ReportRepository reports,
            Returns returns,
            Timeline timeline,
            Evidence evidence) {
        this.points = points;
        this.parts = parts;
        this.reports = reports;
        this.returns = returns;
        this.timeline = timeline;
        this.evidence = evidence;
    }

    /** The lead submits the compiled report for signature, or reopens named parts. */
    public Compilation compile(long pointId, Compile command, String user) {
        var point = points.get(pointId);
        point.requirePhase(Phase.REPORTING);
        var answer = Answers.required(command.answer(), "answer", "请选择提交汇总报告或退回承办任务。");
        if (answer == Compilation.RETURNED_TO_PARTS) {
            if (command.files() != null && !command.files().isEmpty()) {
                throw new Refusal("files", "退回承办任务时不附证明材料，请在提交汇总报告时再附。");
            }
            returns.reopen(point, command.parts(), Texts.optional("reason", "退回理由", command.reason()), user);
            return answer;
        }
        var figures = Figures.of(point.measures(), command.figures());
        Figures.askAboutUnusual(point.measures(), figures, totals(point), command.confirmed());
        var text = new ReportText(command.summary(), command.difficulty(), command.nextStep()).checked();
        var report = reports.save(Report.compiled(pointId, round(pointId), text, figures, user, timeline.now()));
        evidence.attachToReport(EvidenceSubject.compilation(pointId), command.files(), report.id());
        timeline.onPoint(point, user, EntryKind.COMPILED, Objects.requireNonNull(text.summary()));
        return answer;
    }

    /** The totals of the parts' reports. */
    private List<Figure> totals(WorkPoint point) {
        var counting = new HashMap<Part, Report>();
        reports.findByPointIdAndPartIsNotNullOrderByIdDesc(point.id()).stream()
                .filter(Report::counts)
                .forEach(report -> counting.putIfAbsent(Objects.requireNonNull(report.part()), report));
        return Prefill.totals(
                point.measures().stream().map(CompiledMeasure::of).toList(),
                parts.findByPointIdOrderById(point.id()).stream()
                        .map(part -> result(part, counting.get(part)))
                        .toList());
    }

    private static Prefill.PartResult result(Part part, @Nullable Report counting) {
        return new Prefill.PartResult(
                part.id(),
                part.unitCode(),
                part.state(),
                part.carried().stream().map(Measure::id).collect(Collectors.toSet()),
                counting == null
                        ? null
                        : new Prefill.Reported(
                                counting.id(), counting.submittedAt(), counting.text(), counting.figures()),
                null);
    }

    private int round(long pointId) {
        return parts.findByPointIdOrderById(pointId).stream()
                .mapToInt(Part::round)
                .max()
                .orElse(1);
    }

    /** The lead's head signs the compiled report, or returns it. */
    public Signature sign(long pointId, Sign command, String user) {
        var point = points.get(pointId);
        point.requirePhase(Phase.REPORTING);
        var answer = Answers.required(command.answer(), "answer", "请选择签发或退回。");
        if (answer == Signature.SIGNED) {
            reports.lastCompiled(pointId).orElseThrow().sign(user, timeline.now());
            timeline.onPoint(point, user, EntryKind.SIGNED, "签发汇总报告");
        } else {
            var reason = Texts.required("reason", "退回理由", command.reason());
            timeline.record(Decision.onPoint(pointId, DecisionKind.SIGNATURE, answer, reason, user, timeline.now()));
            returns.giveBackCompiled(point);
            timeline.onPoint(point, user, EntryKind.RETURNED, reason);
        }
        return answer;
    }
}
