package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

class TotalsTest {

    @Test
    void aSumAddsUp() {
        assertThat(Totals.of(measure(Aggregation.SUM), List.of(says(completed(12, null)), says(started(30, null)))))
                .isEqualTo(new Figure(1, MeasureState.IN_PROGRESS, 70, new BigDecimal(42), null));
    }

    @Test
    void aRatioAddsNumeratorsAndDenominators() {
        assertThat(Totals.of(measure(Aggregation.RATIO), List.of(says(completed(9, 10)), says(completed(40, 90)))))
                .isEqualTo(new Figure(1, MeasureState.COMPLETED, 100, new BigDecimal(49), new BigDecimal(100)));
    }

    @Test
    void whatDoesNotAddUpIsLeftToTheLead() {
        assertThat(Totals.of(measure(Aggregation.NONE), List.of(says(completed(1, null)), says(completed(2, null)))))
                .isEqualTo(new Figure(1, MeasureState.COMPLETED, 100, null, null));
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

    private static Measure measure(Aggregation aggregation) {
        var measure = new Measure(
                1,
                new Terms.MeasureTerms(null, "宣讲", true, List.of(), true, new Indicator("宣讲", "场", null, aggregation)));
        ReflectionTestUtils.setField(measure, "id", 1L);
        return measure;
    }

    private static Report says(Figure figure) {
        var terms = new Terms(
                "宣讲",
                SixProtections.FAMILY,
                Priority.NORMAL,
                "fulian",
                true,
                List.of(),
                List.of(),
                List.of(),
                null,
                Rhythm.QUARTERLY,
                null,
                List.of(),
                List.of());
        var point = new WorkPoint(1, "T", "T", 0, terms, true, false, null, null);
        ReflectionTestUtils.setField(point, "id", 1L);
        var part = new Part(point, new PointUnit("fulian", Role.LEAD), LocalDate.EPOCH);
        return Report.progress(
                part,
                new ReportText("完成", null, null),
                new ArrayList<>(List.of(figure)),
                true,
                false,
                "x",
                Instant.EPOCH);
    }
}
