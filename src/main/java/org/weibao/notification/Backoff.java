package org.weibao.notification;

import java.time.Duration;
import org.weibao.channel.Answer;

/** How long to wait before the next attempt. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(15);

    /** So short that a backlog is sent two minutes after the other side is back (trial F4). */
    private static final Duration LONGEST_IF_UNREACHABLE = Duration.ofSeconds(90);

    /** The server of this message decides when it is ready; often after a quarter of an hour. */
    private static final Duration LONGEST_IF_NOT_TAKEN = Duration.ofMinutes(15);

    /** About twelve minutes: a relay without its own back end gives the same answer for that long. */
    private static final int SOON = 10;

    private static final int DOUBLINGS = 10;

    private Backoff() {}

    /** 15 seconds, 30, a minute, and so on up to a limit. */
    static Duration after(int attempts, Answer.Kind why) {
        var wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        var longest =
                why == Answer.Kind.UNREACHABLE || attempts <= SOON ? LONGEST_IF_UNREACHABLE : LONGEST_IF_NOT_TAKEN;
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
