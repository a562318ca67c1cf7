package org.weibao.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.board.DeskRow.LightSign;

/**
 * The tasks that the office may urge.
 *
 * @param more whether there are others, which a narrower search finds
 * @param most the most tasks of one form
 * @param text a text to begin with
 */
public record UrgingChoices(List<UrgingChoice> tasks, boolean more, int most, String text) {

    /**
     * A task that the office may urge.
     *
     * @param place of its point
     * @param unit the body that has the task
     * @param provisional the due day, if it was counted in a year without a notice and may change
     * @param light null if the task is not supervised
     * @param standing how much time is left, or how late it is, in words
     * @param late whether its due day has ended
     * @param urgedToday the word for what was done today, and cannot be done again; null if nothing was
     */
    public record UrgingChoice(
            long deadlineId,
            String taskId,
            String task,
            String place,
            String title,
            String stepName,
            String unit,
            LocalDate due,
            Set<LocalDate> provisional,
            @Nullable LightSign light,
            String standing,
            boolean late,
            @Nullable String urgedToday) {}
}
