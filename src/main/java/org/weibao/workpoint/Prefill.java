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

/** What a compiled report opens with: first what is unfinished, then one line per part; nothing empty or twice. */
public final class Prefill {

    /** A line about unfinished parts. {@link Unfinished} writes its beginning. */
    private static final Pattern UNFINISHED = Pattern.compile("未完成\\d+项：.*");

    private static final String SENTENCE_ENDS = "。；！？：，、.;!?:,";

    private Prefill() {}

    /**
     * The facts of a report that the prefill needs.
     *
     * @param figures one line per measure
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
     * The result of a part.
     *
     * @param unit the name of the unit or county
     * @param carried the ids of the measures that it still carries out
     * @param counting the last report that counts; null before the first
     * @param ended the early end that left the part unfinished; null for none
     */
    public record PartResult(
            long id,
            String unit,
            PartState state,
            Set<Long> carried,
            @Nullable Reported counting,
            @Nullable Ended ended) {

        /** Whether the part has reported, or was left unfinished, since the last compiled report. */
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

        /** Nobody has verified what an unfinished part calls completed. */
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
     * @param by the name of the person who consented
     */
    public record Ended(String reason, String by, Instant at) {}

    /** The text and figures that the compiled report opens with. */
    public record Opening(ReportText text, List<Figure> figures) {}

    /**
     * Totals and states over all parts; a part without a report counts as not started. The text is the last compiled
     * one, with what the parts have reported since, and what is 未完成 and why.
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

    /** The totals of the parts' reports, one per measure. */
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

    /** Groups the unfinished parts by the early end that left them so. */
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

    /** One field of a part's report since the last compiled report. It replaces the part's earlier text. */
    record Said(String unit, @Nullable String text) {}

    /**
     * The parts that one early end left unfinished.
     *
     * @param reason as the lead gave it
     * @param by the name of the person who consented
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

    /** @param units the units that wrote the text; empty for the lead's own */
    private record Line(List<String> units, String text) {

        String shown() {
            return units.isEmpty() ? text : String.join("、", units) + "：" + text;
        }
    }

    /**
     * The text of one field.
     *
     * @param last the same field of the last compiled report; null before the first
     * @param said texts of the parts that have reported since
     * @param units the names of all parts
     * @param unfinished what is unfinished now; empty for fields that do not mention it
     */
    static @Nullable String text(
            @Nullable String last, List<Said> said, Collection<String> units, List<Unfinished> unfinished) {
        var again = said.stream().map(Said::unit).collect(Collectors.toSet());
        var lines = new ArrayList<Line>();
        for (var line : last == null ? List.<String>of() : last.lines().toList()) {
            var known = parsed(line, units);
            if (UNFINISHED.matcher(line).matches()) {
                // If the line still holds, keep the lead's edit of it.
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

    /** Adds a line. A part with the same text as others is named with them. */
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

    /** Joins a text of several lines into one. */
    private static String oneLine(String text) {
        var one = new StringBuilder();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            // Look at the last character only: a text may have ten thousand lines.
            if (!one.isEmpty() && SENTENCE_ENDS.indexOf(one.charAt(one.length() - 1)) < 0) {
                one.append('；');
            }
            one.append(line);
        });
        return one.toString();
    }

    /**
     * The line of one measure: the parts' total. The lead's edit stays until a part reports anew. A figure that does
     * not add up is always the lead's own.
     *
     * @param lines one for each part that carries the measure out
     * @param changed whether one of these parts has reported or ended since the last compiled report
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
