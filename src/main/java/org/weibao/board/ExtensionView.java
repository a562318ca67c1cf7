package org.weibao.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for more time as its forms show it.
 *
 * @param due the date that runs
 * @param originalDue the date that the task began with
 * @param unusual what is unusual about the requested day, in words; null if nothing is
 * @param earliest the first day that may be named now
 * @param partEnds the day when the part is to be finished; null for a task of the point as a whole
 * @param deadline the point's
 * @param provisional those of its days that were counted in a year without a notice and may change
 * @param earlier the requests before for the same task, the oldest first
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
     * An answered request of the same task.
     *
     * @param correctedDue what the office has corrected the granted day to; null if it has not
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
