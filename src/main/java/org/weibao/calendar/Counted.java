package org.weibao.calendar;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a day was counted, so that a newer calendar can count it again. A day that a person set has none.
 *
 * @param countedFrom the day to count from
 * @param workingDays after that day, or before it if negative; null for the day itself or the next working day
 */
@Embeddable
public record Counted(LocalDate countedFrom, @Nullable Integer workingDays) {

    /** Whether it counts backwards, for example from a point's deadline. */
    public boolean isBackwards() {
        return workingDays != null && workingDays <= 0;
    }

    /** Whether it is that day itself or the next working day, as at the end of a month. */
    public boolean isEndOfPeriod() {
        return workingDays == null;
    }
}
