package org.weibao.workpoint;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;

/**
 * The period of one report (报告期).
 *
 * @param begins the day after the last due day, or the day of acceptance or return; null if not recorded
 * @param due its last day
 */
public record Period(@Nullable LocalDate begins, LocalDate due) {

    public boolean hasBegun(LocalDate day) {
        return begins == null || !day.isBefore(begins);
    }

    /** As people read it, such as 2026-11-27至2026-12-31. */
    public String label() {
        return label(WorkingCalendar.named(due));
    }

    /** As {@link #label()}, with the last day formatted by the caller. */
    public String label(String shownDue) {
        return begins == null ? "截至" + shownDue : WorkingCalendar.named(begins) + "至" + shownDue;
    }
}
