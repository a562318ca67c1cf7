package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.process.ledger.LedgerCheck;
import org.weibao.support.MySqlServer;

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

    /** A job that a node has taken, and until when no other may. */
    record Lock(String job, String owner, Instant until) {}

    /** The jobs that are taken now, timers aside. */
    List<Lock> locks() {
        return locks(
                "SELECT ID_, LOCK_OWNER_, LOCK_EXP_TIME_ FROM ACT_RU_JOB WHERE LOCK_OWNER_ IS NOT NULL AND TYPE_ = 'message'");
    }

    /** From now on each taking of a job leaves a row: by a trigger, as no look from outside sees all of them. */
    void noteLocks(MySqlServer server) {
        var schema = database.sql("SELECT DATABASE()").query(String.class).single();
        server.execute(
                "CREATE TABLE %s.taken_job (id BIGINT AUTO_INCREMENT PRIMARY KEY, job VARCHAR(64), owner VARCHAR(255), until DATETIME)"
                        .formatted(schema),
                """
                CREATE TRIGGER %1$s.taken_new_job AFTER INSERT ON %1$s.ACT_RU_JOB FOR EACH ROW
                IF NEW.LOCK_OWNER_ IS NOT NULL THEN
                    INSERT INTO taken_job (job, owner, until) VALUES (NEW.ID_, NEW.LOCK_OWNER_, NEW.LOCK_EXP_TIME_);
                END IF"""
                        .formatted(schema),
                """
                CREATE TRIGGER %1$s.taken_job AFTER UPDATE ON %1$s.ACT_RU_JOB FOR EACH ROW
                IF NEW.LOCK_OWNER_ IS NOT NULL AND NOT
                    (NEW.LOCK_OWNER_ <=> OLD.LOCK_OWNER_ AND NEW.LOCK_EXP_TIME_ <=> OLD.LOCK_EXP_TIME_) THEN
                    INSERT INTO taken_job (job, owner, until) VALUES (NEW.ID_, NEW.LOCK_OWNER_, NEW.LOCK_EXP_TIME_);
                END IF"""
                        .formatted(schema));
    }

    /** Who took jobs since {@link #noteLocks}: each start of a node under a name of its own. */
    Set<String> owners() {
        return Set.copyOf(database.sql("SELECT DISTINCT owner FROM taken_job")
                .query(String.class)
                .list());
    }

    /** Who took jobs since {@link #noteLocks}, the first first. */
    List<Lock> noted() {
        return locks("SELECT job, owner, until FROM taken_job ORDER BY id");
    }

    private List<Lock> locks(String sql) {
        return database.sql(sql)
                .query((row, number) -> new Lock(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    /** Whether another than these holds two jobs of one point or plan. They are done in turn: one of them is not begun. */
    boolean holdsAWaitingJob(Set<String> others) {
        return !database.sql(
                        """
                        SELECT ROOT_PROC_INST_ID_ FROM ACT_RU_JOB WHERE LOCK_OWNER_ NOT IN (:others) AND TYPE_ = 'message'
                        GROUP BY ROOT_PROC_INST_ID_, LOCK_OWNER_ HAVING COUNT(*) > 1""")
                .param("others", others)
                .query(String.class)
                .list()
                .isEmpty();
    }

    /** When each job was done and on which node, timers aside. */
    Map<String, Done> done() {
        var done = new HashMap<String, Done>();
        database.sql("SELECT JOB_ID_, HOSTNAME_, TIMESTAMP_ FROM ACT_HI_JOB_LOG"
                        + " WHERE JOB_STATE_ = 2 AND JOB_DEF_TYPE_ = 'async-continuation'")
                .query(row -> {
                    done.put(
                            row.getString(1),
                            new Done(row.getString(2), row.getTimestamp(3).toInstant()));
                });
        return done;
    }

    /** That a node has done a job. */
    record Done(String node, Instant at) {}

    /** The nodes that have done jobs. */
    List<String> workers() {
        return database.sql("SELECT DISTINCT HOSTNAME_ FROM ACT_HI_JOB_LOG WHERE JOB_STATE_ = 2")
                .query(String.class)
                .list();
    }

    /** Who has done or failed a job of the step that only the next version knows. */
    List<String> workersOfTheNextStep() {
        return database.sql(
                        """
                        SELECT DISTINCT l.HOSTNAME_ FROM ACT_HI_JOB_LOG l JOIN ACT_RE_PROCDEF d ON d.ID_ = l.PROCESS_DEF_ID_
                        WHERE l.JOB_STATE_ IN (1, 2) AND l.ACT_ID_ LIKE 'callActivity_implementPart%'
                        AND d.VERSION_TAG_ = 'next'""")
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
                        .isIn(possible(click, acknowledged, unanswered, completed.containsKey(click.task())));
            }
        }
    }

    /**
     * How often the words of an unanswered click may be there. Who got no answer tries again, perhaps with another one:
     * a task is completed by one click only.
     */
    static Set<String> possible(Click click, List<Click> acknowledged, List<Click> unanswered, boolean completed) {
        if (!completed) {
            return Set.of("0");
        }
        var known = acknowledged.stream().filter(click::isOfSameTask).toList();
        return (known.isEmpty() ? unanswered.stream().filter(click::isOfSameTask) : known.stream())
                .map(done -> click.words().equals(done.words()) ? "1" : "0")
                .collect(Collectors.toSet());
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
