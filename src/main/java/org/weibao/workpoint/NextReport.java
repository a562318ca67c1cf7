package org.weibao.workpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;

/**
 * What the rules need to know about a part's open report.
 *
 * @param owesAnswer whether the part was sent back or asked, and has not reported since
 * @param period null before the first one, and for a supporting unit without a question
 * @param counted whether the period's last day was counted and not set by a person
 */
public record NextReport(Role role, int round, boolean owesAnswer, @Nullable Period period, boolean counted) {

    /** The report before the open one. */
    public record Last(int round, @Nullable Period period, Instant submittedAt) {

        /** Whether it was submitted before its period began. */
        public boolean isEarly() {
            return period != null && !period.hasBegun(WorkingCalendar.dayOf(submittedAt));
        }
    }
}
