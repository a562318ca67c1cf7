package org.weibao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.board.PointPageQuery;
import org.weibao.board.PointRecordsQuery;
import org.weibao.board.PointTimelineQuery;
import org.weibao.escalation.WeeklyListQuery;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.supervision.ExportService;
import org.weibao.supervision.InstanceQuery;
import org.weibao.supervision.SummaryQuery;
import org.weibao.supervision.SupervisionFilter;
import org.weibao.supervision.SupervisionQuery;
import org.weibao.support.MySqlServer;
import org.weibao.support.StatementCount;
import org.weibao.support.TestClock;

/**
 * What a supervisor's pages cost with 1,000, 10,000 and 100,000 parts: fifty a point, on MySQL with ten reports each.
 * The last are ten years of 200 points, nine of them closed. Run it as {@link ClickBench}, on MySQL or, without that
 * profile, on H2:
 *
 * <p><pre>mvn -Pbench,mysql test-compile surefire:test@bench -Dtest=SupervisionBench</pre>
 */
@Tag("bench")
@BenchApplication
class SupervisionBench {

    private static final int PARTS_A_POINT = 50;
    private static final int POINTS_A_YEAR = 200;
    /** H2 has all of them in memory. */
    private static final int REPORTS_A_PART = MySqlServer.isWanted() ? 10 : 1;

    private static final int ROUNDS = 20;
    private static final int WARM_UP = 5;

    /** The year that runs; the others ended before it. */
    private static final int YEAR = 2023;

    private static final String POINT = YEAR + "-7";

    private static final CurrentUser SUPERVISOR = new CurrentUser("supervisor", Set.of(Groups.SUPERVISOR));

