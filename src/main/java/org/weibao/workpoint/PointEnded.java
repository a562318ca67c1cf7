package org.weibao.workpoint;

import org.jspecify.annotations.Nullable;

/**
 * The leading group has ended a point.
 *
 * @param carriedOver whether it goes on next year (结转下年度); otherwise it is struck off (办结销号)
 * @param paper meeting and minutes of the decision, as people read them
 * @param reason as the recorder entered it
 * @param unfinished which parts were left unfinished, as a sentence; null if none was
 * @param event the line of the timeline
 */
public record PointEnded(
        WorkPoint point,
        boolean carriedOver,
        String paper,
        @Nullable String reason,
        @Nullable String unfinished,
        long event) {}
