package org.weibao.workpoint;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A progress report of a part (进展填报); without a part, the lead's compiled report of the point (汇总). */
@Entity
public class Report {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long pointId;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Part part;

    private int round;

    private @Nullable LocalDate periodBegins;

    private @Nullable LocalDate due;

    private boolean done;

    private boolean returned;

    private boolean noNewProgress;

    @Column(length = 1_000_000)
    private @Nullable String summary;

    @Column(length = 1_000_000)
    private @Nullable String difficulty;

    @Column(length = 1_000_000)
    private @Nullable String nextStep;

    @BatchSize(size = 100)
    @ElementCollection
    @CollectionTable(name = "report_figure", joinColumns = @JoinColumn(name = "report_id"))
    @OrderColumn(name = "position")
    private List<Figure> figures = new ArrayList<>();

    private String submittedBy;

    private Instant submittedAt;

    private @Nullable String signedBy;

    private @Nullable Instant signedAt;

    @SuppressWarnings("NullAway.Init")
    protected Report() {}

    private Report(long pointId, int round, ReportText text, List<Figure> figures, String by, Instant at) {
        this.pointId = pointId;
        this.round = round;
        this.summary = text.summary();
        this.difficulty = text.difficulty();
        this.nextStep = text.nextStep();
        this.figures.addAll(figures);
        this.submittedBy = by;
        this.submittedAt = at;
    }

    static Report progress(
            Part part,
            ReportText text,
            List<Figure> figures,
            boolean done,
            boolean noNewProgress,
            String by,
            Instant at) {
        var report = new Report(part.point().id(), part.round(), text, figures, by, at);
        report.part = part;
        var period = part.period();
        if (period != null) {
            report.periodBegins = period.begins();
            report.due = period.due();
        }
        report.done = done;
        report.noNewProgress = noNewProgress;
        return report;
    }

    static Report compiled(long pointId, int round, ReportText text, List<Figure> figures, String by, Instant at) {
        var report = new Report(pointId, round, text, figures, by, at);
        report.done = true;
        return report;
    }

    /** The clock of another node may be a little behind that of the node that took the report. */
    void sign(String by, Instant at) {
        signedBy = by;
        signedAt = at.isBefore(submittedAt) ? submittedAt : at;
    }

    /** The report was returned. A report that is not "done" needs no answer from others. */
    void giveBack() {
        returned = done;
    }

    /** Whether it was returned. */
    boolean isReturned() {
        return returned;
    }

    /**
     * Whether it counts for its part. A returned report does not count. A finished one counts when its head has signed
     * it; the lead's own is signed with the compiled report.
     */
    boolean counts() {
        return counts(returned, done, signedBy != null, part == null ? null : part.role());
    }

    /**
     * As {@link #counts()}, for a report that was not loaded.
     *
     * @param role of its part; null for the compiled report
     */
    public static boolean counts(boolean returned, boolean done, boolean signed, @Nullable Role role) {
        return !returned && (!done || signed || role == null || role == Role.LEAD);
    }

    /** The average percentage of its measures. */
    int progress() {
        return (int) Math.round(
                figures.stream().mapToInt(Figure::percentage).average().orElse(done ? 100 : 0));
    }

    /** What the rules for the next report need to know. */
    NextReport.Last asLast() {
        return new NextReport.Last(round, period(), submittedAt);
    }

    /** Whether the user compiled, submitted or signed it. */
    boolean isBy(String userId) {
        return userId.equals(submittedBy) || userId.equals(signedBy);
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public long pointId() {
        return pointId;
    }

    /** The part that it reports on; null for the compiled report. */
    public @Nullable Part part() {
        return part;
    }

    public int round() {
        return round;
    }

    /** The period that it was written for; null for the compiled report. */
    @Nullable
    Period period() {
        return due == null ? null : new Period(periodBegins, due);
    }

    public boolean done() {
        return done;
    }

    public boolean noNewProgress() {
        return noNewProgress;
    }

    public ReportText text() {
        return new ReportText(summary, difficulty, nextStep);
    }

    /** Its line for a measure; not started if it has none. */
    Figure figureOf(long measureId) {
        return figures.stream()
                .filter(figure -> figure.measureId() == measureId)
                .findFirst()
                .orElse(new Figure(measureId, MeasureState.NOT_STARTED, 0, null, null));
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public String submittedBy() {
        return submittedBy;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable String signedBy() {
        return signedBy;
    }

    public @Nullable Instant signedAt() {
        return signedAt;
    }
}
