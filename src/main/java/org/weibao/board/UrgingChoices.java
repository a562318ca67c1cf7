package org.weibao.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The tasks that the office may urge.
 *
 * @param more whether there are others, which a narrower search finds
 */
public record UrgingChoices(List<UrgingChoice> tasks, boolean more) {

    /**
     * A task that the office may urge.
     *
     * @param provisional the due day, if it was counted in a year without a notice and may change
     * @param standing how much time is left, or how late it is, in words
     * @param late whether its due day has ended
     * @param urgedToday whether it was urged today, and cannot be urged again
     */
    public record UrgingChoice(
            long deadlineId,
            String task,
            String unit,
            LocalDate due,
            Set<LocalDate> provisional,
            String standing,
            boolean late,
            boolean urgedToday) {}
}
