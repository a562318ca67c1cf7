package org.weibao.deadline;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when the light of a task is at least blue, yellow or red. A screen compares them with the present time, so they stay
 * right while time passes; they change only with the due day, the rules or the calendar.
 *
 * @param blueFrom null for never, as the others
 */
@Embeddable
public record LightTimes(@Nullable Instant blueFrom, @Nullable Instant yellowFrom, @Nullable Instant redFrom) {

    /** Of a task whose light stays green, or that has none. */
    public static final LightTimes NEVER = new LightTimes(null, null, null);
}
