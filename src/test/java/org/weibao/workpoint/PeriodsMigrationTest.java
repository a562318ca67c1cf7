package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What V11 makes of reports that are older than returns on record. */
class PeriodsMigrationTest {

    private enum Kind {
        PROGRESS,
        NONE,
        DONE
    }

    private final JdbcDataSource database = new JdbcDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @BeforeEach
    void asOfVersion10() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        migrateTo("10");
        jdbc.sql("SET REFERENTIAL_INTEGRITY FALSE").update();
    }

    @Test
    void onlyAReportSinceTheReturnHasAnsweredIt() {
        part(1, 1, "数字写错");
        report(1, 1, Kind.PROGRESS);
        report(1, 1, Kind.DONE);
        part(2, 1, "数字写错");
        report(2, 1, Kind.DONE);
        report(2, 1, Kind.PROGRESS);
        part(3, 1, "数字写错");
        report(3, 1, Kind.PROGRESS);
        report(3, 1, Kind.DONE);
        report(3, 1, Kind.NONE);
        part(4, 2, "缺数据");
        report(4, 1, Kind.PROGRESS);
        report(4, 1, Kind.DONE);
        part(5, 2, "缺数据");
        report(5, 1, Kind.DONE);
        report(5, 2, Kind.PROGRESS);
        part(6, 1, null);
        report(6, 1, Kind.PROGRESS);

        migrateTo("11");

        assertThat(ids("SELECT id FROM part WHERE owes_answer = TRUE ORDER BY id"))
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void aCompiledReportThatCameBackIsReturned() {
        compiled(1, 1);
        returned(1, 2);
        returned(2, 1);
        compiled(2, 2);
        compiled(3, 1);
        returned(3, 2);
        compiled(3, 3);

        migrateTo("11");

        assertThat(ids("SELECT id FROM report WHERE returned = TRUE ORDER BY id"))
                .containsExactly(1L, 3L);
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .target(version)
                .load()
                .migrate();
    }

    private void part(long id, int round, @Nullable String asked) {
        jdbc.sql(
                        "INSERT INTO part (id, version, point_id, unit_code, role, state, round, ends, no_progress_streak, asked)"
                                + " VALUES (:id, 1, 1, CONCAT('unit-', :id), 'COUNTY', 'IMPLEMENTING', :round,"
                                + " DATE '2023-12-01', 0, :asked)")
                .param("id", id)
                .param("round", round)
                .param("asked", asked)
                .update();
    }

    private void report(long part, int round, Kind kind) {
        jdbc.sql("INSERT INTO report (point_id, part_id, round, done, no_new_progress, submitted_by, submitted_at)"
                        + " VALUES (1, :part, :round, :done, :none, 'officer', TIMESTAMP '2023-03-10 09:00:00')")
                .param("part", part)
                .param("round", round)
                .param("done", kind == Kind.DONE)
                .param("none", kind == Kind.NONE)
                .update();
    }

    private void compiled(long point, int day) {
        jdbc.sql("INSERT INTO report (point_id, round, done, no_new_progress, submitted_by, submitted_at)"
                        + " VALUES (:point, 1, TRUE, FALSE, 'officer', :at)")
                .param("point", point)
                .param("at", "2023-03-0" + day + " 09:00:00")
                .update();
    }

    private void returned(long point, int day) {
        jdbc.sql(
                        "INSERT INTO timeline_entry (point_id, at, actor, kind, text) VALUES (:point, :at, 'head', 'RETURNED', '退回')")
                .param("point", point)
                .param("at", "2023-03-0" + day + " 09:00:00")
                .update();
    }

    private List<Long> ids(String query) {
        return jdbc.sql(query).query(Long.class).list();
    }
}
