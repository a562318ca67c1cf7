package org.weibao.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.weibao.configuration.Entry;
import org.weibao.configuration.Text;

/** Reads {@code calendar.yml} and refuses what no notice would contain. */
final class CalendarParser {

    private static final String SPAN = "至";
    private static final int LONGEST_SPAN = 20;
    /** A notice for a year names days at most this far outside the year. */
    private static final int MARGIN = 31;

    private final Map<Integer, Integer> yearLines = new HashMap<>();
    private final Map<LocalDate, Integer> dayLines = new HashMap<>();

    WorkingCalendar read(Entry file) {
        WorkingHours hours = file.optionalEntry("workingHours", CalendarParser::hours);
        List<AnnouncedYear> years = file.entries("years", this::year);
        return new WorkingCalendar(
                years.stream().filter(year -> !year.off().isEmpty()).toList(),
                hours == null ? WorkingHours.USUAL : hours);
    }

    private static WorkingHours hours(Entry entry) {
        LocalTime from = time(entry, "from", WorkingHours.USUAL.from());
        LocalTime until = time(entry, "until", WorkingHours.USUAL.until());
        if (!from.isBefore(until)) {
            entry.refuse("until", "下班时间不晚于上班时间", "更正 from 或 until");
            return WorkingHours.USUAL;
        }
        return new WorkingHours(from, until);
    }

    private static LocalTime time(Entry entry, String key, LocalTime otherwise) {
        String text = entry.text(key);
        try {
            return text.isEmpty() ? otherwise : LocalTime.parse(text);
        } catch (DateTimeException e) {
            entry.refuse(key, "“" + text + "”不是时间", "写成 \"08:30\" 这样的形式，加引号");
            return otherwise;
        }
    }

    private AnnouncedYear year(Entry entry) {
        int year = entry.number("year");
        Integer first = yearLines.putIfAbsent(year, entry.line());
        if (first != null) {
            entry.refuse("year", year + " 年已经在第 " + first + " 行写过", "合并为一条");
        }
        List<Text> off = entry.texts("off");
        String notice = off.isEmpty() ? "" : entry.text("notice");
        if (off.isEmpty()) {
            entry.has("notice");
        }
        return new AnnouncedYear(
                year, notice, days(entry, year, off, false), days(entry, year, entry.texts("work"), true));
    }

    private Set<LocalDate> days(Entry entry, int year, List<Text> spans, boolean worked) {
        Set<LocalDate> days = new HashSet<>();
        for (Text span : spans) {
            for (LocalDate day : daysOf(span)) {
                Integer first = dayLines.putIfAbsent(day, entry.line());
                if (first != null) {
                    span.refuse(day + " 已经在第 " + first + " 行的年份里写过", "一天只写一次：放假或者上班");
                } else if (worked && isMondayToFriday(day)) {
                    span.refuse(day + " 不是周六或周日，本来就上班", "更正日期；work 只写调休上班的周六、周日");
                } else if (isFarFrom(year, day)) {
                    span.refuse(day + " 离 " + year + " 年太远", "更正日期，或者写到它那一年去");
                }
                days.add(day);
            }
        }
        return days;
    }

    private static List<LocalDate> daysOf(Text span) {
        String[] ends = span.value().split(SPAN, -1);
        try {
            LocalDate first = LocalDate.parse(ends[0].strip());
            LocalDate last = LocalDate.parse(ends[ends.length - 1].strip());
            if (ends.length <= 2
                    && !last.isBefore(first)
                    && first.plusDays(LONGEST_SPAN).isAfter(last)) {
                return new ArrayList<>(first.datesUntil(last.plusDays(1)).toList());
            }
            span.refuse(
                    "“" + span.value() + "”不是一段连续的假期", "写成 2026-02-15 至 2026-02-23，前一天在先，最长 " + LONGEST_SPAN + " 天");
        } catch (DateTimeException e) {
            span.refuse("“" + span.value() + "”不是日期", "写成 2026-04-05，或者 2026-02-15 至 2026-02-23");
        }
        return List.of();
    }

    static boolean isMondayToFriday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static boolean isFarFrom(int year, LocalDate day) {
        return ChronoUnit.DAYS.between(day, LocalDate.of(year, 1, 1)) > MARGIN
                || ChronoUnit.DAYS.between(LocalDate.of(year, 12, 31), day) > MARGIN;
    }
}
