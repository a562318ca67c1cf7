package org.weibao.identity;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.weibao.startup.StartRefused;

/**
 * The strictness of accounts.
 *
 * @param hashStrength the logarithm of bcrypt's rounds, 4 to 31
 * @param passwordAge how long a password may be used, in days
 * @param attempts failures in a row until an account is locked
 * @param lock how long it is locked
 * @param idle the longest time of a session without activity
 * @param session the longest time of a session
 */
@ConfigurationProperties("weibao.accounts")
public record AccountSettings(
        @DefaultValue("10") int hashStrength,
        @DefaultValue("90d") Period passwordAge,
        @DefaultValue("5") int attempts,
        @DefaultValue("30m") Duration lock,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration session) {

    /** More attempts would allow guessing. */
    private static final int MOST_ATTEMPTS = 10;

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** @throws StartRefused if a setting makes no sense, with its name */
    public AccountSettings {
        require(
                passwordAge.toTotalMonths() == 0 && passwordAge.getDays() > 0,
                "password-age 是 " + passwordAge + "，不是天数。",
                "请写成天数，例如 90d。");
        require(
                attempts >= 1 && attempts <= MOST_ATTEMPTS,
                "attempts 是 " + attempts + "：没有人能登录，或者谁都能猜口令。",
                "请设为 1 到 " + MOST_ATTEMPTS + "。");
        require(lock.compareTo(SHORTEST) >= 0, "lock 是 " + lock + "：锁定时间太短，挡不住猜口令。", "请设为 1m 或更长。");
        require(idle.compareTo(SHORTEST) >= 0, "idle 是 " + idle + "：正在办理的人会被退出登录。", "请设为 1m 或更长。");
        require(session.compareTo(SHORTEST) >= 0, "session 是 " + session + "：正在办理的人会被退出登录。", "请设为 1m 或更长。");
    }

    private static void require(boolean holds, String reason, String action) {
        if (!holds) {
            throw new StartRefused("weibao.accounts." + reason, action);
        }
    }

    /** The rule by which an account is locked, for a person who could not sign in. */
    public String lockSentence() {
        return "连续%d次不正确，账号锁定%d分钟。".formatted(attempts, lock.toMinutes());
    }
}
