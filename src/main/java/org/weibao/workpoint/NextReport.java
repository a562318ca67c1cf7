package org.weibao.workpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;

/**
 * A part's open report, as far as the rules look at it.
 *
 * @param owesAnswer whether the part was sent back or asked, and has not reported since
 * @param period null before the first and for a supporting unit that nobody has asked
 * @param counted whether the period's last day was counted, and not named by somebody
 */
public record NextReport(Role role, int round, boolean owesAnswer, @Nullable Period period, boolean counted) {

    /** The report before it. */
    public record Last(int round, @Nullable Period period, Instant submittedAt) {

        /** Whether it was given before its period had begun. */
        public boolean isEarly() {
            return period != null && !period.hasBegun(WorkingCalendar.dayOf(submittedAt));
        }
    }
}
