package org.weibao.workpoint;

import org.jspecify.annotations.Nullable;

/**
 * The leading group has ended a point.
 *
 * @param carriedOver true if it continues next year (结转下年度); false if it is struck off (办结销号)
 * @param paper meeting and minutes of the decision, as people read them
 * @param reason as the recorder entered it
 * @param unfinished which parts were left unfinished, as a sentence; null if none
 * @param event the id of the timeline entry
 */
public record PointEnded(
        WorkPoint point,
        boolean carriedOver,
        String paper,
        @Nullable String reason,
        @Nullable String unfinished,
        long event) {}
