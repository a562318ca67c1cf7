package org.weibao.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.workpoint.Recounting;

/** Counts the open tasks' time again by a newer calendar. A date that somebody named stays. */
@Service
@Transactional
public class TermRecounting {

    /** A task's last day that is another one now. */
    public record MovedTerm(Term term, LocalDate before, LocalDate after) {}

    private final TermRows rows;
    private final TaskDates dates;
    private final WorkingCalendar calendar;
    private final Clock clock;

    TermRecounting(TermRows rows, TaskDates dates, WorkingCalendar calendar, Clock clock) {
        this.rows = rows;
        this.dates = dates;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Counts again, and brings every open task and its timer in line: where the last day stays, the rungs may lie on other
     * days.
     *
     * @param records what has moved on the points and their parts, which the tasks of reports follow
     * @return what has moved beside that
     */
    public List<MovedTerm> recount(List<Recounting.Moved> records) {
        var today = WorkingCalendar.dayOf(clock.instant());
        var moved = new ArrayList<MovedTerm>();
        for (var term : rows.findBySettledAtIsNullOrderById()) {
            var before = term.due();
            var from = term.countedFrom();
            var days = term.workingDays();
            if (before != null && from != null && days != null) {
                var after = calendar.replacing(before, calendar.plus(from, days), today);
                term.recount(after);
                if (!after.equals(before)) {
                    moved.add(new MovedTerm(term, before, after));
                }
            } else if (before != null) {
                carried(term, before, records).ifPresent(term::recount);
            }
            dates.follow(term);
        }
        return moved;
    }

    private static Optional<LocalDate> carried(Term term, LocalDate before, List<Recounting.Moved> records) {
        return records.stream()
                .filter(Recounting.Moved::isReport)
                .filter(day -> day.partId() != null
                        && term.subject().equals(Subject.part(day.partId()))
                        && day.before().equals(before))
                .map(Recounting.Moved::after)
                .findFirst();
    }
}
