package org.weibao.workpoint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.Counted;
import org.weibao.calendar.CountedDay;
import org.weibao.calendar.Stages;
import org.weibao.calendar.WorkingCalendar;

/** Counts due days: stages in working days from the day of sending, reports by the point's rhythm. */
@Component
public class Schedule {

    /**
     * The dates of a task.
     *
     * @param due the moment at which the due day ends; null if nothing is due
     * @param followUp when 我的待办 begins to show the task; null for at once
     */
    public record Dates(@Nullable Instant due, @Nullable Instant followUp) {}

    private final WorkingCalendar calendar;
    private final Stages stages;
    private final Clock clock;

    Schedule(WorkingCalendar calendar, Stages stages, Clock clock) {
        this.calendar = calendar;
        this.stages = stages;
        this.clock = clock;
    }

    public LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    /** The due day of a task with this number of working days from today. */
    public CountedDay within(int workingDays) {
        return calendar.counted(new Counted(today(), workingDays));
    }

    /** The dates of a task that can be done now. */
    public Dates dates(CountedDay due) {
        return new Dates(calendar.endOf(due.day()), null);
    }

    /** A point's deadline if it is sent today and the office set no date. */
    public CountedDay usualDeadline() {
        return within(stages.point());
    }

    /** The day when the parts of a point with that deadline end. */
    CountedDay partsEnd(LocalDate deadline) {
        return calendar.counted(new Counted(deadline, -stages.partsBeforeDeadline()));
    }

    /** The due day of a part that is reopened today. */
    CountedDay rework() {
        return within(stages.rework());
    }

    /** The day counted again by the current calendar. */
    LocalDate again(Counted how, LocalDate before) {
        return calendar.again(how, before, today());
    }

    /** The point's deadline as people read it. If it was counted and may still change, the text mentions it. */
    public String shownDeadline(WorkPoint point) {
        var deadline = Objects.requireNonNull(point.deadline());
        return calendar.shown(deadline, point.deadlineCounted() != null);
    }

    /** The point's deadline, if it was counted and may still change. */
    public Set<LocalDate> provisional(WorkPoint point) {
        return calendar.provisional(point.deadlineCounted() == null ? null : point.deadline());
    }

    /** Those of the part's days that were counted and may still change. */
    public Set<LocalDate> provisional(Part part) {
        return calendar.provisional(
                part.endsCounted() == null ? null : part.ends(), part.dueCounted() == null ? null : part.due());
    }

    /** The first report of a part that accepts today: the first one whose window has not begun. */
    CountedDay firstReport(Rhythm rhythm, LocalDate ends) {
        return reportAfter(rhythm, calendar.plus(today(), stages.reportWindow()), ends);
    }

    /** The report after the one that was due; missed ones are skipped. After its end a part owes only its last one. */
    CountedDay nextReport(Rhythm rhythm, LocalDate due, LocalDate ends) {
        return reportAfter(rhythm, due.isBefore(today()) ? today() : due, ends);
    }

    private CountedDay reportAfter(Rhythm rhythm, LocalDate day, LocalDate ends) {
        var month = YearMonth.from(day);
        while (true) {
            var endOfPeriod = calendar.counted(new Counted(month.atEndOfMonth(), null));
            if (isLastMonth(rhythm, month) && endOfPeriod.day().isAfter(day)) {
                return endOfPeriod.day().isAfter(ends) ? new CountedDay(ends, endOfPeriod.how()) : endOfPeriod;
            }
            month = month.plusMonths(1);
        }
    }

    private static boolean isLastMonth(Rhythm rhythm, YearMonth month) {
        return rhythm == Rhythm.MONTHLY || month.getMonthValue() % 3 == 0;
    }

    /** The dates of a part's open report. A returned or asked part can report now. */
    public Dates report(Part part) {
        var period = part.period();
        return period == null
                ? new Dates(null, null)
                : new Dates(
                        calendar.endOf(period.due()), part.owesAnswer() ? null : calendar.startOf(windowOf(period)));
    }

    /** The first day of a report's window. It is never before the period. */
    LocalDate windowOf(Period period) {
        var opens = calendar.plus(period.due(), -stages.reportWindow());
        return period.begins() != null && opens.isBefore(period.begins()) ? period.begins() : opens;
    }

    /** When the lead is reminded that it may end implementation: the parts should have ended by then. */
    public Dates endOfParts(WorkPoint point) {
        var deadline = point.deadline();
        return new Dates(
                null,
                deadline == null ? null : calendar.endOf(partsEnd(deadline).day()));
    }
}
