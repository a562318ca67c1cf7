package org.weibao.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.evidence.Evidence;
import org.weibao.evidence.EvidenceFile;
import org.weibao.evidence.OpenedFile;
import org.weibao.organization.Organization;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Schedule;
import org.weibao.workpoint.WorkPoint;

/** The documents that plans are read from: uploaded, read, and kept with the plan. */
@Service
@Transactional
public class PlanDocuments {

    private static final String FIELD = "document";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    /**
     * What an uploaded document would become.
     *
     * @param year null if the document does not say it
     * @param points how many were read
     * @param doubts how many places the office should look at
     */
    public record Uploaded(long id, String name, String title, @Nullable Integer year, int points, int doubts) {}

    /** An uploaded document and the plan that was read from it. */
    record Read(EvidenceFile file, DocumentIntake.Received received, Proposal proposal) {

        String name() {
            return file.name();
        }
    }

    private final Evidence evidence;
    private final DocumentIntake intake;
    private final PlanRepository plans;
    private final PlanTextRepository texts;
    private final MarkRepository marks;
    private final Organization organization;
    private final Schedule schedule;

    PlanDocuments(
            Evidence evidence,
            DocumentIntake intake,
            PlanRepository plans,
            PlanTextRepository texts,
            MarkRepository marks,
            Organization organization,
            Schedule schedule) {
        this.evidence = evidence;
        this.intake = intake;
        this.plans = plans;
        this.texts = texts;
        this.marks = marks;
        this.organization = organization;
        this.schedule = schedule;
    }

    /**
     * Keeps an uploaded document and reads it. Nothing starts with it.
     *
     * @throws Refusal if nothing can be read from it, or a plan was read from it already
     */
    public Uploaded upload(@Nullable String name, byte[] content, String user) {
        checkNew(content);
        var received = intake.read(name, content);
        var file = evidence.keepDocument(name, content, user);
        var reading = received.reading();
        if (reading.points().isEmpty()) {
            throw new Refusal(FIELD, "“" + file.name() + "”中没有读到编号的要点，请核对是否年度工作要点，或者把正文粘贴进来。");
        }
        var year = reading.year();
        var proposal = proposal(received, year == null ? schedule.today().getYear() : year);
        var doubts = proposal.doubts().size()
                + proposal.points().stream()
                        .flatMap(point -> point.found().stream())
                        .filter(found -> found.kind() == MarkKind.DOUBT || found.kind() == MarkKind.UNKNOWN_NAME)
                        .count();
        return new Uploaded(
                file.id(), file.name(), proposal.title(), year, reading.points().size(), (int) doubts);
    }

    private Proposal proposal(DocumentIntake.Received received, int year) {
        return ProposalWriter.write(received, year, organization, schedule.today());
    }

    private void checkNew(byte[] content) {
        evidence.plansReadFrom(content).stream()
                .map(plans::get)
                .filter(plan -> plan.state() != PlanState.ABANDONED)
                .findFirst()
                .ifPresent(plan -> {
                    throw new Refusal(
                            FIELD,
                            "这份文件已经读入" + plan.year() + "年的工作要点（" + plan.state().label() + "），不能再次读入。");
                });
    }

    /** Reads a document that the user has uploaded. */
    Read read(long documentId, @Nullable Integer year, String user) {
        OpenedFile document = evidence.document(FIELD, documentId, user);
        checkNew(document.content());
        var received = intake.read(document.file().name(), document.content());
        var named = Optional.ofNullable(year)
                .or(() -> Optional.ofNullable(received.reading().year()))
                .orElseThrow(() -> new Refusal("year", "文件没有写明年度，请填写年度。"));
        if (named < FIRST_YEAR || named > LAST_YEAR) {
            throw new Refusal("year", "年度应在" + FIRST_YEAR + "至" + LAST_YEAR + "之间。");
        }
        return new Read(document.file(), received, proposal(received, named));
    }

    /** Keeps the document, its text, and what is doubtful about the whole with the plan. */
    void keep(Read read, long planId) {
        evidence.attachToPlan(FIELD, read.file(), planId);
        texts.save(new PlanText(planId, read.received().source().text()));
        mark(planId, null, read.proposal().doubts());
    }

    void mark(long planId, @Nullable Long pointId, List<Proposal.Found> found) {
        var owner = new ReadingMark.WorkPointKey(planId, pointId);
        found.forEach(each -> marks.save(ReadingMark.of(owner, each)));
    }

    /** @throws Refusal naming a point of which the document names a unit that is still unknown */
    void checkNames(long planId, List<WorkPoint> points) {
        var byId = points.stream().collect(Collectors.toMap(WorkPoint::id, Function.identity()));
        for (var mark : marks.findByPlanIdAndKindAndSettledFalseOrderById(planId, MarkKind.UNKNOWN_NAME)) {
            var point = Objects.requireNonNull(byId.get(mark.pointId()));
            if (point.phase() != Phase.LEFT_OUT) {
                throw new Refusal(
                        point.code() + ".names",
                        "“" + point.place() + " " + point.title() + "”的“" + mark.text() + "”不是已知的单位，请选定单位，或者注明理由不列入。");
            }
        }
    }
}
