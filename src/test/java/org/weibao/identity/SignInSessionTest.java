package org.weibao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.weibao.identity.AccountStatus.Due;

class SignInSessionTest {

    private static final LocalDateTime NINE = LocalDateTime.of(2023, 3, 6, 9, 0);
    private static final Period AGE = Period.ofDays(90);
    private static final AccountSettings SETTINGS =
            new AccountSettings(4, AGE, 5, Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofHours(12));

    private final SignInSession session = new SignInSession("jia-officer", 7, Due.NO, NINE);

    @Test
    void isOverAfterHalfAnHourOfNothing() {
        assertThat(session.isOver(NINE.plusMinutes(29), SETTINGS)).isFalse();
        assertThat(session.isOver(NINE.plusMinutes(30), SETTINGS)).isTrue();
        session.active(NINE.plusMinutes(29));
        assertThat(session.isOver(NINE.plusMinutes(58), SETTINGS)).isFalse();
    }

    @Test
    void isOverAfterTwelveHoursWhateverIsDone() {
        session.active(NINE.plusHours(12).minusMinutes(1));
        assertThat(session.isOver(NINE.plusHours(12).minusSeconds(1), SETTINGS)).isFalse();
        assertThat(session.isOver(NINE.plusHours(12), SETTINGS)).isTrue();
    }

    @Test
    void goesOnWithItsOwnGenerationAndOneOfItsOwnMaking() {
        assertThat(session.continues(new AccountStatus(7, false, NINE))).isTrue();
        assertThat(session.continues(new AccountStatus(8, false, NINE))).isFalse();
        session.survive(8);
        assertThat(session.continues(new AccountStatus(8, false, NINE))).isTrue();
        assertThat(session.continues(new AccountStatus(9, false, NINE))).isFalse();
    }

    @Test
    void aPasswordIsDueWhenSomebodyElseSetItOrWhenItIsOld() {
        assertThat(new AccountStatus(7, true, NINE).due(NINE, AGE)).isEqualTo(Due.ONE_TIME);
        assertThat(new AccountStatus(7, false, NINE).due(NINE.plusDays(90).minusSeconds(1), AGE))
                .isEqualTo(Due.NO);
        assertThat(new AccountStatus(7, false, NINE).due(NINE.plusDays(90), AGE))
                .isEqualTo(Due.EXPIRED);
    }
}
