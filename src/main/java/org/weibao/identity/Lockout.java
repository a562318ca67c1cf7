package org.weibao.identity;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The failed attempts in a row. Every attempt is counted as a failure first and cleared if the password was right. So
 * many at the same time are no more than many one after another.
 *
 * @param lockedUntil in the office's zone; null if not locked
 */
record Lockout(int failures, @Nullable LocalDateTime lockedUntil) {

    static final Lockout NONE = new Lockout(0, null);

    boolean isLocked(LocalDateTime now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** After one more attempt. A locked account stays as it is; after the end of its lock, counting begins anew. */
    Lockout attempted(LocalDateTime now, int attempts, Duration lock) {
        if (isLocked(now)) {
            return this;
        }
        int counted = lockedUntil == null ? failures + 1 : 1;
        return new Lockout(counted, counted >= attempts ? now.plus(lock) : null);
    }
}
