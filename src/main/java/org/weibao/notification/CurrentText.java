package org.weibao.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.TimeLeft;
import org.weibao.calendar.WorkingCalendar;

/** The text of a notice as of now. A mail that is written on Thursday and sent on Friday counts its days on Friday. */
@Component
public class CurrentText {

    private static final List<String> MARKS = List.of(Notice.EARLY, Notice.TODAY, Notice.LATE);
    private static final Pattern UNTIL = Pattern.compile("\\{\\{until (\\d{4}-\\d{2}-\\d{2})}}");

    private final WorkingCalendar calendar;
    private final Clock clock;

    public CurrentText(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The text with the time left until the due day, without the lines that do not apply now. */
    public String of(String text, @Nullable LocalDate due) {
        if (due == null) {
            return text;
        }
        var now = clock.instant();
        var left = calendar.timeLeft(due, now);
        var mark = mark(left);
        return text.lines()
                .flatMap(line -> current(line, mark, WorkingCalendar.dayOf(now)).stream())
                .collect(Collectors.joining("\n"))
                .replace(Notice.REMAINING, left.inWords());
    }

    /** The line without its mark; empty if it does not apply now. */
    private static Optional<String> current(String line, String mark, LocalDate today) {
        for (var each : MARKS) {
            if (line.startsWith(each)) {
                return each.equals(mark) ? Optional.of(line.substring(each.length())) : Optional.empty();
            }
        }
        var until = UNTIL.matcher(line);
        if (!until.lookingAt()) {
            return Optional.of(line);
        }
        return today.isAfter(LocalDate.parse(until.group(1)))
                ? Optional.empty()
                : Optional.of(line.substring(until.end()));
    }

    private static String mark(TimeLeft left) {
        return switch (left.when()) {
            case EARLIER -> Notice.EARLY;
            case ON_THE_DAY -> Notice.TODAY;
            case AFTER_HOURS, LATER -> Notice.LATE;
        };
    }
}
