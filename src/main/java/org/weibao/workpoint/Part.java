package org.weibao.workpoint;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.Counted;
import org.weibao.calendar.CountedDay;
import org.weibao.shared.Conflict;
import org.weibao.shared.Refusal;

/** A part (承办任务): what one unit or county carries out of a work point, round by round. */
@Entity
public class Part {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    /** Read with the part by one statement that Hibernate builds once; it would build that of an entity graph each time. */
    @ManyToOne(fetch = FetchType.EAGER)
    private WorkPoint point;

    private String unitCode;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Enumerated(EnumType.STRING)
    private PartState state;

    private int round = 1;

    private LocalDate ends;

    @Embedded
    @AttributeOverride(name = "countedFrom", column = @Column(name = "ends_counted_from"))
    @AttributeOverride(name = "workingDays", column = @Column(name = "ends_working_days"))
    private @Nullable Counted endsCounted;

    private @Nullable LocalDate due;

    @Embedded
    @AttributeOverride(name = "countedFrom", column = @Column(name = "due_counted_from"))
    @AttributeOverride(name = "workingDays", column = @Column(name = "due_working_days"))
    private @Nullable Counted dueCounted;

    private @Nullable LocalDate periodBegins;

    private int noProgressStreak;

    @Column(length = 1_000_000)
    private @Nullable String request;

    private boolean owesAnswer;

    @Column(length = 1_000_000)
    private @Nullable String objection;

    private @Nullable Long lastReportId;

    private @Nullable Integer progress;

