package org.weibao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.process.LifeOfAPoint;
import org.weibao.process.LifeOfAPoint.Act;
import org.weibao.support.MySqlServer;

/** What the server reads for a user task: as many rows with 20,000 open tasks and as many done ones as with 200. */
@EnabledIf("org.weibao.support.MySqlServer#isWanted")
@BenchApplication
class ClickRowsTest {

    private static final String ROWS_READ = "Innodb_rows_read";

    private static final int FEW = 200;

    private static final int MANY = 20_000;

    /** The server reads a few rows for itself now and then. */
    private static final double NEARLY = 1.05;

    @Autowired
    LifeOfAPoint life;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    private int doublings;

    @Test
    void rowsReadForAUserTaskDoNotGrowWithOpenAndDoneTasks() {
        life.whole((act, what) -> what.run());
        life.begun((act, what) -> what.run());
        atLeast(FEW);
        lived();
        var few = lived();
        atLeast(MANY);
        var many = lived();

        few.forEach((act, rows) ->
                System.out.printf(Locale.ROOT, "%-8s rows read: %d, then %d%n", act, rows, many.get(act)));
        assertThat(many)
                .allSatisfy((act, rows) ->
                        assertThat((double) rows).as("rows read by " + act).isLessThanOrEqualTo(few.get(act) * NEARLY));
    }

    private void atLeast(int tasks) {
        // The pool commits nothing by itself.
        transaction.executeWithoutResult(status -> {
            var copies = new Copies(database);
            while (Math.min(count("ACT_RU_TASK"), count("ACT_HI_TASKINST")) < tasks) {
                copies.doubleTheTasks(String.valueOf((char) ('a' + doublings++)));
            }
            copies.analyze("ACT_RU_TASK", "ACT_RU_IDENTITYLINK", "ACT_HI_TASKINST", "ACT_HI_IDENTITYLINK", "deadline");
        });
    }

    private long count(String table) {
        return database.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    private Map<Act, Long> lived() {
        var rows = new EnumMap<Act, Long>(Act.class);
        life.whole((act, what) -> {
            var before = read();
            what.run();
            rows.merge(act, read() - before, Long::sum);
        });
        return rows;
    }

    private static long read() {
        return MySqlServer.shared().status(ROWS_READ).get(ROWS_READ);
    }
}
