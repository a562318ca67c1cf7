package org.weibao.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.process.LifeOfAPoint;
import org.weibao.process.LifeOfAPoint.Act;
import org.weibao.support.MySqlServer;
import org.weibao.support.StatementCount;

/**
 * The cost of each act on a user task: statements, and on MySQL the rows that InnoDB reads. It is measured first with
 * few tasks, then with many open and done ones. Run it so, on MySQL or, without that profile, on H2:
 *
 * <p><pre>mvn -Pbench,mysql test-compile surefire:test@bench</pre>
 *
 * <p>{@code WEIBAO_BENCH_SHAPES=1} also prints the statements.
 */
@Tag("bench")
@BenchApplication
class ClickBench {

    /** Each doubles the open and the done tasks: 20,000 and 100,000 in the end. */
    private static final int DOUBLINGS = 10;

    private static final String ROWS_READ = "Innodb_rows_read";
    private static final String QUESTIONS = "Questions";

    @TestConfiguration
    static class Setting {

        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }
    }

    /** What one life has cost. */
    private static final class Bill {

        final Map<Act, List<String>> statements = new EnumMap<>(Act.class);
        final Map<Act, Long> rows = new EnumMap<>(Act.class);
        final Map<Act, Long> questions = new EnumMap<>(Act.class);
        int tasks;

        double perTask(Function<Act, Number> what) {
            return statements.keySet().stream()
                            .mapToDouble(act -> what.apply(act).doubleValue())
                            .sum()
                    / tasks;
        }
    }

    @Autowired
    LifeOfAPoint life;

    @Autowired
    StatementCount count;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatAUserTaskCosts() {
        lived();
        var few = lived();
        print("few tasks", few);
        life.begun((act, what) -> what.run());
        life.begun((act, what) -> what.run());
        var open = count("ACT_RU_TASK");
        // The pool commits nothing by itself.
        transaction.executeWithoutResult(status -> fill());
        System.out.printf(
                Locale.ROOT,
                "%nopen tasks %d -> %d, deadlines -> %d, tasks in the history -> %d, authorizations -> %d%n",
                open,
                count("ACT_RU_TASK"),
                count("deadline"),
                count("ACT_HI_TASKINST"),
                count("ACT_RU_AUTHORIZATION"));
        var many = lived();
        print("many tasks", many);
        System.out.printf("%nmany tasks to few%n");
        for (var act : few.statements.keySet()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-8s statements x %.2f, rows read x %.2f%n",
                    act,
                    (double) many.statements.get(act).size()
                            / few.statements.get(act).size(),
                    (double) many.rows.get(act) / Math.max(few.rows.get(act), 1));
        }
        if (System.getenv("WEIBAO_BENCH_SHAPES") != null) {
            shapes(many);
        }
    }

    private Bill lived() {
        var bill = new Bill();
        life.whole((act, what) -> {
            var before = status();
            var sent = count.during(what);
            var after = status();
            bill.statements.computeIfAbsent(act, first -> new ArrayList<>()).addAll(sent);
            bill.rows.merge(act, after.get(ROWS_READ) - before.get(ROWS_READ), Long::sum);
            // The second look is itself a question.
            bill.questions.merge(act, after.get(QUESTIONS) - before.get(QUESTIONS) - 1, Long::sum);
            if (act == Act.SUBMIT) {
                bill.tasks++;
            }
        });
        return bill;
    }

    private static Map<String, Long> status() {
        return MySqlServer.isWanted()
                ? MySqlServer.shared().status(QUESTIONS, ROWS_READ)
                : Map.of(QUESTIONS, 1L, ROWS_READ, 0L);
    }

    private static void print(String when, Bill bill) {
        System.out.printf(Locale.ROOT, "%n%s: %d user tasks, of each%n", when, bill.tasks);
        System.out.printf("%-8s %10s %10s %10s%n", "", "statements", "questions", "rows read");
        for (var act : bill.statements.keySet()) {
            line(
                    act.name(),
                    (double) bill.statements.get(act).size() / bill.tasks,
                    (double) bill.questions.get(act) / bill.tasks,
                    (double) bill.rows.get(act) / bill.tasks);
        }
        line(
                "sum",
                bill.perTask(act -> bill.statements.get(act).size()),
                bill.perTask(bill.questions::get),
                bill.perTask(bill.rows::get));
    }

    private static void line(String name, double statements, double questions, double rows) {
        System.out.printf(Locale.ROOT, "%-8s %10.1f %10.1f %10.1f%n", name, statements, questions, rows);
    }

    private static void shapes(Bill bill) {
        bill.statements.forEach((act, statements) -> {
            System.out.println();
            new TreeMap<>(statements.stream().collect(Collectors.groupingBy(ClickBench::shape, Collectors.counting())))
                    .forEach((shape, times) ->
                            System.out.printf(Locale.ROOT, "%s %6.2f %s%n", act, (double) times / bill.tasks, shape));
        });
    }

    /** Enough of a statement to know it by. */
    private static String shape(String statement) {
        var line = statement.replaceAll("\\s+", " ").strip();
        return line.replaceFirst("(?i)^select .*? from ", "select from ").replaceFirst("^(.{200}).*", "$1");
    }

    private void fill() {
        var copies = new Copies(database);
        for (var round = 0; round < DOUBLINGS; round++) {
            copies.doubleTheTasks(String.valueOf((char) ('a' + round)));
        }
        copies.analyze("ACT_RU_TASK", "ACT_RU_IDENTITYLINK", "deadline");
    }

    private long count(String table) {
        return database.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }
}
