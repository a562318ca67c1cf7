package org.weibao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class LockoutTest {

    private static final LocalDateTime NINE = LocalDateTime.of(2023, 3, 6, 9, 0);
    private static final Duration LOCK = Duration.ofMinutes(30);

    @Test
    void theFifthAttemptLocks() {
        Lockout four = attempted(Lockout.NONE, 4);
        assertThat(four).isEqualTo(new Lockout(4, null));
        assertThat(four.isLocked(NINE)).isFalse();
        Lockout five = attempted(four, 1);
        assertThat(five).isEqualTo(new Lockout(5, NINE.plus(LOCK)));
        assertThat(five.isLocked(NINE)).isTrue();
    }

    @Test
    void aLockRunsOutByItselfAndIsNotLengthened() {
        Lockout locked = attempted(Lockout.NONE, 5);
        LocalDateTime almost = NINE.plus(LOCK).minusNanos(1);
        assertThat(locked.attempted(almost, 5, LOCK)).isEqualTo(locked);
        assertThat(locked.isLocked(almost)).isTrue();
        assertThat(locked.isLocked(NINE.plus(LOCK))).isFalse();
        assertThat(locked.attempted(NINE.plus(LOCK), 5, LOCK)).isEqualTo(new Lockout(1, null));
    }

    @Test
    void oneAttemptMayBeAllThatThereIs() {
        assertThat(Lockout.NONE.attempted(NINE, 1, LOCK).isLocked(NINE)).isTrue();
    }

    private static Lockout attempted(Lockout from, int times) {
        Lockout lockout = from;
        for (int i = 0; i < times; i++) {
            lockout = lockout.attempted(NINE, 5, LOCK);
        }
        return lockout;
    }
}
