package org.weibao.workpoint;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;

/** What a compiled report opens with: what is unfinished, then one line for each part; nothing empty, nothing twice. */
final class Prefill {

    /** A line about parts that were left unfinished, as {@link Unfinished} begins it. */
    private static final Pattern UNFINISHED = Pattern.compile("未完成\\d+项：.*");

    private static final String SENTENCE_ENDS = "。；！？：，、.;!?:,";

    private Prefill() {}

    /** What a part has reported in one field since the last compiled report; it replaces what the part said before. */
    record Said(String unit, @Nullable String text) {}

    /**
     * The parts that one early end has left unfinished.
     *
     * @param reason as the lead gave it
     * @param by the name of who consented
     */
    record Unfinished(List<String> units, String reason, String by, LocalDate on) {

        private String head() {
            return "未完成" + units.size() + "项：" + String.join("、", units) + "。";
        }

        private String line() {
            return head() + "原因：" + oneLine(reason).replaceFirst("[。；，]+$", "") + "（" + by + "于"
                    + WorkingCalendar.named(on) + "同意结束落实）。";
        }
    }

    /** @param units whose words these are; empty for the lead's own */
    private record Line(List<String> units, String text) {

        String shown() {
            return units.isEmpty() ? text : String.join("、", units) + "：" + text;
        }
    }

    /**
     * The text of one field.
     *
     * @param last the same field of the last compiled report; null before the first
     * @param said by the parts that have reported since
     * @param units the names of all parts
     * @param unfinished what is unfinished now; empty in the fields that do not say so
     */
    static @Nullable String text(
            @Nullable String last, List<Said> said, Collection<String> units, List<Unfinished> unfinished) {
        var again = said.stream().map(Said::unit).collect(Collectors.toSet());
        var lines = new ArrayList<Line>();
        for (var line : last == null ? List.<String>of() : last.lines().toList()) {
            var known = parsed(line, units);
            if (UNFINISHED.matcher(line).matches()) {
                // What the lead has made of a line that still holds stays.
                if (unfinished.stream().anyMatch(each -> line.startsWith(each.head()))) {
                    lines.add(new Line(List.of(), line));
                }
            } else if (known.units().isEmpty()) {
                lines.add(known);
            } else {
                add(lines, without(known, again));
            }
        }
        for (var each : said) {
            add(lines, new Line(List.of(each.unit()), each.text() == null ? "" : oneLine(each.text())));
        }
        var missing = unfinished.stream()
                .filter(each -> lines.stream().noneMatch(line -> line.text().startsWith(each.head())))
                .map(each -> new Line(List.of(), each.line()))
                .toList();
        lines.addAll(0, missing);
        var text = lines.stream().map(Line::shown).collect(joining("\n")).strip();
        return text.isEmpty() ? null : text;
    }

    private static Line parsed(String line, Collection<String> units) {
        var colon = line.indexOf('：');
        var names = List.of(line.substring(0, Math.max(colon, 0)).split("、"));
        return colon > 0 && units.containsAll(names)
                ? new Line(names, line.substring(colon + 1))
                : new Line(List.of(), line);
    }

    private static Line without(Line line, Set<String> units) {
        return new Line(
                line.units().stream().filter(unit -> !units.contains(unit)).toList(), line.text());
    }

    /** Adds what parts say; who says the same as others is named with them. */
    private static void add(List<Line> lines, Line line) {
        if (line.units().isEmpty() || line.text().isBlank()) {
            return;
        }
        for (var i = 0; i < lines.size(); i++) {
            var same = lines.get(i);
            if (!same.units().isEmpty() && same.text().equals(line.text())) {
                var units = new ArrayList<>(same.units());
                units.addAll(line.units());
                lines.set(i, new Line(List.copyOf(units), line.text()));
                return;
            }
        }
        lines.add(line);
    }

    /** A text of several lines in one. */
    private static String oneLine(String text) {
        var one = new StringBuilder();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            // By the last character alone: a text may have ten thousand lines.
            if (!one.isEmpty() && SENTENCE_ENDS.indexOf(one.charAt(one.length() - 1)) < 0) {
                one.append('；');
            }
            one.append(line);
        });
        return one.toString();
    }

    /**
     * The line of one measure: the parts' total, or what the lead has made of it as long as no part says anything new. A
     * figure that does not add up is the lead's own.
     *
     * @param lines one for each part that carries the measure out
     * @param changed whether one of them has reported or ended since the last compiled report
     * @param last the line of the last compiled report; null before the first
     */
    static Figure figure(Measure measure, List<Figure> lines, boolean changed, @Nullable Figure last) {
        if (last != null && !changed) {
            return last;
        }
        var total = Totals.of(measure, lines);
        var indicator = measure.indicator();
        return last == null || indicator == null || indicator.aggregation() != Aggregation.NONE
                ? total
                : new Figure(total.measureId(), total.state(), total.percentage(), last.figure(), last.denominator());
    }
}
