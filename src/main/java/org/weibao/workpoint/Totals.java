package org.weibao.workpoint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds the parts' latest reports up for one measure. */
public final class Totals {

    private Totals() {}

    /**
     * The measure's line of the compiled report. The indicator says how figures add up. The percentage is the average.
     * The state is completed only if every part has completed it.
     *
     * @param lines one for each part that carries the measure out
     */
    public static Figure of(CompiledMeasure measure, List<Figure> lines) {
        var adds = measure.aggregation() != null && measure.aggregation() != Aggregation.NONE;
        return new Figure(
                measure.id(),
                state(lines),
                (int) Math.round(
                        lines.stream().mapToInt(Figure::percentage).average().orElse(0)),
                adds ? sum(lines, Figure::figure) : null,
                adds ? sum(lines, Figure::denominator) : null);
    }

    private static MeasureState state(List<Figure> lines) {
        if (lines.stream().allMatch(line -> line.state() == MeasureState.NOT_STARTED)) {
            return MeasureState.NOT_STARTED;
        }
        return lines.stream().allMatch(line -> line.state() == MeasureState.COMPLETED)
                ? MeasureState.COMPLETED
                : MeasureState.IN_PROGRESS;
    }

    private static @Nullable BigDecimal sum(List<Figure> lines, Function<Figure, @Nullable BigDecimal> field) {
        return lines.stream()
                .map(field)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
