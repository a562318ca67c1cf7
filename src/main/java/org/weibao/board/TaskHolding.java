package org.weibao.board;

import java.time.Duration;

/** How long a task stays with the person who began to fill in its form. */
public final class TaskHolding {

    /** After this time without a change it goes back to its group. */
    public static final Duration LONGEST_UNTOUCHED = Duration.ofMinutes(30);

    private TaskHolding() {}
}
