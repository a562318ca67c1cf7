package org.weibao.security;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict accounts are.
 *
 * @param hashStrength the logarithm of bcrypt's rounds, 4 to 31
 * @param passwordAge how long a password may be used
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

    /** The rule by which an account is locked, for whoever failed. */
    public String lockSentence() {
        return "连续%d次不正确，账号锁定%d分钟。".formatted(attempts, lock.toMinutes());
    }
}
