package org.weibao.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a document. Names are those of the document, without white space; nothing is invented.
 *
 * @param year null if neither title nor text names one
 * @param doubts about the whole document; those about a point are the point's
 */
public record Reading(String title, @Nullable Integer year, List<Point> points, List<Doubt> doubts) {

    public Reading {
        points = List.copyOf(points);
        doubts = List.copyOf(doubts);
    }

    /** A code for each point, in their order; no two are the same, also where the document repeats a number. */
    public List<String> codes(int yearOfPlan) {
        return PointCodes.of(points, yearOfPlan);
    }

    /**
     * A lowest numbered item.
     *
     * @param part the title of the annex or of the second document in which the numbers restart; empty for the main one
     * @param path its markers from the top, such as 一, (二), 1
     * @param heading the text after the marker up to the first full stop or the end of the line
     * @param place its marker to the end of its text
     * @param units those that answer for it, in the order of their first appearance
     * @param collectivePhrases such as 各成员单位
     * @param countyPhrases such as 各县(市、区)
     * @param lists where its units are named
     * @param deadline as written in the list; null if it is not a date or there is none
     * @param incomplete whether the document breaks off in it
     */
    public record Point(
            String part,
            List<String> path,
            String heading,
            Span place,
            List<NamedUnit> units,
            List<String> collectivePhrases,
            List<String> countyPhrases,
            List<Span> lists,
            List<Measure> measures,
            @Nullable LocalDate deadline,
            boolean incomplete,
            List<Doubt> doubts) {

        public Point {
            path = List.copyOf(path);
            units = List.copyOf(units);
            collectivePhrases = List.copyOf(collectivePhrases);
            countyPhrases = List.copyOf(countyPhrases);
            lists = List.copyOf(lists);
            measures = List.copyOf(measures);
            doubts = List.copyOf(doubts);
        }

        Point with(Doubt doubt) {
            var more = new ArrayList<>(doubts);
            more.add(doubt);
            return withDoubts(more);
        }

        Point withDoubts(List<Doubt> others) {
            return new Point(
                    part,
                    path,
                    heading,
                    place,
                    units,
                    collectivePhrases,
                    countyPhrases,
                    lists,
                    measures,
                    deadline,
                    incomplete,
                    others);
        }

        /** Where it stands in the document, such as 二(一)1; that of another part begins with its number. */
        public String placeName() {
            int number = PointCodes.partNumber(part);
            return (number == 0 ? "" : "第" + number + "份") + String.join("", path);
        }

        /** Such as 2023-2-1-1, from the path; that of another part has 0 and its number before it. */
        public String code(int yearOfPlan) {
            return PointCodes.of(this, yearOfPlan);
        }
    }

    /** What a unit does in a point. */
    public enum UnitRole {
        LEAD,
        RESPONSIBLE,
        SUPPORTING
    }

    /** A unit as the document names it. */
    public record NamedUnit(String name, UnitRole role, Span place) {}

    /**
     * One thing that the point asks for: a sentence or a clause.
     *
     * @param counties whether the text tells counties to act
     * @param units those of the point that the list after it names; empty for all
     */
    public record Measure(
            String text, Span place, boolean counties, List<String> units, @Nullable Indicator indicator) {

        public Measure {
            units = List.copyOf(units);
        }
    }

    /**
     * Something countable with a number.
     *
     * @param unit such as 个 or %
     */
    public record Indicator(String name, String unit, BigDecimal target) {}
}
