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

    @ManyToOne(fetch = FetchType.LAZY)
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

    /** A fresh part; the lead has accepted with the point and begins at once. */
    Part(WorkPoint point, PointUnit body, CountedDay ends) {
        this.point = point;
        this.unitCode = body.code();
        this.role = body.role();
        this.ends = ends.day();
        this.endsCounted = ends.how();
        this.state = role == Role.LEAD ? PartState.IMPLEMENTING : PartState.TO_ACCEPT;
        point.measuresOf(body).forEach(measure -> measures.add(new PartMeasure(measure)));
    }

    /** Accepts (签收). A supporting unit then waits to be asked. */
    void accept() {
        require(PartState.TO_ACCEPT);
        state = role == Role.SUPPORTING ? PartState.STANDBY : PartState.IMPLEMENTING;
    }

    /** Accepts with an objection (异议), which the office decides. */
    void object(String reason) {
        require(PartState.TO_ACCEPT);
        state = PartState.OBJECTED;
        objection = reason;
    }

    /** Accepts and claims once that a measure does not apply (不涉及), which the lead confirms. */
    void claim(long measureId, String reason) {
        require(PartState.TO_ACCEPT, PartState.CLAIMED);
        measure(measureId).become(AssignedMeasureState.CLAIMED, reason);
        state = PartState.CLAIMED;
    }

    /** The office has decided the objection: what the part is released from, perhaps nothing. */
    void settleObjection(List<Long> released) {
        require(PartState.OBJECTED);
        released.forEach(each -> measure(each).become(AssignedMeasureState.RELEASED, null));
        goOnOrRelease();
    }

    /** The lead has confirmed some of the claims; the rest is carried out after all. */
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
     * The last report that counts for the part.
     *
     * @param report null for none
     */
    void standsAt(@Nullable Report report) {
        lastReportId = report == null ? null : report.id();
        progress = report == null ? null : report.progress();
    }

    /** The average percentage of its measures in the last report that counts; null before the first. */
    public @Nullable Integer progress() {
        return progress;
    }

    /** A report of the current period that is not yet "done". */
    void reportOn(boolean newProgress) {
        require(PartState.IMPLEMENTING);
        noProgressStreak = newProgress ? 0 : noProgressStreak + 1;
        owesAnswer = false;
    }

    /** A report that says "done": the head signs it next, or, for the lead's own part, it goes into the compiled report. */
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

    /** The head gives the report back inside the unit; the due date stays. */
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

    /** The lead returns the part (核验退回): next round, fresh due date. */
    void returnToWork(String reason, CountedDay due) {
        require(PartState.TO_VERIFY);
        begin(reason, due);
    }

    /** Reopens a part that had ended: it keeps its record and gets the next round and a fresh due date. */
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
        // Nobody has decided what was only claimed.
        carryClaims();
        state = PartState.UNFINISHED;
    }

    /** The open report has until that day, and the part ends no earlier; every other step's date is none of the part's. */
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

    /** The next report is for that period. Who accepts after the end of the part has no day left. */
    void openPeriod(LocalDate begins, CountedDay due) {
        dueOn(due);
        periodBegins = begins.isAfter(due.day()) ? due.day() : begins;
    }

    /**
     * The day of an extension was wrong: the open report has until another day, perhaps a nearer one. An end that the
     * extension had moved is the usual one again, but no earlier than that.
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

    /** The same times as before end on other days, by a newer calendar, which has counted the point's deadline before. */
    void recount(Schedule schedule) {
        if (endsCounted != null) {
            if (endsCounted.isBackwards()) {
                endsCounted = new Counted(Objects.requireNonNull(point.deadline()), endsCounted.workingDays());
            }
            ends = schedule.again(endsCounted, ends);
        }
        // What has been reported was due on the day that it was due.
        if (due == null || dueCounted == null || state != PartState.IMPLEMENTING) {
            return;
        }
        due = schedule.again(dueCounted, due);
        if (due.isAfter(ends)) {
            // A period ends with the part; a reopened part is not to be finished before its rework is due.
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

    /** Whether the fan-out still waits for it. */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** Whether it has ended in a way that can be reopened. */
    public boolean mayReopen() {
        return state.mayReopen();
    }

    /** Whether it begins with accepting; the lead has accepted with the point, and who is sent back to work is not asked again. */
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

    /** Its state as people read it; a part that carries out nothing says why. */
    public String stateLabel() {
        return state.label(measures.stream().map(PartMeasure::state).toList());
    }

    /** From 1; a return begins the next round. */
    public int round() {
        return round;
    }

    /** The day when the part is to be finished. */
    public LocalDate ends() {
        return ends;
    }

    /** The day when the open report is due; null before the first and for a supporting unit that nobody has asked. */
    public @Nullable LocalDate due() {
        return due;
    }

    /** The period of the open report; null before the first and for a supporting unit that nobody has asked. */
    @Nullable
    Period period() {
        return due == null ? null : new Period(periodBegins, due);
    }

    /** What its next report is judged by. */
    NextReport nextReport() {
        return new NextReport(role, round, owesAnswer, period(), dueCounted != null);
    }

    /** How the end was counted; null for a day that somebody named. */
    @Nullable
    Counted endsCounted() {
        return endsCounted;
    }

    /** How the due day was counted; null for a day that somebody named. */
    @Nullable
    Counted dueCounted() {
        return dueCounted;
    }

    /** How many reports in a row said 无新进展. */
    public int noProgressStreak() {
        return noProgressStreak;
    }

    /** What the part was sent to work for: a supporting unit answers a question, unless its answer came back. */
    String markOf(@Nullable Report latest) {
        return CameBack.mark(role, latest != null && latest.isReturned());
    }

    /** Whether a return begins its round and it has not yet answered with "done": the due day of the rework stays. */
    boolean isRework() {
        return round > 1 && request != null;
    }

    /** Whether it was returned, or asked a question, and has not reported since. */
    boolean owesAnswer() {
        return owesAnswer;
    }

    /** How the part is watched over. */
    public PartWeight weight() {
        return new PartWeight(id(), unitCode, role, point.id(), point.priority());
    }

    /** What the last return or question asks for. */
    public @Nullable String request() {
        return request;
    }

    public @Nullable String objection() {
        return objection;
    }
}
