package org.weibao.calendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * What the State Council's notice for one year says; some of its days may lie in the years beside it.
 *
 * @param notice where it is published
 * @param off days off
 * @param work Saturdays and Sundays that are worked (调休上班)
 */
record AnnouncedYear(int year, String notice, Set<LocalDate> off, Set<LocalDate> work) {

    AnnouncedYear {
        off = Set.copyOf(off);
        work = Set.copyOf(work);
    }
}
