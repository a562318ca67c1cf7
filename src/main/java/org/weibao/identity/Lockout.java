package org.weibao.identity;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How often a password was tried in vain, in a row. An attempt counts as a failure before it is known to be none, so that
 * many at once are no more than many one after another.
 *
 * @param lockedUntil in the office's zone; null while not locked
 */
record Lockout(int failures, @Nullable LocalDateTime lockedUntil) {

    static final Lockout NONE = new Lockout(0, null);

    boolean isLocked(LocalDateTime now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** After one more attempt; a locked one stays as it is, and one whose lock has run out begins anew. */
    Lockout attempted(LocalDateTime now, int attempts, Duration lock) {
        if (isLocked(now)) {
            return this;
        }
        int counted = lockedUntil == null ? failures + 1 : 1;
        return new Lockout(counted, counted >= attempts ? now.plus(lock) : null);
    }
}
