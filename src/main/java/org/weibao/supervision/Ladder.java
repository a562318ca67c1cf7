package org.weibao.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;

/** Which rung a task has reached, and when it reaches the next: by asking the table day by day, never by a copy of it. */
// The models call another bean by the plain name.
@Component("ladderPolicy")
public class Ladder {

    private final EscalationTable table;
    private final WorkingCalendar calendar;

    Ladder(EscalationTable table, WorkingCalendar calendar) {
        this.table = table;
        this.calendar = calendar;
    }

    /** The highest rung that the task has reached at that moment; none before the first. */
    public Optional<Rung> rungAt(Watched task, Instant moment) {
        return Optional.ofNullable(task.due()).flatMap(due -> rungOn(task, due, WorkingCalendar.dayOf(moment)));
    }

    /** When the task reaches its next rung, strictly later than that moment; never, if none is left. */
    public Optional<Instant> nextAfter(Watched task, Instant moment) {
        Predicate<Instant> later = start -> start.isAfter(moment);
        return Optional.ofNullable(task.due()).flatMap(due -> {
            var day = WorkingCalendar.dayOf(moment);
            var known = rungOn(task, due, day.minusDays(1));
            for (var next = day; next.isBefore(due.plusYears(1)); next = next.plusDays(1)) {
                var rung = rungOn(task, due, next);
                if (rung.isPresent() && !rung.equals(known) && later.test(calendar.startOf(next))) {
                    return Optional.of(calendar.startOf(next));
                }
                known = rung;
            }
            return Optional.empty();
        });
    }

    private Optional<Rung> rungOn(Watched task, LocalDate due, LocalDate day) {
        return Optional.ofNullable(table.rung(task.step(), task.asked(), task.priority(), calendar.between(due, day)));
    }
}
