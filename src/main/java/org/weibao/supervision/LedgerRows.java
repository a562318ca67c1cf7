package org.weibao.supervision;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.weibao.board.Columns;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.LettersAboutTasks;
import org.weibao.organization.Organization;
import org.weibao.organization.UnitKind;
import org.weibao.supervision.MatrixView.Cell;
import org.weibao.supervision.MatrixView.Row;
import org.weibao.supervision.MatrixView.Waiting;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.AssignedMeasureState;
import org.weibao.workpoint.CompiledMeasure;
import org.weibao.workpoint.Figure;
import org.weibao.workpoint.MeasureState;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Totals;

/**
 * Reads the rows of the ledger: one for each measure of the points that the matrix shows with the same filter. It reads
 * the points of one page of the matrix at a time, so that never the whole ledger is in memory.
 */
@Component
class LedgerRows {

    /** What fits into the highest row of a sheet. */
    private static final int LONGEST_PROGRESS = 440;

    private static final int LONGEST_SUMMARY = 200;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final String MEASURES =
            """
            SELECT w.id AS point_id, m.id AS measure_id, m.text, m.all_units, m.counties, m.indicator_name, m.indicator_unit,
              m.target, m.aggregation, pm.part_id, COALESCE(p.unit_code, mu.unit_code) AS unit_code, pm.state AS carried,
              f.state AS reached, f.percentage, f.figure, f.denominator
            FROM work_point w
            LEFT JOIN measure m ON m.point_id = w.id
            LEFT JOIN part_measure pm ON pm.measure_id = m.id
            LEFT JOIN part p ON p.id = pm.part_id
            LEFT JOIN measure_unit mu ON mu.measure_id = m.id AND pm.id IS NULL
            LEFT JOIN report_figure f ON f.report_id = p.last_report_id AND f.measure_id = m.id
            WHERE w.id IN (:points)
            ORDER BY w.position, w.id, m.number, p.id, mu.position""";

    /** The last report of each part, and the last compiled one of each point. */
    private static final String TEXTS =
            """
            SELECT p.point_id, p.id AS part_id, SUBSTRING(r.summary, 1, :longest) AS summary FROM part p
            JOIN report r ON r.id = p.last_report_id WHERE p.point_id IN (:points)
            UNION ALL
            SELECT r.point_id, NULL, SUBSTRING(r.summary, 1, :longest) FROM report r WHERE r.id IN (
              SELECT MAX(c.id) FROM report c
              WHERE c.point_id IN (:points) AND c.part_id IS NULL AND c.returned = FALSE GROUP BY c.point_id)""";

    private static final String VERIFIED =
            """
            SELECT e.part_id, MAX(e.at) AS at FROM timeline_entry e
            WHERE e.point_id IN (:points) AND e.part_id IS NOT NULL AND e.kind = 'VERIFIED' GROUP BY e.part_id""";

    /** A body with its line for a measure. */
    private record Carrier(
            String body, @Nullable Long partId, @Nullable AssignedMeasureState carried, @Nullable Figure line) {}

    /** A measure with its bodies. */
    private record Measured(
            long pointId,
            @Nullable Long id,
            String text,
            boolean allUnits,
            boolean counties,
            @Nullable String indicator,
            String unit,
            @Nullable BigDecimal target,
            @Nullable Aggregation aggregation,
            List<Carrier> carriers) {}

    /** What else is known of the points of a page. */
    private record Known(
            Map<Long, String> compiled,
            Map<Long, String> summaries,
            Map<Long, LocalDate> verified,
            Map<Long, List<String>> letters) {}

    private final JdbcClient database;
    private final SupervisionQuery supervision;
    private final LettersAboutTasks letters;
    private final Organization organization;

    LedgerRows(
            JdbcClient database, SupervisionQuery supervision, LettersAboutTasks letters, Organization organization) {
        this.database = database;
        this.supervision = supervision;
        this.letters = letters;
        this.organization = organization;
    }

