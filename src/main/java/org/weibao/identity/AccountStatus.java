package org.weibao.identity;

import java.time.LocalDateTime;
import java.time.Period;

/**
 * The state of an account.
 *
 * @param generation changes whenever all earlier sessions must end
 * @param mustChangePassword whether somebody else set the password
 * @param passwordChangedAt in the office's zone
 */
public record AccountStatus(long generation, boolean mustChangePassword, LocalDateTime passwordChangedAt) {

    /** Whether a password has to be changed, and why. */
    public enum Due {
        NO,
        ONE_TIME,
        EXPIRED
    }

    Due due(LocalDateTime now, Period passwordAge) {
        if (mustChangePassword) {
            return Due.ONE_TIME;
        }
        return now.isBefore(passwordChangedAt.plus(passwordAge)) ? Due.NO : Due.EXPIRED;
    }
}
