package org.weibao.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What the office may urge.
 *
 * @param more whether there are others, to be found by a narrower search
 */
public record UrgingChoices(List<UrgingChoice> tasks, boolean more) {

    /**
     * A task that the office may urge.
     *
     * @param provisional the due day, if it was counted in a year without a notice and may change
     * @param standing how long there is, or how late it is, in words
     * @param late whether its last day has ended
     * @param urgedToday whether it has been urged today, and cannot be again
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