    /** Hands over row after row, in the order of the plan. */
    void read(SupervisionFilter filter, @Nullable Integer year, Instant now, Consumer<LedgerRow> each) {
        var values = SupervisionSql.values(filter, year, now);
        for (var page = 1; ; page++) {
            var points = supervision.rows(filter, values, page, now, false);
            ofPage(points, filter, each);
            if (points.size() < SupervisionQuery.PAGE) {
                return;
            }
        }
    }

    private void ofPage(List<Row> points, SupervisionFilter filter, Consumer<LedgerRow> each) {
        var byId = new HashMap<Long, Row>();
        points.forEach(point -> byId.put(point.id(), point));
        if (byId.isEmpty()) {
            return;
        }
        var known = known(points, byId.keySet());
        for (var measure : measures(byId.keySet())) {
            var point = Objects.requireNonNull(byId.get(measure.pointId()));
            var carriers = carriers(measure, point);
            if (filter.bodies().isEmpty() || !carriers.isEmpty()) {
                each.accept(row(point, measure, carriers, known));
            }
        }
    }

    private Collection<Measured> measures(Collection<Long> points) {
        var measures = new LinkedHashMap<String, Measured>();
        database.sql(MEASURES).param("points", points).query((ResultSet row) -> {
            var measure = measures.computeIfAbsent(
                    row.getLong("point_id") + "/" + row.getLong("measure_id"), first -> measure(row));
            if (row.getString("unit_code") != null) {
                measure.carriers().add(carrier(row));
            }
        });
        return measures.values();
    }

