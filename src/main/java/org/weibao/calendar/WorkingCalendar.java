package org.weibao.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.weibao.configuration.ConfigurationFolder;

/**
 * Working days by the State Council's notices, make-up working weekends (调休) included; Monday to Friday where a notice says
 * nothing. A due day ends with the working hours, at 18:00 unless the city says otherwise, in Asia/Shanghai whatever the
 * machine's zone.
 */
public final class WorkingCalendar {

    /** The zone of every date that the office sets or reads. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

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
        return folder.file("calendar.yml").read(entry -> new CalendarReader().read(entry));
    }

    public boolean isWorkingDay(LocalDate day) {
        return exceptions.getOrDefault(day, CalendarReader.isMondayToFriday(day));
    }

    /** Whether no notice for the day's year is known yet, so that Monday to Friday was counted and may change. */
    public boolean isProvisional(LocalDate day) {
        return !announced.containsKey(day.getYear());
    }

    /**
     * A day that was counted in working days, as people read it: one that may change says so, such as
     * 2027-01-15（暂定，2027年放假安排尚未公布）. A day that somebody named is shown as it is.
     */
    public String shown(LocalDate day) {
        return isProvisional(day) ? day + "（暂定，" + day.getYear() + "年放假安排尚未公布）" : day.toString();
    }

    /** What its days depend on: by year the lines of its notice, and the working hours under year 0. */
    Map<Integer, Set<String>> content() {
        Map<Integer, Set<String>> content = new TreeMap<>(announced);
        content.put(0, Set.of(hours.from() + "-" + hours.until()));
        return content;
    }

    /**
     * A day that was counted by another calendar, now that this one counts another. It may come nearer, but not to before
     * today: nobody is late, or later than before, by a notice alone.
     */
    public LocalDate replacing(LocalDate before, LocalDate counted, LocalDate today) {
        LocalDate nearest = onOrAfter(today).isBefore(before) ? onOrAfter(today) : before;
        return counted.isBefore(nearest) ? nearest : counted;
    }

    /** The day itself, or the next working day if it is a day off. */
    public LocalDate onOrAfter(LocalDate day) {
        var candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The working day that is the given number of working days after the day, or before it for a negative number. */
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

    /** How many working days lie after the one day up to and including the other; negative if the other is earlier. */
    public int between(LocalDate day, LocalDate other) {
        if (other.isBefore(day)) {
            return -between(other, day);
        }
        return (int) day.plusDays(1)
                .datesUntil(other.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** The moment itself if the office works then, or when it next begins to work. */
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

    /** How long there is until the end of a due day, or how late it is, in Chinese. */
    public String remaining(LocalDate due, Instant now) {
        var today = dayOf(now);
        var days = between(due, today);
        if (due.equals(today)) {
            return now.isBefore(endOf(due)) ? "今天到期" : "今天已到期";
        }
        if (due.isAfter(today)) {
            return days == 0 ? "到期前没有工作日了" : "还有" + -days + "个工作日";
        }
        return days == 0 ? "已逾期，尚不满1个工作日" : "已逾期" + days + "个工作日";
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
