package org.weibao.deadline;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the light of a task becomes at least blue, yellow and red. A screen compares these times with the present, so
 * they stay right while time passes. They change only with the due day, the rules or the calendar.
 *
 * @param blueFrom null for never, like the others
 */
@Embeddable
public record LightTimes(@Nullable Instant blueFrom, @Nullable Instant yellowFrom, @Nullable Instant redFrom) {

    /** For a task whose light stays green, or that has none. */
    public static final LightTimes NEVER = new LightTimes(null, null, null);
}
