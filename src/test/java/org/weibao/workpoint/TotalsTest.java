package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TotalsTest {

    @Test
    void aSumAddsUp() {
        assertThat(Totals.of(measure(Aggregation.SUM), List.of(completed(12, null), started(30, null))))
                .isEqualTo(new Figure(1, MeasureState.IN_PROGRESS, 70, new BigDecimal(42), null));
    }

    @Test
    void aRatioAddsNumeratorsAndDenominators() {
        assertThat(Totals.of(measure(Aggregation.RATIO), List.of(completed(9, 10), completed(40, 90))))
                .isEqualTo(new Figure(1, MeasureState.COMPLETED, 100, new BigDecimal(49), new BigDecimal(100)));
    }

    @Test
    void whatDoesNotAddUpIsLeftToTheLead() {
        assertThat(Totals.of(measure(Aggregation.NONE), List.of(completed(1, null), completed(2, null))))
                .isEqualTo(new Figure(1, MeasureState.COMPLETED, 100, null, null));
    }

    @Test
    void aSilentPartKeepsAMeasureOpen() {
        assertThat(Totals.of(
                        measure(Aggregation.SUM),
                        List.of(completed(12, null), new Figure(1, MeasureState.NOT_STARTED, 0, null, null))))
                .isEqualTo(new Figure(1, MeasureState.IN_PROGRESS, 50, new BigDecimal(12), null));
    }

    @Test
    void nobodyHasReported() {
        assertThat(Totals.of(measure(Aggregation.SUM), List.of()))
                .isEqualTo(new Figure(1, MeasureState.NOT_STARTED, 0, null, null));
    }

    private static Figure completed(int figure, @Nullable Integer denominator) {
        return new Figure(1, MeasureState.COMPLETED, 100, new BigDecimal(figure), number(denominator));
    }

    private static Figure started(int figure, @Nullable Integer denominator) {
        return new Figure(1, MeasureState.IN_PROGRESS, 40, new BigDecimal(figure), number(denominator));
    }

    private static @Nullable BigDecimal number(@Nullable Integer value) {
        return value == null ? null : new BigDecimal(value);
    }

    private static CompiledMeasure measure(Aggregation aggregation) {
        return new CompiledMeasure(1, aggregation);
    }
}
