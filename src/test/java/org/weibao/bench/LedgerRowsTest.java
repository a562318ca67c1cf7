package org.weibao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.process.LifeOfAPoint;
import org.weibao.process.ledger.LedgerCheck;
import org.weibao.support.MySqlServer;
import org.weibao.support.TestClock;

/** The ledger check reads rows in proportion to what there is, so that it ends also where many parts are open. */
@EnabledIf("org.weibao.support.MySqlServer#isWanted")
@BenchApplication
class LedgerRowsTest {

    private static final String ROWS_READ = "Innodb_rows_read";

    private static final int FEW = 3;

    private static final int TIMES = 5;

    @Autowired
    LifeOfAPoint life;

    @Autowired
    DataSource source;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TestClock clock;

    @Test
    void rowsReadGrowAsThePoints() {
        open(FEW);
        var few = read();
        open(FEW * (TIMES - 1));
        var many = read();
        System.out.printf("rows read: %d, then %d%n", few, many);

        assertThat((double) many / few).isLessThan(TIMES * 3);
    }

    private void open(int points) {
        for (var i = 0; i < points; i++) {
            life.begun((act, what) -> what.run());
            life.whole((act, what) -> what.run());
        }
        new Copies(database)
                .analyze("ACT_RU_EXECUTION", "ACT_RU_VARIABLE", "ACT_HI_TASKINST", "ACT_HI_VARINST", "timeline_entry");
    }

    private long read() {
        var before = MySqlServer.shared().status(ROWS_READ).get(ROWS_READ);
        assertThat(new LedgerCheck(source, clock).run())
                .flatExtracting(LedgerCheck.Result::findings)
                .isEmpty();
        return MySqlServer.shared().status(ROWS_READ).get(ROWS_READ) - before;
    }
}
