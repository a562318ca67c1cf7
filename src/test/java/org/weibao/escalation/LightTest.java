package org.weibao.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.weibao.deadline.LightTimes;

class LightTest {

    private static final Instant DUE = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void aLightBeginsAtItsMoment() {
        var times = new LightTimes(DUE, DUE.plusSeconds(60), DUE.plusSeconds(120));
        assertThat(Light.at(times, DUE.minusNanos(1))).isEqualTo(Light.GREEN);
        assertThat(Light.at(times, DUE)).isEqualTo(Light.BLUE);
        assertThat(Light.at(times, DUE.plusSeconds(119))).isEqualTo(Light.YELLOW);
        assertThat(Light.at(times, DUE.plusSeconds(120))).isEqualTo(Light.RED);
        assertThat(Light.at(LightTimes.NEVER, DUE)).isEqualTo(Light.GREEN);
        assertThat(Light.at(new LightTimes(null, DUE, null), DUE.plusSeconds(999)))
                .isEqualTo(Light.YELLOW);
    }
}
