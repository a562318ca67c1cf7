package org.weibao.security;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict accounts are.
 *
 * @param hashStrength the logarithm of bcrypt's rounds, 4 to 31
 * @param passwordAge how long a password may be used, in days
 * @param attempts failures in a row until an account is locked
 * @param lock how long it is locked
 * @param idle how long a session may do nothing
 * @param session how long a session may last at all
 */
@ConfigurationProperties("weibao.accounts")
public record AccountSettings(
        @DefaultValue("10") int hashStrength,
        @DefaultValue("90d") Period passwordAge,
        @DefaultValue("5") int attempts,
        @DefaultValue("30m") Duration lock,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration session) {

    /** The most tries that are no guessing. */
    private static final int MOST_ATTEMPTS = 10;

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /**
     * As they are set.
     *
     * @throws StartRefused if one makes no sense, with its name
     */
    public AccountSettings {
        require(
                passwordAge.toTotalMonths() == 0 && passwordAge.getDays() > 0,
                "password-age is " + passwordAge + ", which is not a number of days.",
                "Give it in days, such as 90d.");
        require(
                attempts >= 1 && attempts <= MOST_ATTEMPTS,
                "attempts is " + attempts + ": nobody could sign in, or everybody could guess.",
                "Set it to 1 to " + MOST_ATTEMPTS + ".");
        require(lock.compareTo(SHORTEST) >= 0, "lock is " + lock + ": guessing would go on.", "Set it to 1m or more.");
        require(
                idle.compareTo(SHORTEST) >= 0,
                "idle is " + idle + ": a session would end while somebody works.",
                "Set it to 1m or more.");
        require(
                session.compareTo(SHORTEST) >= 0,
                "session is " + session + ": a session would end while somebody works.",
                "Set it to 1m or more.");
    }

    private static void require(boolean holds, String reason, String action) {
        if (!holds) {
            throw new StartRefused("weibao.accounts." + reason, action);
        }
    }

    /** The rule by which an account is locked, for whoever failed. */
    public String lockSentence() {
        return "连续%d次不正确，账号锁定%d分钟。".formatted(attempts, lock.toMinutes());
    }
}
