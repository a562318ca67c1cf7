package org.weibao.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for more time as its forms show it.
 *
 * @param due the present due day
 * @param originalDue the first due day of the task
 * @param unusual what is unusual about the requested day, in words; null for nothing
 * @param earliest the first day that may be chosen now
 * @param partEnds the last day for the part's work; null for a task of the point as a whole
 * @param deadline the point's
 * @param provisional those of its days that were counted in a year without a notice and may change
 * @param earlier the earlier requests for the same task, the oldest first
 */
public record ExtensionView(
        long id,
        String task,
        String unit,
        @Nullable LocalDate due,
        @Nullable LocalDate originalDue,
        LocalDate requestedDue,
        @Nullable String unusual,
        String reason,
        String progress,
        String requestedBy,
        Instant requestedAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        LocalDate earliest,
        @Nullable LocalDate partEnds,
        @Nullable LocalDate deadline,
        Set<LocalDate> provisional,
        List<EarlierView> earlier) {

    /**
     * An answered request for the same task.
     *
     * @param correctedDue the day to which the office corrected the granted day; null if it did not
     */
    public record EarlierView(
            Instant requestedAt,
            LocalDate due,
            LocalDate requestedDue,
            @Nullable LocalDate grantedDue,
            @Nullable LocalDate correctedDue,
            String stateLabel,
            @Nullable String answer) {}
}