    private static Measured measure(ResultSet row) {
        try {
            return new Measured(
                    row.getLong("point_id"),
                    Columns.id(row, "measure_id"),
                    Objects.requireNonNullElse(row.getString("text"), ""),
                    row.getBoolean("all_units"),
                    row.getBoolean("counties"),
                    row.getString("indicator_name"),
                    Objects.requireNonNullElse(row.getString("indicator_unit"), ""),
                    row.getBigDecimal("target"),
                    Columns.named(Aggregation.class, row, "aggregation"),
                    new ArrayList<>());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Carrier carrier(ResultSet row) throws SQLException {
        var reached = Columns.named(MeasureState.class, row, "reached");
        return new Carrier(
                row.getString("unit_code"),
                Columns.id(row, "part_id"),
                Columns.named(AssignedMeasureState.class, row, "carried"),
                reached == null
                        ? null
                        : new Figure(
                                row.getLong("measure_id"),
                                reached,
                                row.getInt("percentage"),
                                row.getBigDecimal("figure"),
                                row.getBigDecimal("denominator")));
    }

    private Known known(List<Row> points, Collection<Long> ids) {
        var compiled = new HashMap<Long, String>();
        var summaries = new HashMap<Long, String>();
        database.sql(TEXTS)
                .param("points", ids)
                .param("longest", LONGEST_PROGRESS + 1)
                .query((ResultSet row) -> {
                    var part = Columns.id(row, "part_id");
                    @Nullable String summary = row.getString("summary");
                    if (summary != null) {
                        (part == null ? compiled : summaries)
                                .put(part == null ? row.getLong("point_id") : part, summary);
                    }
                });
        var verified = new HashMap<Long, LocalDate>();
        database.sql(VERIFIED).param("points", ids).query((ResultSet row) -> {
            verified.put(
                    row.getLong("part_id"), WorkingCalendar.dayOf(Objects.requireNonNull(Columns.moment(row, "at"))));
        });
        var late = points.stream()
                .flatMap(point -> point.cells().values().stream())
                .map(Cell::waiting)
                .filter(waiting -> waiting != null && waiting.late())
                .map(Waiting::deadlineId)
                .toList();
        return new Known(compiled, summaries, verified, letters.about(late));
    }

    /** The bodies that carry the measure out and that the matrix shows. */
    private List<Carrier> carriers(Measured measure, Row point) {
        var opened = point.cells().values().stream().anyMatch(cell -> cell.partId() != null);
        return (opened ? measure.carriers().stream() : proposed(measure, point))
                .filter(carrier -> point.cells().containsKey(carrier.body()))
                .toList();
    }

    /** Before the point has parts: the bodies that the measure names. */
    private Stream<Carrier> proposed(Measured measure, Row point) {
        return point.cells().keySet().stream()
                .filter(body -> isCounty(body)
                        ? measure.counties()
                        : measure.allUnits()
                                || measure.carriers().stream()
                                        .anyMatch(carrier -> carrier.body().equals(body)))
                .map(body -> new Carrier(body, null, null, null));
    }

    private boolean isCounty(String body) {
        return organization.kindOf(body) == UnitKind.COUNTY;
    }

    private LedgerRow row(Row point, Measured measure, List<Carrier> all, Known known) {
        var carriers = all.stream()
                .filter(carrier -> carrier.carried() == null
                        || carrier.carried() == AssignedMeasureState.CARRIED
                        || carrier.carried() == AssignedMeasureState.CLAIMED)
                .toList();
        var cells = carriers.stream()
                .map(carrier -> Objects.requireNonNull(point.cells().get(carrier.body())))
                .toList();
        var mark = mark(point, cells);
        return new LedgerRow(
                point.place() + " " + point.title(),
                MaskedNumbers.in(measure.text()),
                Objects.requireNonNullElse(point.lead(), ""),
                carriers.stream()
                        .map(carrier -> organization.nameOf(carrier.body()))
                        .collect(joining("、")),
                MaskedNumbers.in(progress(point, carriers, known)),
                indicator(measure, carriers),
                mark,
                state(mark, point, cells),
                point.deadline(),
                ended(point, mark, carriers, known),
                MaskedNumbers.in(note(point, all, cells, known)));
    }

    private static Mark mark(Row point, List<Cell> cells) {
        return cells.stream().map(Cell::mark).reduce(Mark::worse).orElse(point.mark());
    }

    /** The word, and the number of days or of bodies. */
    private static String state(Mark mark, Row point, List<Cell> cells) {
        if (point.phase() == Phase.CLOSED || point.phase() == Phase.CARRIED_OVER) {
            return point.phaseLabel();
        }
        var alike = cells.stream().filter(cell -> cell.mark() == mark).toList();
        return Stream.of(
                        Stream.of(mark.label()),
                        alike.stream()
                                .map(Cell::waiting)
                                .filter(waiting -> waiting != null && waiting.due() != null)
                                .min(Comparator.comparing(waiting -> Objects.requireNonNull(waiting.due())))
                                .map(Waiting::standing)
                                .stream(),
                        alike.size() > 1 ? Stream.of("共" + alike.size() + "个单位") : Stream.<String>empty())
                .flatMap(words -> words)
                .collect(joining("\n"));
    }

    private String progress(Row point, List<Carrier> carriers, Known known) {
        @Nullable String compiled = known.compiled().get(point.id());
        if (compiled != null) {
            return cut(compiled, LONGEST_PROGRESS);
        }
        var lines = new ArrayList<String>();
        if (carriers.stream().anyMatch(carrier -> carrier.line() != null)) {
            lines.add(reached(carriers));
        }
        for (var carrier : carriers) {
            @Nullable
            String summary = carrier.partId() == null ? null : known.summaries().get(carrier.partId());
            if (summary != null) {
                lines.add((carriers.size() == 1 ? "" : organization.nameOf(carrier.body()) + "：")
                        + cut(summary, carriers.size() == 1 ? LONGEST_PROGRESS : LONGEST_SUMMARY));
            }
        }
        return cut(String.join("\n", lines), LONGEST_PROGRESS);
    }

    /** How many bodies are how far, such as 已完成2个、推进中3个，平均60%. */
    private static String reached(List<Carrier> carriers) {
        var lines = carriers.stream().map(LedgerRows::line).toList();
        var percentage =
                Math.round(lines.stream().mapToInt(Figure::percentage).average().orElse(0));
        if (lines.size() == 1) {
            return lines.get(0).state().label() + "，" + percentage + "%";
        }
        return Stream.of(MeasureState.COMPLETED, MeasureState.IN_PROGRESS, MeasureState.NOT_STARTED)
                        .flatMap(state -> {
                            var count = lines.stream()
                                    .filter(line -> line.state() == state)
                                    .count();
                            return count == 0 ? Stream.empty() : Stream.of(state.label() + count + "个");
                        })
                        .collect(joining("、"))
                + "，平均" + percentage + "%";
    }

    private static Figure line(Carrier carrier) {
        return carrier.line() == null ? new Figure(0, MeasureState.NOT_STARTED, 0, null, null) : carrier.line();
    }

    private static String indicator(Measured measure, List<Carrier> carriers) {
        if (measure.indicator() == null || measure.id() == null) {
            return "";
        }
        var total = Totals.of(
                new CompiledMeasure(measure.id(), measure.aggregation()),
                carriers.stream().map(LedgerRows::line).toList());
        return measure.indicator()
                + reached(total, measure)
                + (measure.target() == null ? "" : "（目标" + plain(measure.target()) + measure.unit() + "）");
    }

    private static String reached(Figure total, Measured measure) {
        var figure = total.figure();
        if (figure == null) {
            return measure.aggregation() == Aggregation.NONE ? "（各单位分别计）" : "：尚未填报";
        }
        var whole = total.denominator();
        return whole == null || whole.signum() == 0
                ? plain(figure) + measure.unit()
                : figure.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP) + "%（" + plain(figure) + "/"
                        + plain(whole) + measure.unit() + "）";
    }

    private static String plain(BigDecimal number) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    private static @Nullable String ended(Row point, Mark mark, List<Carrier> carriers, Known known) {
        if (point.ended() != null) {
            return WorkingCalendar.named(point.ended());
        }
        return mark != Mark.DONE
                ? null
                : carriers.stream()
                        .map(carrier -> known.verified().get(Objects.requireNonNullElse(carrier.partId(), 0L)))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(WorkingCalendar::named)
                        .orElse(null);
    }

    private String note(Row point, List<Carrier> all, List<Cell> cells, Known known) {
        var own = point.waiting();
        return Stream.of(
                        Stream.ofNullable(point.note()),
                        cells.stream()
                                .filter(cell ->
                                        cell.waiting() != null && cell.waiting().late())
                                .map(cell -> cell.body()
                                        + Objects.requireNonNull(cell.waiting()).standing()),
                        own != null && own.late() && cells.stream().noneMatch(cell -> own.equals(cell.waiting()))
                                ? Stream.of(own.holder() + own.step() + own.standing())
                                : Stream.<String>empty(),
                        names("退回待重报", cells.stream().filter(Cell::returned)),
                        names("未完成", cells.stream().filter(cell -> cell.mark() == Mark.UNFINISHED)),
                        notApplicable(all),
                        cells.stream()
                                .map(Cell::waiting)
                                .filter(Objects::nonNull)
                                .flatMap(waiting ->
                                        known.letters().getOrDefault(waiting.deadlineId(), List.of()).stream())
                                .distinct()
                                .map(letter -> "已发" + letter))
                .flatMap(words -> words)
                .collect(joining("；"));
    }

    private Stream<String> notApplicable(List<Carrier> all) {
        var bodies = all.stream()
                .filter(carrier -> carrier.carried() == AssignedMeasureState.NOT_APPLICABLE)
                .map(carrier -> organization.nameOf(carrier.body()))
                .collect(joining("、"));
        return bodies.isEmpty() ? Stream.empty() : Stream.of("不涉及：" + bodies);
    }

    private static Stream<String> names(String word, Stream<Cell> cells) {
        var bodies = cells.map(Cell::body).collect(joining("、"));
        return bodies.isEmpty() ? Stream.empty() : Stream.of(word + "：" + bodies);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
