package org.weibao.workpoint;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.Stages;
import org.weibao.calendar.WorkingCalendar;

/** When what is due: stages in working days from the day of sending, reports by the point's rhythm. */
@Component
public class Schedule {

    /**
     * The dates of a task.
     *
     * @param due the moment at which its due day ends; null where nothing is due
     * @param followUp from when it shows in 我的待办; null for at once
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

    /** The dates of a task that is due the given working days from today. */
    public Dates within(int workingDays) {
        return new Dates(calendar.endOf(calendar.plus(today(), workingDays)), null);
    }

    /** A point's deadline if it is sent today and the office set no date. */
    public LocalDate usualDeadline() {
        return calendar.plus(today(), stages.point());
    }

    /** The day when the parts of a point with that deadline end. */
    LocalDate partsEnd(LocalDate deadline) {
        return calendar.plus(deadline, -stages.partsBeforeDeadline());
    }

    /** The due day of a part that is reopened today. */
    LocalDate rework() {
        return calendar.plus(today(), stages.rework());
    }

    /** The first report that a part owes when it accepts today: the first one whose window has not yet begun. */
    LocalDate firstReport(Rhythm rhythm, LocalDate ends) {
        return reportAfter(rhythm, calendar.plus(today(), stages.reportWindow()), ends);
    }

    /**
     * The report after the one that was due; what was missed is not asked for again, and after its end a part owes
     * nothing but its last report.
     */
    LocalDate nextReport(Rhythm rhythm, LocalDate due, LocalDate ends) {
        return reportAfter(rhythm, due.isBefore(today()) ? today() : due, ends);
    }

    private LocalDate reportAfter(Rhythm rhythm, LocalDate day, LocalDate ends) {
        var month = YearMonth.from(day);
        while (true) {
            var endOfPeriod = calendar.onOrAfter(month.atEndOfMonth());
            if (isLastMonth(rhythm, month) && endOfPeriod.isAfter(day)) {
                return endOfPeriod.isAfter(ends) ? ends : endOfPeriod;
            }
            month = month.plusMonths(1);
        }
    }

    private static boolean isLastMonth(Rhythm rhythm, YearMonth month) {
        return rhythm == Rhythm.MONTHLY || month.getMonthValue() % 3 == 0;
    }

    /** The dates of a part's open report. */
    public Dates report(Part part) {
        var due = part.due();
        return due == null
                ? new Dates(null, null)
                : new Dates(calendar.endOf(due), calendar.startOf(calendar.plus(due, -stages.reportWindow())));
    }

    /** When the lead is reminded that it may end implementation: the parts were to be finished by then. */
    public Dates endOfParts(WorkPoint point) {
        var deadline = point.deadline();
        return new Dates(null, deadline == null ? null : calendar.endOf(partsEnd(deadline)));
    }
}
