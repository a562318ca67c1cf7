package org.weibao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.weibao.organization.NameHistory.Version;

class NameHistoryTest {

    private static final Instant MARCH = Instant.parse("2023-03-06T01:00:00Z");
    private static final Instant MAY = Instant.parse("2023-05-04T01:00:00Z");

    private final NameHistory history =
            new NameHistory("sun", List.of(new Version("孙小燕", "市妇联经办人", MARCH), new Version("孙晓燕", null, MAY)));

    @Test
    void whatIsOnRecordBearsTheNameOfItsTime() {
        assertThat(history.at(MAY.minusNanos(1000))).hasToString("孙小燕（市妇联经办人）");
        assertThat(history.at(MAY)).hasToString("孙晓燕");
        assertThat(history.latest().name()).isEqualTo("孙晓燕");
    }

    @Test
    void whatIsOlderThanTheRegisterBearsTheFirstName() {
        assertThat(history.at(Instant.EPOCH).name()).isEqualTo("孙小燕");
    }

    @Test
    void somebodyNeverNamedIsTheirUserId() {
        assertThat(new NameHistory("sun", List.of()).at(MAY)).hasToString("sun");
    }
}
