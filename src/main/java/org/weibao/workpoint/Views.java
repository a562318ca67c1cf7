package org.weibao.workpoint;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.notification.DeliveryView;

/** What forms show of the records: plain data, with names and labels in Chinese beside codes. */
public final class Views {

    private Views() {}

    public record UnitView(String code, String name) {}

    public record MeasureView(
            long id,
            int number,
            String text,
            boolean allUnits,
            List<UnitView> units,
            boolean counties,
            @Nullable String indicatorName,
            @Nullable String indicatorUnit,
            @Nullable BigDecimal target,
            @Nullable Aggregation aggregation,
            @Nullable String aggregationLabel) {}

    /**
     * @param deadline as the office set it; null for the usual time from sending
     * @param due the deadline that runs; null before publication
     * @param provisional which of its days were counted in a year without a notice, and may change
     * @param problem what still keeps the point from being approved, as a sentence; null if nothing does
     * @param warnings what the office should look at, though it may stand
     * @param unfinished which of its parts ended as 未完成, as a sentence; null if none did, or for who may not see them
     */
    public record PointView(
            long id,
            int version,
            String code,
            String place,
            String title,
            SixProtections category,
            String categoryLabel,
            Priority priority,
            String priorityLabel,
            Phase phase,
            String phaseLabel,
            @Nullable String note,
            boolean incomplete,
            @Nullable String leftOutReason,
            @Nullable UnitView lead,
            boolean leadNamed,
            boolean leadConfirmed,
            List<UnitView> responsible,
            List<UnitView> supporting,
            List<UnitView> counties,
            List<Phrase> phrases,
            @Nullable LocalDate deadline,
            @Nullable LocalDate due,
            Set<LocalDate> provisional,
            Rhythm rhythm,
            String rhythmLabel,
            @Nullable String rhythmReason,
            List<String> closingStandard,
            List<MeasureView> measures,
            @Nullable String problem,
            List<String> warnings,
            @Nullable String unfinished) {}

    /** A measure as a part carries it. */
    public record PartMeasureView(
            MeasureView measure, AssignedMeasureState state, String stateLabel, @Nullable String reason) {}

    /**
     * @param provisional which of its days were counted in a year without a notice, and may change
     * @param askedLabel what the last return or question is called
     * @param report the latest one; null before the first
     * @param counting the one that says how the part stands; null before the first
     * @param openReport what the part may report now; null if no report is open
     */
    public record PartView(
            long id,
            UnitView unit,
            Role role,
            String roleLabel,
            PartState state,
            String stateLabel,
            int round,
            LocalDate ends,
            @Nullable LocalDate due,
            Set<LocalDate> provisional,
            int noProgressStreak,
            @Nullable String asked,
            String askedLabel,
            @Nullable String objection,
            boolean open,
            boolean mayReopen,
            List<PartMeasureView> measures,
            @Nullable ReportView report,
            @Nullable ReportView counting,
            @Nullable OpenReportView openReport) {}

    /**
     * @param period its days; null for a supporting unit that nobody has asked
     * @param againstProgress why only "done" can be reported now; null if all can
     * @param againstNoNewProgress why 无新进展 cannot be reported now; null if it can
     */
    public record OpenReportView(
            @Nullable String period, @Nullable String againstProgress, @Nullable String againstNoNewProgress) {}

    /**
     * @param length in bytes
     * @param preview whether the browser may show it by itself
     */
    public record FileView(long id, String name, long length, boolean preview, String uploadedBy, Instant uploadedAt) {}

    public record FigureView(
            long measureId,
            MeasureState state,
            String stateLabel,
            int percentage,
            @Nullable BigDecimal figure,
            @Nullable BigDecimal denominator) {}

    /**
     * @param period the days that it is about; null for a compiled report
     * @param early whether it was given before that period
     * @param returned whether somebody gave it back
     * @param kept the files of those that were given back just before it: they still count
     */
    public record ReportView(
            int round,
            @Nullable String period,
            boolean early,
            boolean done,
            boolean returned,
            boolean noNewProgress,
            @Nullable String summary,
            @Nullable String difficulty,
            @Nullable String nextStep,
            List<FigureView> figures,
            String submittedBy,
            @Nullable String submittedByPost,
            Instant submittedAt,
            @Nullable String signedBy,
            @Nullable String signedByPost,
            @Nullable Instant signedAt,
            List<FileView> files,
            List<FileView> kept) {}

    /** What the compiled report opens with. */
    public record CompilationView(
            @Nullable String summary,
            @Nullable String difficulty,
            @Nullable String nextStep,
            List<FigureView> figures) {}

    public record DecisionView(
            DecisionKind kind,
            String kindLabel,
            String outcome,
            String outcomeLabel,
            @Nullable String unit,
            @Nullable String reason,
            String by,
            @Nullable String byPost,
            Instant at,
            @Nullable LocalDate meetingDate,
            @Nullable String minutes,
            List<CheckedItem> items,
            List<FileView> files) {}

    /**
     * A line of the timeline.
     *
     * @param unit the name of the part's unit; null for what concerns the point as a whole
     * @param deliveries what became of the notices that it names the recipients of, as it is known now
     */
    public record EventView(
            Instant at,
            String by,
            @Nullable String byPost,
            EntryKind kind,
            String kindLabel,
            @Nullable String unit,
            String text,
            List<DeliveryView> deliveries) {}
}
