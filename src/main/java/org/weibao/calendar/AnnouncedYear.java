package org.weibao.calendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * The State Council's notice for one year. Some of its days may be in the years before and after.
 *
 * @param notice where it is published
 * @param off days off
 * @param work Saturdays and Sundays that are working days (调休上班)
 */
record AnnouncedYear(int year, String notice, Set<LocalDate> off, Set<LocalDate> work) {

    AnnouncedYear {
        off = Set.copyOf(off);
        work = Set.copyOf(work);
    }
}
