package org.weibao.workpoint;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;

/** What a compiled report opens with: what is unfinished, then one line for each part; nothing empty, nothing twice. */
public final class Prefill {

    /** A line about parts that were left unfinished, as {@link Unfinished} begins it. */
    private static final Pattern UNFINISHED = Pattern.compile("未完成\\d+项：.*");

    private static final String SENTENCE_ENDS = "。；！？：，、.;!?:,";

    private Prefill() {}

    /**
     * A report as far as it counts here.
     *
     * @param figures its line for each measure
     */
    public record Reported(long id, Instant at, ReportText text, List<Figure> figures) {

        /** Its line for a measure; not started if it has none. */
        private Figure figureOf(long measureId) {
            return figures.stream()
                    .filter(figure -> figure.measureId() == measureId)
                    .findFirst()
                    .orElse(new Figure(measureId, MeasureState.NOT_STARTED, 0, null, null));
        }
    }

    /**
     * What a part has come to.
     *
     * @param unit the name of who carries it out
     * @param carried the ids of the measures that it still carries out
     * @param counting the report that says how it stands; null before the first
     * @param ended the early end that has left it unfinished; null if none has
     */
    public record PartResult(
            long id,
            String unit,
            PartState state,
            Set<Long> carried,
            @Nullable Reported counting,
            @Nullable Ended ended) {

        /** Whether it has reported, or was left unfinished, since the last compiled report. */
        private boolean isNewsAfter(@Nullable Reported compiled) {
            return hasReportedAfter(compiled)
                    || (state == PartState.UNFINISHED
                            && compiled != null
                            && ended != null
                            && ended.at().isAfter(compiled.at()));
        }

        private boolean hasReportedAfter(@Nullable Reported compiled) {
            return counting != null && (compiled == null || counting.id() > compiled.id());
        }

        private Figure line(long measureId) {
            return counting == null
                    ? new Figure(measureId, MeasureState.NOT_STARTED, 0, null, null)
                    : verified(counting.figureOf(measureId));
        }

        /** What an unfinished part calls completed nobody has verified. */
        private Figure verified(Figure figure) {
            return state == PartState.UNFINISHED && figure.state() == MeasureState.COMPLETED
                    ? new Figure(
                            figure.measureId(),
                            MeasureState.IN_PROGRESS,
                            figure.percentage(),
                            figure.figure(),
                            figure.denominator())
                    : figure;
        }
    }

    /**
     * An early end.
     *
     * @param reason as the lead gave it
     * @param by the name of who consented
     */
    public record Ended(String reason, String by, Instant at) {}

    /** What the compiled report opens with. */
    public record Opening(ReportText text, List<Figure> figures) {}

    /**
     * Totals and states over all parts, a silent one counting as not started; the last compiled text with what the parts have
     * reported since; and what is 未完成, and why.
     *
     * @param last the last compiled report; null before the first
     */
    public static Opening of(List<CompiledMeasure> measures, List<PartResult> parts, @Nullable Reported last) {
        return new Opening(
                new ReportText(
                        field(ReportText::summary, parts, last, List.of()),
                        field(ReportText::difficulty, parts, last, unfinished(parts)),
                        field(ReportText::nextStep, parts, last, List.of())),
                measures.stream()
                        .map(measure -> figure(
                                measure,
                                lines(measure, parts),
                                parts.stream()
                                        .filter(part -> part.isNewsAfter(last))
                                        .anyMatch(part -> part.carried().contains(measure.id())),
                                last == null ? null : last.figureOf(measure.id())))
                        .toList());
    }

    /** What the parts' reports add up to, measure by measure. */
    static List<Figure> totals(List<CompiledMeasure> measures, List<PartResult> parts) {
        return measures.stream()
                .map(measure -> Totals.of(measure, lines(measure, parts)))
                .toList();
    }

    private static List<Figure> lines(CompiledMeasure measure, List<PartResult> parts) {
        return parts.stream()
                .filter(part ->
                        part.state() != PartState.STANDBY && part.carried().contains(measure.id()))
                .map(part -> part.line(measure.id()))
                .toList();
    }

    private static @Nullable String field(
            Function<ReportText, @Nullable String> field,
            List<PartResult> parts,
            @Nullable Reported last,
            List<Unfinished> unfinished) {
        return text(
                last == null ? null : field.apply(last.text()),
                parts.stream()
                        .filter(part -> part.hasReportedAfter(last))
                        .map(part -> new Said(
                                part.unit(),
                                field.apply(
                                        Objects.requireNonNull(part.counting()).text())))
                        .toList(),
                parts.stream().map(PartResult::unit).toList(),
                unfinished);
    }

    /** By the early end that has left them unfinished. */
    private static List<Unfinished> unfinished(List<PartResult> parts) {
        var byEnd = new LinkedHashMap<Ended, List<String>>();
        for (var part : parts) {
            if (part.state() == PartState.UNFINISHED && part.ended() != null) {
                byEnd.computeIfAbsent(part.ended(), unused -> new ArrayList<>()).add(part.unit());
            }
        }
        return byEnd.entrySet().stream()
                .map(each -> new Unfinished(
                        each.getValue(),
                        each.getKey().reason(),
                        each.getKey().by(),
                        WorkingCalendar.dayOf(each.getKey().at())))
                .toList();
    }

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
    static Figure figure(CompiledMeasure measure, List<Figure> lines, boolean changed, @Nullable Figure last) {
        if (last != null && !changed) {
            return last;
        }
        var total = Totals.of(measure, lines);
        return last == null || measure.aggregation() != Aggregation.NONE
                ? total
                : new Figure(total.measureId(), total.state(), total.percentage(), last.figure(), last.denominator());
    }
}
