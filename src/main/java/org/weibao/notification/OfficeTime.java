package org.weibao.notification;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.weibao.calendar.WorkingCalendar;

/** Moments as the tables store them: in the office's zone, with microseconds. */
final class OfficeTime {

    private OfficeTime() {}

    static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, WorkingCalendar.ZONE).truncatedTo(ChronoUnit.MICROS);
    }

    static Instant moment(LocalDateTime local) {
        return local.atZone(WorkingCalendar.ZONE).toInstant();
    }
}
