package org.weibao.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.configuration.ConfigurationFolder;

/**
 * Working days by the State Council's notices, including make-up working weekends (调休); otherwise Monday to Friday. In
 * a year without a notice, the days that the law itself fixes are off too. The festivals of the lunar calendar are not
 * computed. A due day ends with the working hours, at 18:00 unless the city sets another hour, in Asia/Shanghai
 * whatever the machine's zone. Only this class formats dates for people.
 */
public final class WorkingCalendar {

    /** The zone of every date that the office sets or reads. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** New Year, May Day and National Day, by 《全国年节及纪念日放假办法》 as revised in 2024. */
    private static final Set<MonthDay> FIXED_BY_LAW = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    /** Recorded with the calendar in use: when this rule changes, dates are counted again. */
    static final String RULE_WITHOUT_NOTICE = "没有公布放假安排的年份：周一至周五，扣除法定节假日";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter OFFICIAL = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT);

    private final Map<LocalDate, Boolean> exceptions = new HashMap<>();
    private final Map<Integer, Set<String>> announced = new TreeMap<>();
    private final WorkingHours hours;

    WorkingCalendar(List<AnnouncedYear> years, WorkingHours hours) {
        this.hours = hours;
        for (AnnouncedYear year : years) {
            Set<String> lines = announced.computeIfAbsent(year.year(), unused -> new TreeSet<>());
            year.off().forEach(day -> exceptions.put(day, false));
            year.off().forEach(day -> lines.add(day + " 放假"));
            year.work().forEach(day -> exceptions.put(day, true));
            year.work().forEach(day -> lines.add(day + " 上班"));
        }
    }

    /**
     * Reads {@code calendar.yml}.
     *
     * @throws org.weibao.configuration.ConfigurationMistake if the file holds mistakes
     */
    public static WorkingCalendar read(ConfigurationFolder folder) {
        return folder.file("calendar.yml").read(entry -> new CalendarParser().read(entry));
    }

    public boolean isWorkingDay(LocalDate day) {
        Boolean announcedAsWorked = exceptions.get(day);
        return announcedAsWorked == null ? isUsuallyWorked(day) : announcedAsWorked;
    }

    private boolean isUsuallyWorked(LocalDate day) {
        return CalendarParser.isMondayToFriday(day)
                && !(isProvisional(day) && FIXED_BY_LAW.contains(MonthDay.from(day)));
    }

    /** The days off by the notices, weekends among them, in order. */
    public List<LocalDate> announcedOff() {
        return announced(false);
    }

    /** The Saturdays and Sundays that are working days by the notices, in order. */
    public List<LocalDate> announcedWorked() {
        return announced(true);
    }

    private List<LocalDate> announced(boolean worked) {
        return exceptions.entrySet().stream()
                .filter(exception -> exception.getValue() == worked)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Whether the day's year has no notice yet, so that what was counted may change. */
    public boolean isProvisional(LocalDate day) {
        return !announced.containsKey(day.getYear());
    }

    /** A counted day as people read it. A day that may change is marked, as in 2027-01-15（暂定，2027年放假安排尚未公布）. */
    public String shown(LocalDate day) {
        return shown(day, true);
    }

    /**
     * A day as people read it.
     *
     * @param counted whether it was counted in working days; a day that a person set does not change and is not marked
     */
    public String shown(LocalDate day, boolean counted) {
        return mayChange(day, counted) ? day + "（" + provisional(day) + "）" : named(day);
    }

    /** Like {@link #shown(LocalDate, boolean)}, with the day of the week, such as 2026-11-27（周五）. */
    public String shownWithWeekday(LocalDate day, boolean counted) {
        return day + "（" + weekday(day) + (mayChange(day, counted) ? "，" + provisional(day) : "") + "）";
    }

    /** A day that a person set, or that has passed, as people read it: 2026-11-27. */
    public static String named(LocalDate day) {
        return day.toString();
    }

    /** Like {@link #named(LocalDate)}, with the day of the week, such as 2026-11-27（周五）. */
    public static String namedWithWeekday(LocalDate day) {
        return day + "（" + weekday(day) + "）";
    }

    /** A moment as people read it: 2026-11-27 08:30. */
    public static String named(Instant moment) {
        return MINUTE.format(moment);
    }

    /** A day as official documents write it (GB/T 9704-2012, 7.3.5.3), such as 2026年11月27日. Only for letters. */
    public static String official(LocalDate day) {
        return OFFICIAL.format(day);
    }

    /** The rule for years without a notice, such as 2027年放假安排尚未公布，暂按……计算. */
    public static String countedWithoutNotice(String years) {
        return years + "放假安排尚未公布，暂按周一至周五、扣除法定节假日计算";
    }

    /** Whether the day was counted and may still change. */
    public boolean mayChange(LocalDate day, boolean counted) {
        return counted && isProvisional(day);
    }

    private static String provisional(LocalDate day) {
        return "暂定，" + day.getYear() + "年放假安排尚未公布";
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * Everything that its days depend on: by year the lines of its notice, and under year 0 the working hours and the
     * rule of years without a notice.
     */
    Map<Integer, Set<String>> content() {
        Map<Integer, Set<String>> content = new TreeMap<>(announced);
        content.put(0, Set.of(hours.from() + "-" + hours.until(), RULE_WITHOUT_NOTICE));
        return content;
    }

    /** Counts a day. */
    public CountedDay counted(Counted how) {
        var workingDays = how.workingDays();
        return new CountedDay(
                workingDays == null ? onOrAfter(how.countedFrom()) : plus(how.countedFrom(), workingDays), how);
    }

    /**
     * Counts a day of another calendar again. It may become earlier, but not before today: nobody is late, or later
     * than before, only because of a notice.
     */
    public LocalDate again(Counted how, LocalDate before, LocalDate today) {
        LocalDate counted = counted(how).day();
        LocalDate nearest = onOrAfter(today).isBefore(before) ? onOrAfter(today) : before;
        return counted.isBefore(nearest) ? nearest : counted;
    }

    /** Those of the days that may still change. Null stands for a day that was not counted. */
    public Set<LocalDate> provisional(@Nullable LocalDate... counted) {
        return Stream.of(counted)
                .filter(day -> day != null && isProvisional(day))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The day itself, or the next working day if it is a day off. */
    public LocalDate onOrAfter(LocalDate day) {
        var candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The day this number of working days after the day, or before it for a negative number. */
    public LocalDate plus(LocalDate day, int workingDays) {
        var step = Integer.signum(workingDays);
        var result = day;
        for (var left = Math.abs(workingDays); left > 0; ) {
            result = result.plusDays(step);
            if (isWorkingDay(result)) {
                left--;
            }
        }
        return result;
    }

    /** The number of working days after the first day up to and including the other; negative if that is earlier. */
    public int between(LocalDate day, LocalDate other) {
        if (other.isBefore(day)) {
            return -between(other, day);
        }
        return (int) day.plusDays(1)
                .datesUntil(other.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** The moment itself within working hours; otherwise when they next begin. */
    public Instant nextWorkingMoment(Instant moment) {
        var local = moment.atZone(ZONE);
        LocalDate day = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (isWorkingDay(day) && time.isBefore(hours.until())) {
            return time.isBefore(hours.from()) ? at(day, hours.from()) : moment;
        }
        return at(onOrAfter(day.plusDays(1)), hours.from());
    }

    /** The moment at which the due day ends. */
    public Instant endOf(LocalDate day) {
        return at(day, hours.until());
    }

    /** How much time is left until the end of a due day, or how late it is. */
    public TimeLeft timeLeft(LocalDate due, Instant now) {
        var today = dayOf(now);
        if (due.equals(today)) {
            return new TimeLeft(now.isAfter(endOf(due)) ? TimeLeft.When.AFTER_HOURS : TimeLeft.When.ON_THE_DAY, 0);
        }
        return due.isAfter(today)
                ? new TimeLeft(TimeLeft.When.EARLIER, between(today, due))
                : new TimeLeft(TimeLeft.When.LATER, between(due, today));
    }

    /** The hour at which a due day ends. */
    public LocalTime endOfHours() {
        return hours.until();
    }

    /** The first moment of the day. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    /** The day in the office's zone. */
    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }
}
