package org.weibao.board;

import java.time.Duration;

/** How long whoever has begun to fill in a form keeps its task. */
public final class TaskHolding {

    /** Left untouched for so long it goes back to its group. */
    public static final Duration LONGEST_UNTOUCHED = Duration.ofMinutes(30);

    private TaskHolding() {}
}
