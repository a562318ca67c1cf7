package org.weibao.workpoint;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.Counted;
import org.weibao.calendar.CountedDay;
import org.weibao.shared.Conflict;
import org.weibao.shared.Refusal;

/**
 * A work point (工作要点): one numbered point of a plan, from proofreading to the leading group's decision. Its parts are
 * separate records, so that sixteen officers who report at once never write the same row.
 */
@Entity
@Table(name = "work_point")
public class WorkPoint {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    private long planId;

    private String code;

    private String place;

    private int position;

    private String title;

    @Enumerated(EnumType.STRING)
    private SixProtections category;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    @Enumerated(EnumType.STRING)
    private Phase phase = Phase.DRAFT;

    @Column(length = 1_000_000)
    private @Nullable String note;

    private boolean incomplete;

    @Column(length = 1_000_000)
    private @Nullable String leftOutReason;

    private @Nullable String leadUnit;

    private boolean leadNamed;

    private boolean leadConfirmed;

    @ElementCollection
    @CollectionTable(name = "work_point_unit", joinColumns = @JoinColumn(name = "point_id"))
    @OrderColumn(name = "position")
    private List<PointUnit> units = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "work_point_county", joinColumns = @JoinColumn(name = "point_id"))
    @OrderColumn(name = "position")
    @Column(name = "unit_code")
    private List<String> counties = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "work_point_phrase", joinColumns = @JoinColumn(name = "point_id"))
    @OrderColumn(name = "position")
    private List<Phrase> phrases = new ArrayList<>();

    private @Nullable LocalDate fixedDeadline;

    private @Nullable LocalDate deadline;

    @Embedded
    @AttributeOverride(name = "countedFrom", column = @Column(name = "deadline_counted_from"))
    @AttributeOverride(name = "workingDays", column = @Column(name = "deadline_working_days"))
    private @Nullable Counted deadlineCounted;

    @Enumerated(EnumType.STRING)
    private Rhythm rhythm = Rhythm.QUARTERLY;

    @Column(length = 1_000_000)
    private @Nullable String rhythmReason;

    @ElementCollection
    @CollectionTable(name = "closing_standard", joinColumns = @JoinColumn(name = "point_id"))
    @OrderColumn(name = "position")
    @Column(name = "item", length = 500)
    private List<String> closingStandard = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "point_id", nullable = false, updatable = false)
    @OrderBy("number")
    private List<Measure> measures = new ArrayList<>();

    private @Nullable Long carriedOverFrom;

    @SuppressWarnings("NullAway.Init")
    protected WorkPoint() {}

    /**
     * A point as the document has it, before the office proofreads it.
     *
     * @param leadNamed whether the document names the lead
     * @param note what the office should know, such as where the source breaks off; null for nothing
     * @param carriedOverFrom the id of last year's point that this one continues; null for a new one
     */
    public WorkPoint(
            long planId,
            String code,
            String place,
            int position,
            PointSettings settings,
            boolean leadNamed,
            boolean incomplete,
            @Nullable String note,
            @Nullable Long carriedOverFrom) {
        this.planId = planId;
        this.code = code;
        this.place = place;
        this.position = position;
        this.leadNamed = leadNamed;
        this.incomplete = incomplete;
        this.note = note;
        this.carriedOverFrom = carriedOverFrom;
        this.title = settings.title();
        this.category = settings.category();
        this.priority = settings.priority();
        edit(settings);
    }

    /** Saves what the office set at proofreading. It may still be incomplete. */
    public final void edit(PointSettings settings) {
        requirePhase(Phase.DRAFT, Phase.LEFT_OUT);
        title = settings.title();
        category = settings.category();
        priority = settings.priority();
        leadUnit = settings.lead();
        leadConfirmed = settings.leadConfirmed() || leadNamed;
        replace(units, settings.units());
        replace(phrases, settings.phrases());
        replace(counties, settings.counties());
        fixedDeadline = settings.deadline();
        rhythm = settings.rhythm();
        rhythmReason = settings.rhythmReason();
        replace(closingStandard, settings.closingStandard());
        editMeasures(settings.measures());
    }

    private void editMeasures(List<PointSettings.MeasureSettings> wanted) {
        var kept = new ArrayList<Measure>();
        for (var i = 0; i < wanted.size(); i++) {
            var settings = wanted.get(i);
            var measure = measures.stream()
                    .filter(each -> settings.id() != null && each.id() == settings.id())
                    .findFirst()
                    .orElse(null);
            if (measure == null) {
                measure = new Measure(i + 1, settings);
            } else {
                measure.change(i + 1, settings);
            }
            kept.add(measure);
        }
        replace(measures, kept);
    }

    /** Leaves the point out of this year, with a reason. A point without units cannot be published. */
    public void leaveOut(String reason) {
        requirePhase(Phase.DRAFT, Phase.LEFT_OUT);
        phase = Phase.LEFT_OUT;
        leftOutReason = reason;
    }

    /** Takes a point that was left out back in. */
    public void takeIn() {
        requirePhase(Phase.LEFT_OUT, Phase.DRAFT);
        phase = Phase.DRAFT;
        leftOutReason = null;
    }

    /**
     * Checks that the point is complete enough for approval.
     *
     * @throws Refusal naming the point and what is missing
     */
    public void checkComplete() {
        if (phase == Phase.LEFT_OUT) {
            return;
        }
        completeness().check();
    }

    /**
     * Checks that each measure has somebody who carries it out.
     *
     * @throws Refusal naming the measure that has nobody
     */
    void checkCarried() {
        completeness().checkCarried();
    }

    private Completeness completeness() {
        return new Completeness(code, place, settings());
    }

    /** What the office has set so far. */
    public PointSettings settings() {
        return new PointSettings(
                title,
                category,
                priority,
                leadUnit,
                leadConfirmed,
                List.copyOf(units),
                List.copyOf(phrases),
                List.copyOf(counties),
                fixedDeadline,
                rhythm,
                rhythmReason,
                List.copyOf(closingStandard),
                measures.stream().map(Measure::settings).toList());
    }

    /** Its place among the points of its plan while that is proofread, from 0. */
    public void moveTo(int position) {
        if (this.position != position) {
            requirePhase(Phase.DRAFT, Phase.LEFT_OUT);
            this.position = position;
        }
    }

    /** Gives a unit that the document names a role. A second lead becomes a responsible unit. */
    public void name(String unit, Role role) {
        requirePhase(Phase.DRAFT, Phase.LEFT_OUT);
        var isLead = role == Role.LEAD && !leadNamed;
        if (isLead) {
            var former = leadUnit;
            units.removeIf(each -> each.code().equals(unit));
            leadUnit = unit;
            leadNamed = true;
            leadConfirmed = true;
            if (former != null && !former.equals(unit)) {
                units.add(0, new PointUnit(former, Role.RESPONSIBLE));
            }
        } else if (!unitCodes().contains(unit)) {
            units.add(new PointUnit(unit, role == Role.SUPPORTING ? role : Role.RESPONSIBLE));
        }
    }

    /**
     * Confirms the lead that was proposed.
     *
     * @return false, and nothing changes, if it is another one
     */
    public boolean confirmLead(@Nullable String unit) {
        requirePhase(Phase.DRAFT);
        var confirmed = leadUnit != null && leadUnit.equals(unit);
        leadConfirmed |= confirmed;
        return confirmed;
    }

    /** The leading group has approved it. */
    public void approve() {
        requirePhase(Phase.DRAFT);
        phase = Phase.APPROVED;
    }

    /**
     * Sends the point to its lead unit.
     *
     * @param units every responsible unit, with collective phrases expanded
     * @param usual the deadline if the office set none
     */
    public void publish(List<PointUnit> units, CountedDay usual) {
        requirePhase(Phase.APPROVED);
        replace(this.units, units);
        runUntil(usual);
        phase = Phase.ASSIGNMENT;
    }

    /** Changes the units of a declined point. What only the replaced unit carried out passes to the new lead. */
    void reassign(
            String lead, List<PointUnit> units, List<String> counties, @Nullable LocalDate fixed, CountedDay usual) {
        requirePhase(Phase.ASSIGNMENT);
        var gone = new ArrayList<>(unitCodes());
        leadUnit = lead;
        leadConfirmed = true;
        replace(this.units, units);
        replace(this.counties, counties);
        gone.removeAll(unitCodes());
        for (var unit : gone) {
            measures.forEach(measure -> measure.replace(unit, lead));
        }
        fixedDeadline = fixed;
        runUntil(usual);
    }

    private void runUntil(CountedDay usual) {
        deadline = fixedDeadline == null ? usual.day() : fixedDeadline;
        deadlineCounted = fixedDeadline == null ? usual.how() : null;
    }

    /** Sets the deadline that a newer calendar gives. */
    void recount(LocalDate deadline) {
        this.deadline = deadline;
    }

    /** The point enters a phase, in any order that the model allows, but never after its end. */
    void enter(Phase next) {
        requirePhase(Phase.ASSIGNMENT, Phase.IMPLEMENTATION, Phase.REPORTING, Phase.REVIEW);
        phase = next;
    }

    /** Closes the point as done (办结销号). */
    void close() {
        requirePhase(Phase.REVIEW);
        phase = Phase.CLOSED;
    }

    /** Ends the point; it continues in the next year (结转). */
    void carryOver() {
        requirePhase(Phase.REVIEW);
        phase = Phase.CARRIED_OVER;
    }

    /** The units that answer for it, such as 市妇联（牵头）、市公安局. */
    public String answerable(UnaryOperator<String> nameOf) {
        return bodies().isEmpty()
                ? "无"
                : bodies().stream()
                        .map(body -> nameOf.apply(body.code())
                                + switch (body.role()) {
                                    case LEAD -> "（牵头）";
                                    case SUPPORTING -> "（配合）";
                                    case RESPONSIBLE, COUNTY -> "";
                                })
                        .collect(Collectors.joining("、"));
    }

    /** Every body that answers for the point, with its role: lead, other units, counties. */
    public List<PointUnit> bodies() {
        return PointSettings.bodies(leadUnit, units, counties);
    }

    /** The measures that a body carries out. */
    public List<Measure> measuresOf(PointUnit body) {
        return measures.stream()
                .filter(measure -> measure.isCarriedBy(body.code(), body.role()))
                .toList();
    }

    /** The codes of the units with that role. */
    List<String> codesOf(Role role) {
        return bodies().stream()
                .filter(body -> body.role() == role)
                .map(PointUnit::code)
                .toList();
    }

    private List<String> unitCodes() {
        var codes = new ArrayList<String>();
        Optional.ofNullable(leadUnit).ifPresent(codes::add);
        units.forEach(unit -> codes.add(unit.code()));
        return codes;
    }

    /** @throws Conflict if the point is in another phase */
    void requirePhase(Phase... allowed) {
        if (!List.of(allowed).contains(phase)) {
            throw new Conflict("“" + place + " " + title + "”现在是“" + phase.label() + "”，不能再这样办理，请刷新后再看。");
        }
    }

    private static <T> void replace(List<T> list, List<T> content) {
        if (!list.equals(content)) {
            list.clear();
            list.addAll(content);
        }
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    /** Changes with every edit. An edit of an older version is refused. */
    public int version() {
        return version;
    }

    public long planId() {
        return planId;
    }

    /** The business key, such as {@code 2023-2-1-1}. */
    public String code() {
        return code;
    }

    /** Its place in the document, such as 二(一)1. */
    public String place() {
        return place;
    }

    public int position() {
        return position;
    }

    public String title() {
        return title;
    }

    public SixProtections category() {
        return category;
    }

    public Priority priority() {
        return priority;
    }

    public Phase phase() {
        return phase;
    }

    public @Nullable String note() {
        return note;
    }

    /** Whether the source breaks off within the point. */
    public boolean incomplete() {
        return incomplete;
    }

    public @Nullable String leftOutReason() {
        return leftOutReason;
    }

    /** The code of the lead unit; null while a draft has none. */
    public @Nullable String leadUnit() {
        return leadUnit;
    }

    /**
     * The code of the lead unit of a point that has been sent.
     *
     * @throws IllegalStateException for a draft without one
     */
    public String lead() {
        if (leadUnit == null) {
            throw new IllegalStateException(code + " has no lead unit");
        }
        return leadUnit;
    }

    /** Whether the document names the lead. */
    public boolean leadNamed() {
        return leadNamed;
    }

    public boolean leadConfirmed() {
        return leadConfirmed;
    }

    /** The other units. */
    public List<PointUnit> units() {
        return List.copyOf(units);
    }

    /** The codes of the counties in scope. */
    public List<String> counties() {
        return List.copyOf(counties);
    }

    public List<Phrase> phrases() {
        return List.copyOf(phrases);
    }

    /** The date that the office set; null for the usual time from sending. */
    public @Nullable LocalDate fixedDeadline() {
        return fixedDeadline;
    }

    /** The day when the compiled report is due at the office; null before sending. */
    public @Nullable LocalDate deadline() {
        return deadline;
    }

    /** How the deadline was counted; null for one that the office set. */
    @Nullable
    Counted deadlineCounted() {
        return deadlineCounted;
    }

    public Rhythm rhythm() {
        return rhythm;
    }

    public @Nullable String rhythmReason() {
        return rhythmReason;
    }

    public List<String> closingStandard() {
        return List.copyOf(closingStandard);
    }

    public List<Measure> measures() {
        return List.copyOf(measures);
    }

    /** The id of the earlier year's point that this one continues. */
    public @Nullable Long carriedOverFrom() {
        return carriedOverFrom;
    }
}
