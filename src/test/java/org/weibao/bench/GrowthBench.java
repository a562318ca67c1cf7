package org.weibao.bench;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.process.LifeOfAPoint;
import org.weibao.process.LifeOfAPoint.Act;
import org.weibao.support.MySqlServer;

/**
 * What completing a task costs when 200,000 parts are finished, against an almost empty database in the same run. The
 * finished points are copied with all their records and their history, again and again. Only on MySQL:
 *
 * <p><pre>mvn -Pbench,mysql test-compile surefire:test@bench -Dtest=GrowthBench -Dweibao.bench.parts=200000</pre>
 */
@Tag("bench")
@BenchApplication
class GrowthBench {

    private static final int PARTS = Integer.getInteger("weibao.bench.parts", 200_000);
    private static final int WARM_UP = Integer.getInteger("weibao.bench.warm-up", 8);
    private static final int ROUNDS = Integer.getInteger("weibao.bench.rounds", 12);

    /** What grows with the points that were finished, and what its history is. */
    private static final List<String> GROWING = List.of(
            "work_point",
            "work_point_unit",
            "work_point_county",
            "closing_standard",
            "measure",
            "measure_unit",
            "part",
            "part_measure",
            "report",
            "report_figure",
            "decision",
            "checked_item",
            "timeline_entry",
            "notice",
            "delivery",
            "deadline",
            "ACT_HI_PROCINST",
            "ACT_HI_ACTINST",
            "ACT_HI_TASKINST",
            "ACT_HI_VARINST",
            "ACT_HI_IDENTITYLINK",
            "ACT_HI_OP_LOG",
            "ACT_HI_JOB_LOG");

    /** Texts by which a row is known. */
    private static final Set<String> NAMES = Set.of("code", "notice_key");

    @Autowired
    LifeOfAPoint life;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatACompletionCostsAfterYears() {
        assumeThat(MySqlServer.isWanted()).as("on MySQL").isTrue();
        for (var round = 0; round < WARM_UP; round++) {
            life.whole((act, what) -> what.run());
        }
        var few = times();
        var before = count();
        fill();
        var many = times();
        System.out.printf(
                Locale.ROOT, "%nparts %,d -> %,d; rows of the largest tables: %s%n", before, count(), sizes());
        System.out.printf("%-10s %14s %14s %8s%n", "ms", "few parts", "many parts", "ratio");
        for (var act : List.of(Act.SUBMIT, Act.JOBS, Act.FIND)) {
            print(act + " median", few.get(act), many.get(act), 50);
            print(act + " p95", few.get(act), many.get(act), 95);
        }
    }

    private static void print(String what, List<Double> few, List<Double> many, int percentile) {
        var one = few.get(few.size() * percentile / 100);
        var other = many.get(many.size() * percentile / 100);
        System.out.printf(Locale.ROOT, "%-14s %10.1f %14.1f %8.2f%n", what, one, other, other / one);
    }

    /** In milliseconds, sorted. */
    private Map<Act, List<Double>> times() {
        Map<Act, List<Double>> times = new TreeMap<>();
        for (var round = 0; round < ROUNDS; round++) {
            life.whole((act, what) -> {
                var begin = System.nanoTime();
                what.run();
                times.computeIfAbsent(act, first -> new ArrayList<>()).add((System.nanoTime() - begin) / 1e6);
            });
        }
        times.values().forEach(each -> each.sort(Double::compare));
        return times;
    }

    private int count() {
        return database.queryForObject("SELECT COUNT(*) FROM part", Integer.class);
    }

    private String sizes() {
        return GROWING.stream()
                .map(table -> Map.entry(table, database.queryForObject("SELECT COUNT(*) FROM " + table, Long.class)))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(6)
                .map(each -> String.format(Locale.ROOT, "%s %,d", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Doubles them until there are so many parts. */
    private void fill() {
        var columns = new LinkedHashMap<String, Map<String, String>>();
        GROWING.forEach(table -> columns.put(table, columns(table)));
        for (var mark = 'a'; count() < PARTS; mark++) {
            var prefix = String.valueOf(mark);
            var step = columns.entrySet().stream()
                    .filter(table -> table.getValue().containsKey("id"))
                    .mapToLong(table -> database.queryForObject("SELECT MAX(id) FROM " + table.getKey(), Long.class))
                    .max()
                    .orElseThrow();
            // The pool commits nothing by itself. A row may name one that is copied after it.
            transaction.executeWithoutResult(status -> {
                database.execute("SET foreign_key_checks = 0");
                columns.forEach((table, values) -> database.update("INSERT INTO %s (%s) SELECT %s FROM %s"
                        .formatted(
                                table,
                                String.join(", ", values.keySet()),
                                String.join(", ", values.values()).formatted(prefix, step),
                                table)));
                database.execute("SET foreign_key_checks = 1");
            });
        }
        new Copies(database).analyze(GROWING.toArray(String[]::new));
    }

    /** The columns of a table, each with what a copy has in it: ids move on, names get a mark. */
    private Map<String, String> columns(String table) {
        var copied = GROWING.stream().collect(Collectors.joining("', '", "'", "'"));
        var keys = Set.copyOf(database.queryForList(
                """
                SELECT COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE
                WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND REFERENCED_TABLE_NAME IN (%s)"""
                        .formatted(copied),
                String.class,
                table));
        var columns = new LinkedHashMap<String, String>();
        database.queryForList(
                        """
                        SELECT COLUMN_NAME FROM information_schema.COLUMNS
                        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION""",
                        String.class,
                        table)
                .forEach(name -> columns.put(name, value(name, keys)));
        return columns;
    }

    private static String value(String column, Set<String> keys) {
        if (column.equals("id") || keys.contains(column)) {
            return column + " + %2$d";
        }
        if (NAMES.contains(column)) {
            return "CONCAT('%1$s', " + column + ")";
        }
        // A digit of the engine's id becomes a letter, another one each time, but not of the last ones, which tell
        // apart what
        // was made in the same millisecond. The definitions are not copied.
        var ofEngine = column.equals("ID_") || column.matches(".*(INST|TASK|EXECUTION|OPERATION)_ID_|task_id");
        return ofEngine
                ? "INSERT(" + column + ", CHAR_LENGTH(" + column + ") - 6 - ASCII('%1$s') + ASCII('a'), 1, 'x')"
                : column;
    }
}
