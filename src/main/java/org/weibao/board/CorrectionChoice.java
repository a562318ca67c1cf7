package org.weibao.board;

import java.time.LocalDate;
import java.util.Set;

/**
 * An open task with an extended due day.
 *
 * @param due the present due day
 * @param before the due day before the extension
 * @param earliest the first day that may be chosen now
 * @param provisional those of its days that were counted in a year without a notice and may change
 */
public record CorrectionChoice(
        long deadlineId,
        String task,
        String unit,
        LocalDate due,
        LocalDate before,
        LocalDate earliest,
        Set<LocalDate> provisional) {}
