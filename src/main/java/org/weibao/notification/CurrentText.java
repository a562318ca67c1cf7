package org.weibao.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;

/** What a notice says now: a mail that was written on Thursday and leaves on Friday counts its days on Friday. */
@Component
public class CurrentText {

    private static final List<String> MARKS = List.of(Notice.EARLY, Notice.TODAY, Notice.LATE);

    private final WorkingCalendar calendar;
    private final Clock clock;

    public CurrentText(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The text with the time that is left until the due day, and without the lines that do not hold now. */
    public String of(String text, @Nullable LocalDate due) {
        if (due == null) {
            return text;
        }
        var now = clock.instant();
        var mark = mark(due);
        return text.lines()
                .filter(line -> line.startsWith(mark) || MARKS.stream().noneMatch(line::startsWith))
                .map(line -> line.startsWith(mark) ? line.substring(mark.length()) : line)
                .collect(Collectors.joining("\n"))
                .replace(Notice.REMAINING, calendar.remaining(due, now));
    }

    private String mark(LocalDate due) {
        var now = clock.instant();
        if (now.isAfter(calendar.endOf(due))) {
            return Notice.LATE;
        }
        return due.equals(WorkingCalendar.dayOf(now)) ? Notice.TODAY : Notice.EARLY;
    }
}