    @TestConfiguration
    static class Setting {

        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }
    }

    /** The sample city with as many counties as fifty parts a point need. */
    @DynamicPropertySource
    static void aLargeCity(DynamicPropertyRegistry settings) {
        try {
            var folder = Files.createTempDirectory("weibao-bench");
            var sample = Files.readString(Path.of("config/organization.yml"));
            var more = IntStream.rangeClosed(1, PARTS_A_POINT)
                    .mapToObj(i -> "  - {code: bench-%1$d, name: 试验%1$d县, counterpart: 试验%1$d县未保办}%n".formatted(i))
                    .collect(Collectors.joining());
            Files.writeString(
                    folder.resolve("organization.yml"), sample.replace("\ncounties:\n", "\ncounties:\n" + more));
            settings.add("weibao.config", folder::toString);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is measured: the median, the 95th percentile in milliseconds, and the statements. */
    private record Measured(double median, double p95, int statements) {}

    @Autowired
    SupervisionQuery supervision;

    @Autowired
    SummaryQuery summary;

    @Autowired
    WeeklyListQuery weekly;

    @Autowired
    PointPageQuery point;

    @Autowired
    PointRecordsQuery records;

    @Autowired
    PointTimelineQuery timeline;

    @Autowired
    InstanceQuery instances;

    @Autowired
    ExportService exports;

    @Autowired
    Organization organization;

    @Autowired
    StatementCount count;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    private @Nullable String definition;

    @Test
    void whatASupervisorsPagesCost() {
        definition =
                database.queryForObject("SELECT ID_ FROM ACT_RE_PROCDEF WHERE KEY_ = 'implementation'", String.class);
        var sizes = Stream.of(1_000, 10_000, 100_000)
                .filter(size -> size <= Integer.getInteger("weibao.bench.most", 100_000))
                .toList();
        var all = new LinkedHashMap<Integer, Map<String, Measured>>();
        for (var size : sizes) {
            fill(size);
            analyze();
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d parts, %,d reports, %,d open deadlines%n",
                    count("part"),
                    count("report"),
                    database.queryForObject("SELECT COUNT(*) FROM deadline WHERE settled_at IS NULL", Integer.class));
            var measured = new LinkedHashMap<String, Measured>();
            pages().forEach((name, page) -> measured.put(name, measured(page)));
            all.put(size, measured);
            print(measured);
            var begin = System.nanoTime();
            var ledger = exports.ledger(SupervisionFilter.NONE, SUPERVISOR);
            System.out.printf(
                    Locale.ROOT, "ledger of the year: %.1f s%n", (System.nanoTime() - begin) / 1_000_000_000.0);
            delete(ledger.content());
        }
        if (all.size() == 3) {
            compare(all);
        }
    }

    private Map<String, Runnable> pages() {
        var pages = new LinkedHashMap<String, Runnable>();
        pages.put("matrix, first page", () -> matrix(SupervisionFilter.NONE, 1));
        pages.put("matrix, last page", () -> matrix(SupervisionFilter.NONE, 99));
        pages.put(
                "matrix, red",
                () -> matrix(SupervisionFilter.of(null, null, null, null, List.of("RED"), null, null), 1));
        pages.put(
                "matrix, one county",
                () -> matrix(SupervisionFilter.of(null, null, null, "jia", List.of(), null, null), 1));
        pages.put(
                "matrix, text",
                () -> matrix(SupervisionFilter.of(null, null, null, null, List.of(), null, "要点 17"), 1));
        pages.put("summary", () -> summary.of(null, SUPERVISOR));
        pages.put("weekly list", () -> weekly.now(SUPERVISOR));
        pages.put("a point", () -> point.of(POINT, SUPERVISOR));
        pages.put("a point's records", () -> records.of(POINT, SUPERVISOR));
        pages.put("a point's timeline", () -> timeline.of(POINT, SUPERVISOR));
        pages.put("instances of a model", () -> instances.running(definition(), null, 1, SUPERVISOR));
        pages.put("instances by text", () -> instances.running(definition(), "要点 17", 1, SUPERVISOR));
        return pages;
    }

    private String definition() {
        return Objects.requireNonNull(definition);
    }

    private void matrix(SupervisionFilter filter, int page) {
        Objects.requireNonNull(supervision.matrix(filter, page, SUPERVISOR));
    }

    private Measured measured(Runnable page) {
        for (var i = 0; i < WARM_UP; i++) {
            page.run();
        }
        var times = new ArrayList<Double>();
        for (var i = 0; i < ROUNDS; i++) {
            var begin = System.nanoTime();
            page.run();
            times.add((System.nanoTime() - begin) / 1_000_000.0);
        }
        times.sort(Double::compare);
        return new Measured(
                times.get(ROUNDS / 2),
                times.get(ROUNDS * 95 / 100),
                statements(page).size());
    }

    private List<String> statements(Runnable page) {
        return count.during(page).stream()
                .filter(statement -> !statement.equals("commit") && !statement.equals("rollback"))
                .toList();
    }

    private static void print(Map<String, Measured> measured) {
        System.out.printf("%-22s %10s %10s %10s%n", "ms", "median", "p95", "statements");
        measured.forEach((name, each) -> System.out.printf(
                Locale.ROOT, "%-22s %10.1f %10.1f %10d%n", name, each.median(), each.p95(), each.statements()));
    }

    private static void compare(Map<Integer, Map<String, Measured>> all) {
        System.out.printf("%n%-22s %14s %14s%n", "median to median", "10,000/1,000", "100,000/10,000");
        Objects.requireNonNull(all.get(1_000))
                .keySet()
                .forEach(name -> System.out.printf(
                        Locale.ROOT,
                        "%-22s %14.2f %14.2f%n",
                        name,
                        median(all, 10_000, name) / median(all, 1_000, name),
                        median(all, 100_000, name) / median(all, 10_000, name)));
    }

    private static double median(Map<Integer, Map<String, Measured>> all, int size, String name) {
        return Objects.requireNonNull(all.get(size).get(name)).median();
    }

    /** As many parts in all: first of the year that runs, then of earlier years. */
    private void fill(int parts) {
        var bodies = organization.units().stream()
                .map(unit -> unit.code())
                .filter(code -> !code.equals("office"))
                .limit(PARTS_A_POINT - 1)
                .collect(Collectors.toCollection(ArrayList::new));
        bodies.add("yi");
        bodies.remove("jia");
        bodies.add(0, "jia");
        var codes = bodies.stream().distinct().limit(PARTS_A_POINT).toList();
        for (var point = count("work_point"); point < parts / PARTS_A_POINT; point++) {
            var number = point;
            // The pool commits nothing by itself.
            transaction.executeWithoutResult(
                    status -> add(YEAR - number / POINTS_A_YEAR, number % POINTS_A_YEAR, codes));
        }
    }

    private void add(int year, int position, List<String> codes) {
        if (position == 0) {
            database.update(
                    "INSERT INTO plan (version, plan_year, running_year, title, source, state) VALUES (0, ?, ?, '试验', '试验', 'APPROVED')",
                    year,
                    year);
        }
        var plan = database.queryForObject("SELECT id FROM plan WHERE running_year = ?", Long.class, year);
        var over = year < YEAR;
        database.update(
                """
                INSERT INTO work_point (version, plan_id, code, place, position, title, category, priority, phase, incomplete,
                  lead_unit, lead_named, lead_confirmed, deadline, rhythm)
                VALUES (0, ?, ?, ?, ?, ?, ?, 'NORMAL', ?, FALSE, 'fulian', TRUE, TRUE, DATE '2023-11-30', 'QUARTERLY')""",
                plan,
                year + "-" + position,
                String.valueOf(position),
                position,
                "要点 " + position,
                position % 2 == 0 ? "FAMILY" : "SCHOOL",
                over ? "CLOSED" : "IMPLEMENTATION");
        var point = database.queryForObject("SELECT MAX(id) FROM work_point", Long.class);
        database.batchUpdate(
                """
                INSERT INTO part (version, point_id, unit_code, role, state, round, ends, period_begins, due, no_progress_streak,
                  owes_answer)
                VALUES (0, ?, ?, 'COUNTY', ?, 1, DATE '2023-11-16', DATE '2023-01-01', DATE '2023-03-31', 0, FALSE)""",
                codes.stream()
                        .map(code -> new Object[] {point, code, over ? "VERIFIED" : "IMPLEMENTING"})
                        .toList());
        for (var i = 0; i < REPORTS_A_PART; i++) {
            database.update(
                    """
                    INSERT INTO report (point_id, part_id, round, done, returned, no_new_progress, summary, submitted_by,
                      submitted_at)
                    SELECT point_id, id, 1, FALSE, FALSE, FALSE, '已经开展宣讲活动，覆盖村（居），正在推进其余各项措施。', 'jia-officer',
                      TIMESTAMP '2023-03-01 09:00:00' FROM part WHERE point_id = ?""",
                    point);
        }
        database.update(
                """
                UPDATE part SET progress = 40, last_report_id = (SELECT MAX(r.id) FROM report r WHERE r.part_id = part.id)
                WHERE point_id = ?""",
                point);
        database.update(
                "INSERT INTO measure (point_id, number, text, all_units, counties) VALUES (?, 1, '开展宣讲', TRUE, TRUE)",
                point);
        database.update(
                """
                INSERT INTO part_measure (part_id, measure_id, state)
                SELECT p.id, m.id, 'CARRIED' FROM part p JOIN measure m ON m.point_id = p.point_id WHERE p.point_id = ?""",
                point);
        database.update(
                """
                INSERT INTO report_figure (report_id, position, measure_id, state, percentage)
                SELECT p.last_report_id, 0, m.id, 'IN_PROGRESS', 40 FROM part p JOIN measure m ON m.point_id = p.point_id
                WHERE p.point_id = ?""",
                point);
        for (var i = 0; i < 5; i++) {
            database.update(
                    """
                    INSERT INTO timeline_entry (plan_id, point_id, part_id, at, actor, kind, text)
                    SELECT ?, point_id, id, TIMESTAMP '2023-03-01 09:00:00', 'jia-officer',
                      CASE WHEN MOD(id, 40) = 0 THEN 'VERIFIED' ELSE 'REPORTED' END, '填报进展' FROM part WHERE point_id = ?""",
                    plan,
                    point);
        }
        // The steps of a part; that of reporting is open in the year that runs, and one in twenty is late.
        for (var step : List.of("userTask_acceptPart", "userTask_signPart", "userTask_verify", "userTask_report")) {
            var settled = over || !step.equals("userTask_report");
            database.update(
                    """
                    INSERT INTO deadline (version, part_id, step, task_id, assignee_body, opened_at, settled_at, round, due,
                      original_due, dated_at, blue_from, yellow_from, red_from, extension_open)
                    SELECT 0, id, ?, CONCAT('task-', id), unit_code, TIMESTAMP '2023-01-01 09:00:00', %s, 1,
                      CASE WHEN MOD(id, 20) = 0 THEN DATE '2023-02-28' ELSE DATE '2023-12-01' END, DATE '2023-02-28',
                      TIMESTAMP '2023-01-01 09:00:00',
                      CASE WHEN MOD(id, 20) = 0 THEN TIMESTAMP '2023-02-28 00:00:00' ELSE TIMESTAMP '2023-12-01 00:00:00' END,
                      CASE WHEN MOD(id, 20) = 0 THEN TIMESTAMP '2023-03-03 00:00:00' ELSE TIMESTAMP '2023-12-04 00:00:00' END,
                      CASE WHEN MOD(id, 40) = 0 THEN TIMESTAMP '2023-03-06 00:00:00' ELSE TIMESTAMP '2023-12-15 00:00:00' END,
                      FALSE
                    FROM part WHERE point_id = ?"""
                            .formatted(settled ? "TIMESTAMP '2023-02-01 09:00:00'" : "NULL"),
                    step,
                    point);
        }
        // A point's own tasks: the database's statistics must know that few deadlines are of a point.
        for (var step : List.of("userTask_acceptAssignment", "userTask_compile")) {
            database.update(
                    """
                    INSERT INTO deadline (version, point_id, step, task_id, assignee_body, opened_at, settled_at, round, dated_at,
                      extension_open)
                    VALUES (0, ?, ?, 'none', 'fulian', TIMESTAMP '2023-01-01 09:00:00', TIMESTAMP '2023-02-01 09:00:00', 1,
                      TIMESTAMP '2023-01-01 09:00:00', FALSE)""",
                    point,
                    step);
        }
        if (!over) {
            run(point);
        }
        database.update(
                """
                INSERT INTO notice (notice_key, kind, urgent, point_id, part_id, task_id, head, title, text, written_at)
                SELECT CONCAT('bench-', id), 'ESCALATION', TRUE, point_id, id, CONCAT('task-', id), '督办', '逾期', '逾期',
                  TIMESTAMP '2023-03-06 08:00:00' FROM part WHERE point_id = ? AND MOD(id, 20) = 0""",
                point);
        for (var recipient : List.of("jia-officer", "jia-head", "office-1")) {
            database.update(
                    """
                    INSERT INTO delivery (notice_id, channel, recipient, state, reason)
                    SELECT id, 'mail', ?, 'NOT_SENT', '没有地址' FROM notice WHERE point_id = ?""",
                    recipient,
                    point);
        }
    }

    /** The engine's rows of a running instance for each part. */
    private void run(Long point) {
        database.update(
                """
                INSERT INTO ACT_RU_EXECUTION (ID_, REV_, ROOT_PROC_INST_ID_, PROC_INST_ID_, PROC_DEF_ID_, IS_ACTIVE_,
                  IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_, SUSPENSION_STATE_, CACHED_ENT_STATE_, SEQUENCE_COUNTER_)
                SELECT CONCAT('part-', id), 1, CONCAT('part-', id), CONCAT('part-', id), ?, TRUE, FALSE, TRUE, FALSE, 1, 0, 1
                FROM part WHERE point_id = ?""",
                definition,
                point);
        database.update(
                """
                INSERT INTO ACT_RU_VARIABLE (ID_, REV_, TYPE_, NAME_, EXECUTION_ID_, PROC_INST_ID_, LONG_, TEXT_, VAR_SCOPE_,
                  SEQUENCE_COUNTER_, IS_CONCURRENT_LOCAL_)
                SELECT CONCAT('variable-', id), 1, 'long', 'partId', CONCAT('part-', id), CONCAT('part-', id), id, id,
                  CONCAT('part-', id), 1, FALSE
                FROM part WHERE point_id = ?""",
                point);
        database.update(
                """
                INSERT INTO ACT_RU_TASK (ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, NAME_, TASK_DEF_KEY_, PRIORITY_,
                  CREATE_TIME_, SUSPENSION_STATE_)
                SELECT CONCAT('task-', id), 1, CONCAT('part-', id), CONCAT('part-', id), ?, '填报进展', 'userTask_report', 50,
                  TIMESTAMP '2023-01-01 09:00:00', 1
                FROM part WHERE point_id = ?""",
                definition,
                point);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void analyze() {
        if (MySqlServer.isWanted()) {
            for (var table : List.of(
                    "work_point",
                    "part",
                    "report",
                    "deadline",
                    "timeline_entry",
                    "notice",
                    "delivery",
                    "ACT_RU_EXECUTION",
                    "ACT_RU_VARIABLE",
                    "ACT_RU_TASK")) {
                database.query("ANALYZE TABLE " + table, row -> {});
            }
        } else {
            transaction.executeWithoutResult(status -> database.execute("ANALYZE"));
        }
    }

    private int count(String table) {
        return database.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
    }
}