    @BatchSize(size = 100)
    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "part_id", nullable = false, updatable = false)
    @OrderBy("id")
    private List<PartMeasure> measures = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Part() {}

    /** A new part. The lead's own part begins at once, because the lead has accepted with the point. */
    Part(WorkPoint point, PointUnit body, CountedDay ends) {
        this.point = point;
        this.unitCode = body.code();
        this.role = body.role();
        this.ends = ends.day();
        this.endsCounted = ends.how();
        this.state = role == Role.LEAD ? PartState.IMPLEMENTING : PartState.TO_ACCEPT;
        point.measuresOf(body).forEach(measure -> measures.add(new PartMeasure(measure)));
    }

    /** Accepts (签收). A supporting unit then waits for a question. */
    void accept() {
        require(PartState.TO_ACCEPT);
        state = role == Role.SUPPORTING ? PartState.STANDBY : PartState.IMPLEMENTING;
    }

    /** Accepts with an objection (异议). The office decides on it. */
    void object(String reason) {
        require(PartState.TO_ACCEPT);
        state = PartState.OBJECTED;
        objection = reason;
    }

    /** Accepts and claims, once only, that a measure does not apply (不涉及). The lead confirms it. */
    void claim(long measureId, String reason) {
        require(PartState.TO_ACCEPT, PartState.CLAIMED);
        measure(measureId).become(AssignedMeasureState.CLAIMED, reason);
        state = PartState.CLAIMED;
    }

    /**
     * The office has decided the objection.
     *
     * @param released the measures that the part need not carry out; may be empty
     */
    void settleObjection(List<Long> released) {
        require(PartState.OBJECTED);
        released.forEach(each -> measure(each).become(AssignedMeasureState.RELEASED, null));
        goOnOrRelease();
    }

    /** The lead has confirmed some of the claims. The part carries out the other measures. */
    void settleClaims(List<Long> confirmed) {
        require(PartState.CLAIMED);
        for (var each : confirmed) {
            if (measure(each).state() != AssignedMeasureState.CLAIMED) {
                throw new Refusal("confirmed", "有任务措施没有申请不涉及，不能确认。");
            }
            measure(each).become(AssignedMeasureState.NOT_APPLICABLE, null);
        }
        carryClaims();
        goOnOrRelease();
    }

    private void carryClaims() {
        measures.stream()
                .filter(each -> each.state() == AssignedMeasureState.CLAIMED)
                .forEach(each -> each.become(AssignedMeasureState.CARRIED, null));
    }

    private void goOnOrRelease() {
        state = carried().isEmpty() ? PartState.RELEASED : PartState.IMPLEMENTING;
    }

    /**
     * Keeps the last report that counts for the part.
     *
     * @param report null for none
     */
    void keepLastCounting(@Nullable Report report) {
        lastReportId = report == null ? null : report.id();
        progress = report == null ? null : report.progress();
    }

    /** The average percentage of the measures in the last report that counts; null before the first report. */
    public @Nullable Integer progress() {
        return progress;
    }

    /** A report of the current period that is not yet "done". */
    void reportOn(boolean newProgress) {
        require(PartState.IMPLEMENTING);
        noProgressStreak = newProgress ? 0 : noProgressStreak + 1;
        owesAnswer = false;
    }

    /** A report that says "done". The head signs it next; the lead's own goes directly into the compiled report. */
    void reportDone() {
        require(PartState.IMPLEMENTING);
        noProgressStreak = 0;
        request = null;
        owesAnswer = false;
        state = role == Role.LEAD ? PartState.INCLUDED : PartState.TO_SIGN;
    }

    void sign() {
        require(PartState.TO_SIGN);
        state = PartState.TO_VERIFY;
    }

    /** The head returns the report inside the unit. The due day stays. */
    void returnUnsigned(String reason) {
        require(PartState.TO_SIGN);
        state = PartState.IMPLEMENTING;
        ask(reason);
    }

    private void ask(String reason) {
        request = reason;
        owesAnswer = true;
    }

    void verify() {
        require(PartState.TO_VERIFY);
        state = PartState.VERIFIED;
    }

    /** The lead returns the part (核验退回): the next round begins, with a new due day. */
    void returnToWork(String reason, CountedDay due) {
        require(PartState.TO_VERIFY);
        begin(reason, due);
    }

    /** Reopens an ended part. Its record stays; the next round begins, with a new due day. */
    void reopen(String reason, CountedDay due) {
        if (!mayReopen()) {
            throw new Refusal("parts", "承办任务现在是“" + stateLabel() + "”，不能退回。");
        }
        begin(reason, due);
    }

    private void begin(String reason, CountedDay due) {
        state = PartState.IMPLEMENTING;
        round++;
        noProgressStreak = 0;
        ask(reason);
        openPeriod(due.how().countedFrom(), due);
        if (ends.isBefore(due.day())) {
            ends = due.day();
            endsCounted = due.how();
        }
    }

    /** Implementation ends while the part is open (未完成). */
    void endUnfinished() {
        // No one has decided the claims, so the part carries these measures out.
        carryClaims();
        state = PartState.UNFINISHED;
    }

    /** Gives the open report until that day; the part ends no earlier. The part has no dates of other steps. */
    public void extend(LocalDate due) {
        if (state == PartState.IMPLEMENTING) {
            this.due = due;
            dueCounted = null;
            if (periodBegins != null && periodBegins.isAfter(due)) {
                periodBegins = due;
            }
            if (ends.isBefore(due)) {
                ends = due;
                endsCounted = null;
            }
        }
    }

    /** Opens the next report's period. It begins no later than its due day, also if the part was accepted late. */
    void openPeriod(LocalDate begins, CountedDay due) {
        dueOn(due);
        periodBegins = begins.isAfter(due.day()) ? due.day() : begins;
    }

    /**
     * Corrects the wrong day of an extension. The open report gets the other day, which may be earlier. If the
     * extension had moved the part's end, the end becomes the usual one again, but not before that day.
     */
    public void correctExtension(LocalDate due, Schedule schedule) {
        if (state == PartState.IMPLEMENTING) {
            if (ends.equals(this.due) && endsCounted == null) {
                var usual = schedule.partsEnd(Objects.requireNonNull(point.deadline()));
                ends = usual.day();
                endsCounted = usual.how();
            }
            extend(due);
        }
    }

    void dueOn(CountedDay due) {
        this.due = due.day();
        this.dueCounted = due.how();
    }

    /** Counts the days again by a newer calendar. The point's deadline must have been counted before. */
    void recount(Schedule schedule) {
        if (endsCounted != null) {
            if (endsCounted.isBackwards()) {
                endsCounted = new Counted(Objects.requireNonNull(point.deadline()), endsCounted.workingDays());
            }
            ends = schedule.again(endsCounted, ends);
        }
        // A submitted report keeps the due day that it had.
        if (due == null || dueCounted == null || state != PartState.IMPLEMENTING) {
            return;
        }
        due = schedule.again(dueCounted, due);
        if (due.isAfter(ends)) {
            // A period ends with the part. A reopened part ends no earlier than its rework is due.
            if (dueCounted.isEndOfPeriod()) {
                due = ends;
            } else {
                ends = due;
                endsCounted = dueCounted;
            }
        }
        if (periodBegins != null && periodBegins.isAfter(due)) {
            periodBegins = due;
        }
    }

    /** Whether the fan-out in the model still waits for it. */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** Whether it has ended in a state that allows reopening. */
    public boolean mayReopen() {
        return state.mayReopen();
    }

    /** Whether its process begins with acceptance. The lead accepted with the point; a part accepts only once. */
    public boolean needsAcceptance() {
        return state == PartState.TO_ACCEPT;
    }

    /** The measures that the part still carries out. */
    public List<Measure> carried() {
        return measures.stream()
                .filter(each -> each.state() == AssignedMeasureState.CARRIED)
                .map(PartMeasure::measure)
                .toList();
    }

    List<PartMeasure> measures() {
        return List.copyOf(measures);
    }

    private PartMeasure measure(long measureId) {
        return measures.stream()
                .filter(each -> each.measure().id() == measureId)
                .findFirst()
                .orElseThrow(() -> new Refusal("measures", "有任务措施不属于这项承办任务，请刷新后再提交。"));
    }

    private void require(PartState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw new Conflict("这项承办任务现在是“" + stateLabel() + "”，不能再这样办理，请刷新后再看。");
        }
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public WorkPoint point() {
        return point;
    }

    /** The code of the unit or county that carries it out. */
    public String unitCode() {
        return unitCode;
    }

    public Role role() {
        return role;
    }

    public PartState state() {
        return state;
    }

    /** Its state as people read it. For a part without measures it names the reason. */
    public String stateLabel() {
        return state.label(measures.stream().map(PartMeasure::state).toList());
    }

    /** From 1. A return begins the next round. */
    public int round() {
        return round;
    }

    /** The last day for the part's work. */
    public LocalDate ends() {
        return ends;
    }

    /** The day when the open report is due; null before the first one, and for a supporting unit without a question. */
    public @Nullable LocalDate due() {
        return due;
    }

    /** The period of the open report; null before the first one, and for a supporting unit without a question. */
    @Nullable
    Period period() {
        return due == null ? null : new Period(periodBegins, due);
    }

    /** What the rules need to know about its next report. */
    NextReport nextReport() {
        return new NextReport(role, round, owesAnswer, period(), dueCounted != null);
    }

    /** How the end was counted; null if a person set the day. */
    @Nullable
    Counted endsCounted() {
        return endsCounted;
    }

    /** How the due day was counted; null if a person set the day. */
    @Nullable
    Counted dueCounted() {
        return dueCounted;
    }

    /** How many reports in a row said 无新进展. */
    public int noProgressStreak() {
        return noProgressStreak;
    }

    /** Why the part was sent back to work, as in {@link CameBack#mark}. */
    String markOf(@Nullable Report latest) {
        return CameBack.mark(role, latest != null && latest.isReturned());
    }

    /** Whether a return began this round and no "done" report followed. The rework's due day then stays. */
    boolean isRework() {
        return round > 1 && request != null;
    }

    /** Whether it was returned or asked, and has not reported since. */
    boolean owesAnswer() {
        return owesAnswer;
    }

    /** The text of the last return or question. */
    public @Nullable String request() {
        return request;
    }

    public @Nullable String objection() {
        return objection;
    }
}
