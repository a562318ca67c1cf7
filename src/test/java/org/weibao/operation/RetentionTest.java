package org.weibao.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.startup.StartRefused;
import org.weibao.support.BothDatabases;
import org.weibao.support.Starts;
import org.weibao.support.TestClock;
import org.weibao.support.TestTime;

@BothDatabases
@DisplayName("What is old and no record of an act")
class RetentionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 4);
    private static final String OLD = "2025-01-27 23:59:59";
    private static final String KEPT = "2025-01-28 00:00:00";

    @TempDir
    private Path folder;

    private JdbcClient database;
    private TransactionOperations transaction;

    @Test
    @DisplayName("is removed at its age, once a day on all nodes; the rest stays")
    void removed() {
        try (var application = Starts.onWantedDatabase(folder).startWith(List.of(TestTime.class))) {
            database = application.getBean(JdbcClient.class);
            transaction = application.getBean(TransactionOperations.class);
            var clock = application.getBean(TestClock.class);
            clock.setTo(TODAY);
            // The engine's own, of its history.
            assertThat(texts("SELECT HANDLER_TYPE_ FROM ACT_RU_JOB")).containsExactly("history-cleanup");
            transaction.executeWithoutResult(status -> rows());

            node(application).run();

            assertThat(texts("SELECT notice_key FROM notice"))
                    .containsExactlyInAnyOrder(
                            "of-an-open-point", "waiting", "failed", "to-be-sent", "urging", "young", "half");
            assertThat(texts("SELECT stable_id FROM message"))
                    .containsExactlyInAnyOrder("to-be-sent", "failed", "half", "open");
            assertThat(texts("SELECT DISTINCT n.notice_key FROM notice n JOIN delivery d ON d.notice_id = n.id"))
                    .hasSize(7);
            assertThat(texts("SELECT CONCAT(user_id, ' ', kind) FROM account_event WHERE address = 'test'"))
                    .containsExactlyInAnyOrder(
                            "a SIGNED_IN", "b SIGNED_IN", "a PASSWORD_RESET", "a OPENED", "a CLOSED", "a FAILED");
            assertThat(texts("SELECT name FROM evidence_file"))
                    .containsExactlyInAnyOrder("young.pdf", "of-an-open-point.pdf", "young.docx");
            assertThat(texts("SELECT last_done FROM named_lock WHERE name = 'RETENTION'"))
                    .containsExactly("2026-03-04");

            // What another node or a restart does later that day is nothing.
            transaction.executeWithoutResult(status -> event("a", "FAILED", OLD));
            node(application).run();
            assertThat(texts("SELECT kind FROM account_event WHERE address = 'test' AND kind = 'FAILED'"))
                    .hasSize(2);
            clock.setTo(TODAY.plusDays(1));
            node(application).run();
            assertThat(texts("SELECT kind FROM account_event WHERE address = 'test' AND kind = 'FAILED'"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("is removed in small steps, also thousands of rows, and not while another node is at it")
    void many() {
        try (var application = Starts.onWantedDatabase(folder).startWith(List.of(TestTime.class))) {
            database = application.getBean(JdbcClient.class);
            transaction = application.getBean(TransactionOperations.class);
            application.getBean(TestClock.class).setTo(TODAY);
            transaction.executeWithoutResult(status -> {
                for (var i = 0; i < 1_001; i++) {
                    event("a", "FAILED", OLD);
                }
            });
            // The lock is another node's until the end of its transaction.
            transaction.executeWithoutResult(status -> {
                database.sql("SELECT last_done FROM named_lock WHERE name = 'RETENTION' FOR UPDATE")
                        .query(String.class)
                        .single();
                inAnotherThread(() -> node(application).run());
            });
            assertThat(texts("SELECT kind FROM account_event WHERE address = 'test'"))
                    .hasSize(1_001);

            node(application).run();
            assertThat(texts("SELECT kind FROM account_event WHERE address = 'test'"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("is kept for 180 days at least")
    void atLeast() {
        assertThat(new RetentionSettings(Period.ofDays(180)).after()).isEqualTo(Period.ofDays(180));
        for (var shorter : List.of(Period.ofDays(179), Period.ofMonths(12), Period.ofDays(-400))) {
            assertThatThrownBy(() -> new RetentionSettings(shorter))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("weibao.retention.after");
        }
    }

    private static Retention node(ConfigurableApplicationContext application) {
        return application.getBean(Retention.class);
    }

    private static void inAnotherThread(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> texts(String sql) {
        return Objects.requireNonNull(transaction.execute(
                status -> database.sql(sql).query(String.class).list()));
    }

    private void rows() {
        sql(
                """
                INSERT INTO plan (version, plan_year, running_year, title, source, state)
                VALUES (0, 2024, 2024, '2024年工作要点', '试验', 'APPROVED')""");
        var closed = point("CLOSED");
        var open = point("IMPLEMENTATION");
        notice("of-a-closed-point", "ARRIVAL", closed, OLD, message("closed", "SENT"));
        notice("of-no-point", "WEEKLY_LIST", null, OLD, message("weekly", "NOT_SENT"));
        notice("not-sent", "HAND_OVER", closed, OLD, null);
        notice("of-an-open-point", "ARRIVAL", open, OLD, message("open", "SENT"));
        notice("failed", "ARRIVAL", closed, OLD, message("failed", "FAILED"));
        notice("to-be-sent", "ARRIVAL", closed, OLD, message("to-be-sent", "WAITING"));
        notice("urging", "URGING", closed, OLD, null);
        notice("young", "ARRIVAL", closed, KEPT, null);
        // A message of two notices of which one stays.
        var half = message("half", "SENT");
        notice("half-old", "ARRIVAL", closed, OLD, half);
        notice("half", "ARRIVAL", closed, KEPT, half);
        notice("waiting", "ARRIVAL", closed, OLD, null);
        sql(
                """
                UPDATE delivery SET state = 'WAITING', reason = NULL
                WHERE notice_id = (SELECT id FROM notice WHERE notice_key = 'waiting')""");
        event("a", "SIGNED_IN", "2024-01-01 00:00:00");
        event("a", "SIGNED_IN", OLD);
        event("b", "SIGNED_IN", OLD);
        event("b", "FAILED", OLD);
        event("b", "LOCKED", OLD);
        event("b", "UNLOCKED", OLD);
        event("a", "OPENED", OLD);
        event("a", "PASSWORD_RESET", OLD);
        event("a", "CLOSED", OLD);
        event("a", "FAILED", KEPT);
        file("old.pdf", closed, OLD);
        file("young.pdf", closed, KEPT);
        document("young.docx", KEPT);
        document("never-taken.docx", OLD);
        file("of-an-open-point.pdf", open, OLD);
    }

    private long point(String phase) {
        sql(
                """
                INSERT INTO work_point (version, plan_id, code, place, position, title, category, priority, phase, incomplete,
                  lead_unit, lead_named, lead_confirmed, deadline, rhythm)
                SELECT 0, MAX(id), '%1$s', '一', 0, '家庭教育', 'FAMILY', 'NORMAL', '%1$s', FALSE, 'fulian', TRUE, TRUE,
                  DATE '2024-12-01', 'QUARTERLY' FROM plan"""
                        .formatted(phase));
        return last("work_point");
    }

    private long message(String id, String state) {
        sql(
                """
                INSERT INTO message (channel, recipient, stable_id, subject, body, state, written_at, next_attempt_at, attempts,
                  sent_at)
                VALUES ('mail', 'a', '%s', '主题', '正文', '%s', TIMESTAMP '%s', TIMESTAMP '%s', 1, %s)"""
                        .formatted(id, state, OLD, OLD, state.equals("SENT") ? "TIMESTAMP '" + OLD + "'" : "NULL"));
        return last("message");
    }

    private void notice(String key, String kind, @Nullable Long point, String at, @Nullable Long message) {
        sql(
                """
                INSERT INTO notice (notice_key, kind, urgent, point_id, head, title, text, written_at)
                VALUES ('%s', '%s', TRUE, %s, '头', '标题', '正文', TIMESTAMP '%s')"""
                        .formatted(key, kind, point, at));
        sql(
                """
                INSERT INTO delivery (notice_id, channel, recipient, state, message_id, reason)
                VALUES (%s, 'mail', 'a', '%s', %s, %s)"""
                        .formatted(
                                last("notice"),
                                message == null ? "NOT_SENT" : "GATHERED",
                                message,
                                message == null ? "'没有配置邮件服务器'" : "NULL"));
    }

    private void event(String user, String kind, String at) {
        sql(
                """
                INSERT INTO account_event (happened_at, user_id, kind, done_by, address)
                VALUES (TIMESTAMP '%s', '%s', '%s', '', 'test')"""
                        .formatted(at, user, kind));
    }

    private void file(String name, long point, String at) {
        file("COMPILATION", String.valueOf(point), name, at);
    }

    /** A year's document that was uploaded; no plan was made from it. */
    private void document(String name, String at) {
        file("DOCUMENT", "NULL", name, at);
    }

    private void file(String purpose, String point, String name, String at) {
        sql(
                """
                INSERT INTO evidence_file (version, purpose, point_id, name, media_type, length, sha256, uploaded_by, uploaded_at)
                VALUES (0, '%s', %s, '%s', 'application/pdf', 1, '%s', 'a', TIMESTAMP '%s')"""
                        .formatted(purpose, point, name, "0".repeat(64), at));
        sql("INSERT INTO evidence_content (file_id, content) VALUES (%s, X'00')".formatted(last("evidence_file")));
    }

    private void sql(String statement) {
        database.sql(statement).update();
    }

    private long last(String table) {
        return database.sql("SELECT MAX(id) FROM " + table).query(Long.class).single();
    }
}
