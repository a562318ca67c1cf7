package org.weibao.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
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
                    .containsExactlyInAnyOrder("young.pdf", "of-an-open-point.pdf");
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
            assertThat(texts("SELECT kind FROM account_event WHERE address = 'test'")).hasSize(1_001);

            node(application).run();
            assertThat(texts("SELECT kind FROM account_event WHERE address = 'test'")).isEmpty();
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
        return transaction.execute(
                status -> database.sql(sql).query(String.class).list());
    }

    private void rows() {
        var plan = insert(
                """
                INSERT INTO plan (%s) VALUES (%s)""");
        var closed = point(plan, "CLOSED");
        var open = point(plan, "IMPLEMENTATION");
        notice("of-a-closed-point", "ARRIVAL", closed, OLD, "SENT", "closed");
        notice("of-no-point", "WEEKLY_LIST", null, OLD, "SENT", "weekly");
        notice("not-sent", "HAND_OVER", closed, OLD, null, null);
        notice("of-an-open-point", "ARRIVAL", open, OLD, "SENT", "open");
        notice("waiting", "ARRIVAL", closed, OLD, null, "WAITING");
        notice("failed", "ARRIVAL", closed, OLD, "FAILED", "failed");
        notice("to-be-sent", "ARRIVAL", closed, OLD, "WAITING", "to-be-sent");
        notice("urging", "URGING", closed, OLD, "NOT_SENT", "urging");
        notice("young", "ARRIVAL", closed, KEPT, null, null);
    }

    private long insert(String sql) {
        return database.sql(sql).update();
    }

    private long point(long plan, String phase) {
        return plan;
    }

    private void notice(String key, String kind, Long point, String at, String state, String message) {}

    private void event(String user, String kind, String at) {}
}
