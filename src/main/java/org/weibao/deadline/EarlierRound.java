package org.weibao.deadline;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A round of a deadline that ended because the due day changed, as it was then.
 *
 * @param levelId the highest escalation level that it had reached; null if none
 */
@Embeddable
record EarlierRound(
        @Nullable LocalDate due,
        @Nullable LocalDate originalDue,
        @Nullable LocalDate countedFrom,
        @Nullable Integer workingDays,
        Instant datedAt,
        @Nullable String levelId,
        Instant endedAt) {}
