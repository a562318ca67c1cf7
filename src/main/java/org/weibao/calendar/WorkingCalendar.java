package org.weibao.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final Set<Integer> announced = new HashSet<>();
    private final WorkingHours hours;

    WorkingCalendar(List<AnnouncedYear> years, WorkingHours hours) {
        this.hours = hours;
        for (AnnouncedYear year : years) {
            announced.add(year.year());
            year.off().forEach(day -> exceptions.put(day, false));
            year.work().forEach(day -> exceptions.put(day, true));
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
        return !announced.contains(day.getYear());
    }

    /** Differs if the days do: by it a node sees that others counted on other notices. */
    public String fingerprint() {
        return Integer.toHexString(Objects.hash(exceptions, announced));
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
