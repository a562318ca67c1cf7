package org.weibao.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OneMomentTest {

    private static final Instant MOMENT = Instant.parse("2023-03-06T23:30:00.123456Z");

    private final OneMoment ours = new OneMoment();
    private final CycleBusinessCalendar engines = new CycleBusinessCalendar();

    static Stream<Arguments> startsAndOffsets() {
        return Stream.of(
                Arguments.of(MOMENT.minusSeconds(60), 0),
                Arguments.of(Instant.ofEpochMilli(MOMENT.toEpochMilli()), 0),
                Arguments.of(MOMENT.plusSeconds(60), 0),
                Arguments.of(MOMENT.plusSeconds(60), 59_000),
                Arguments.of(MOMENT.plusSeconds(60), 61_000),
                Arguments.of(null, 0));
    }

    @ParameterizedTest(name = "from {0}, {1} ms later")
    @MethodSource("startsAndOffsets")
    void isReadAsTheEngineReadsIt(@Nullable Instant start, long offset) {
        var from = start == null ? null : Date.from(start);
        var cycle = OneMoment.at(MOMENT);

        assertThat(ours.resolveDuedate(cycle, from, offset)).isEqualTo(engines.resolveDuedate(cycle, from, offset));
    }

    @Test
    void aMomentWithoutEndStaysFarAway() {
        var never = Instant.parse("9999-01-01T00:00:00Z");

        assertThat(ours.resolveDuedate(OneMoment.at(never))).isEqualTo(Date.from(never));
    }

    @Test
    void otherCyclesAreTheEngines() {
        var from = Date.from(MOMENT);

        assertThat(ours.resolveDuedate("R3/PT10H", from)).isEqualTo(engines.resolveDuedate("R3/PT10H", from));
        assertThat(ours.resolveDuedate("0 0 12 * * ?", from)).isEqualTo(engines.resolveDuedate("0 0 12 * * ?", from));
        assertThatThrownBy(() -> ours.resolveDuedate("R1/tomorrow")).isInstanceOf(ProcessEngineException.class);
    }
}
