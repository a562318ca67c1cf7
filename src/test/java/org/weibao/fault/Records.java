package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.process.ledger.LedgerCheck;

/** What the database has of the clicks, read without the application. */
final class Records {

    private final DataSource source;
    private final JdbcClient database;

    Records(DataSource source) {
        this.source = source;
        this.database = JdbcClient.create(source);
    }

    /** To look further, and while nothing runs to change what a test needs changed. */
    JdbcClient database() {
        return database;
    }

    /** Whether the task of the click was completed. */
    boolean holdsCompleted(Click click) {
        return database.sql("SELECT COUNT(*) FROM ACT_HI_TASKINST WHERE ID_ = ? AND DELETE_REASON_ = 'completed'")
                        .param(click.task())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Jobs that a node holds. */
    long lockedJobs() {
        return database.sql("SELECT COUNT(*) FROM ACT_RU_JOB WHERE LOCK_EXP_TIME_ IS NOT NULL")
                .query(Long.class)
                .single();
    }

    /** Which jobs are held by which node. */
    Map<String, String> holders() {
        return pairs("SELECT ID_, LOCK_OWNER_ FROM ACT_RU_JOB WHERE LOCK_OWNER_ IS NOT NULL");
    }

    /** The nodes that have done jobs. */
    List<String> workers() {
        return database.sql("SELECT DISTINCT HOSTNAME_ FROM ACT_HI_JOB_LOG WHERE JOB_STATE_ = 2")
                .query(String.class)
                .list();
    }

    /** Only timers are done several times. */
    void assertNoJobDoneTwice() {
        assertThat(database.sql(
                                """
                                SELECT JOB_ID_ FROM ACT_HI_JOB_LOG WHERE JOB_STATE_ = 2 AND JOB_DEF_TYPE_ = 'async-continuation'
                                GROUP BY JOB_ID_ HAVING COUNT(*) > 1""")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(database.sql("SELECT COUNT(*) FROM ACT_RU_INCIDENT")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Until it is closed, no job on MySQL can publish a point. */
    AutoCloseable holdPublications() throws SQLException {
        var connection = source.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM publication FOR UPDATE").close();
        }
        return () -> {
            connection.rollback();
            connection.close();
        };
    }

    void assertLedger() {
        assertThat(new LedgerCheck(source, Clock.systemUTC()).run())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.findings()).as(each.title()).isEmpty());
    }

    /** Each acknowledged click is there exactly once, each unanswered one once or not at all. */
    void assertHold(List<Click> acknowledged, List<Click> unanswered) {
        var completed = pairs(
                """
                SELECT h.ID_, o.USER_ID_ FROM ACT_HI_TASKINST h
                JOIN ACT_HI_OP_LOG o ON o.TASK_ID_ = h.ID_ AND o.OPERATION_TYPE_ = 'Complete'
                WHERE h.DELETE_REASON_ = 'completed'""");
        var taken = pairs("SELECT ID_, ASSIGNEE_ FROM ACT_HI_TASKINST WHERE ASSIGNEE_ IS NOT NULL");
        var years =
                pairs("SELECT running_year, COUNT(*) FROM plan WHERE running_year IS NOT NULL GROUP BY running_year");
        var words = pairs(
                """
                SELECT words, COUNT(*) FROM (SELECT reason AS words FROM decision UNION ALL SELECT summary FROM report) told
                GROUP BY words""");
        var files = pairs(
                "SELECT f.id, r.summary FROM evidence_file f LEFT JOIN report r ON r.id = f.report_id ORDER BY f.id");
        for (var click : acknowledged) {
            for (var file : click.files()) {
                assertThat(files).as("acknowledged " + click).containsEntry(file, click.words());
            }
            switch (click.step()) {
                case Click.CLAIM ->
                    assertThat(taken).as("acknowledged " + click).containsEntry(click.task(), click.user());
                case Click.TAKE_YEAR ->
                    assertThat(years).as("acknowledged " + click).containsEntry(click.task(), "1");
                default -> {
                    assertThat(completed).as("acknowledged " + click).containsEntry(click.task(), click.user());
                    if (click.words() != null) {
                        assertThat(words).as("acknowledged " + click).containsEntry(click.words(), "1");
                    }
                }
            }
        }
        for (var click : unanswered) {
            assertThat(files.keySet()).as("files taken before " + click).containsAll(click.files());
            if (click.words() != null) {
                assertThat(words.getOrDefault(click.words(), "0"))
                        .as("unanswered " + click)
                        .isEqualTo(completed.containsKey(click.task()) ? "1" : "0");
            }
        }
    }

    private Map<String, String> pairs(String sql) {
        var pairs = new HashMap<String, String>();
        database.sql(sql).query(row -> {
            var former = pairs.put(row.getString(1), row.getString(2));
            assertThat(former).as("%s, twice: %s", row.getString(1), sql).isNull();
        });
        return pairs;
    }
}
