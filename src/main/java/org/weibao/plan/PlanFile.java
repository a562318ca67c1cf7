package org.weibao.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.SixProtections;

/**
 * A year's document as its file in {@code config/plans/} has it. The office then proofreads it.
 *
 * @param source where the document comes from and what is missing in it
 */
public record PlanFile(int year, String title, String source, List<Point> points) {

    public PlanFile {
        points = List.copyOf(points);
    }

    /**
     * A numbered point of the document.
     *
     * @param place as written in the document, such as {@code 二(一)1}
     * @param units responsible units as named in the document, in its order
     * @param collectivePhrases phrases such as 各成员单位, kept unchanged: the office decides whether they expand
     * @param lead null if the document names none
     * @param closingStandard what the office checks later, item by item
     * @param deadline null if it is counted in working days from sending
     * @param rhythmReason why more often than quarterly; null for quarterly
     * @param incomplete whether the source breaks off: what is missing is not invented
     */
    public record Point(
            String code,
            String place,
            String title,
            SixProtections category,
            Priority priority,
            List<NamedUnit> units,
            List<String> collectivePhrases,
            @Nullable NamedUnit lead,
            List<Measure> measures,
            List<String> closingStandard,
            @Nullable LocalDate deadline,
            Rhythm rhythm,
            @Nullable String rhythmReason,
            boolean incomplete,
            @Nullable String note) {

        public Point {
            units = List.copyOf(units);
            collectivePhrases = List.copyOf(collectivePhrases);
            measures = List.copyOf(measures);
            closingStandard = List.copyOf(closingStandard);
        }

        /** Whether the counties also carry out some measure. */
        public boolean counties() {
            return measures.stream().anyMatch(Measure::counties);
        }
    }

    /** A unit as the document names it, and the code of that unit. */
    public record NamedUnit(String name, String code) {}

    /**
     * One thing that the point asks for.
     *
     * @param units those of the point's units that carry it out
     * @param collectivePhrases those of the point's phrases whose units carry it out
     * @param counties whether every county in scope also carries it out
     */
    public record Measure(
            String title,
            List<NamedUnit> units,
            List<String> collectivePhrases,
            boolean counties,
            @Nullable Indicator indicator) {

        public Measure {
            units = List.copyOf(units);
            collectivePhrases = List.copyOf(collectivePhrases);
        }

        /** Whether all units of the point are proposed, because the document names none or only a collective phrase. */
        public boolean forAllUnits() {
            return units.isEmpty() || !collectivePhrases.isEmpty();
        }
    }

    /**
     * Something countable; reports give a figure for it.
     *
     * @param target null if the document sets none
     */
    public record Indicator(String name, String unit, @Nullable BigDecimal target, Aggregation aggregation) {}
}
