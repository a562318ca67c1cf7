package org.weibao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    private final PasswordHash hash = new PasswordHash(new AccountSettings(
            4, Period.ofDays(90), 5, Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofHours(12)));

    @Test
    void onlyTheSamePasswordMatches() {
        String kept = hash.hash("Kept-2023-pass");
        assertThat(kept).startsWith("$2a$04$").doesNotContain("Kept");
        assertThat(hash.matches("Kept-2023-pass", kept)).isTrue();
        assertThat(hash.matches("Kept-2023-Pass", kept)).isFalse();
        assertThat(hash.hash("Kept-2023-pass")).isNotEqualTo(kept);
    }

    @Test
    void everyCharacterCountsHoweverLong() {
        String kept = hash.hash("很长的口令".repeat(40) + "1");
        assertThat(hash.matches("很长的口令".repeat(40) + "1", kept)).isTrue();
        assertThat(hash.matches("很长的口令".repeat(40) + "2", kept)).isFalse();
    }

    /** Of the form of a real hash: only then is a password hashed with the same number of rounds to compare it. */
    @Test
    void pretendingComparesWithAHashOfTheSameStrength() {
        var real = hash.hash("Kept-2023-pass");
        assertThat(hash.nobodys)
                .hasSameSizeAs(real)
                .startsWith(real.substring(0, 7))
                .matches("[$]2a[$]04[$][./0-9A-Za-z]{53}");
    }
}
