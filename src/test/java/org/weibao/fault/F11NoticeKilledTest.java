package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.process.Elements;
import org.weibao.support.FreePort;
import org.weibao.support.SmtpStub;
import org.weibao.support.WebSession;

/**
 * The application is killed while a transaction is open. A constraint that the test adds to the database stops the
 * thread that writes such a row, so the moment is exact.
 */
@Tag("fault")
@DisplayName("Trials F5 and F11 on the packaged jar: killed while notices are written and sent")
class F11NoticeKilledTest {

    private static final Logger LOG = LoggerFactory.getLogger(F11NoticeKilledTest.class);

    /** While a file of that name lies in the application's folder, so many rows as it says pass, and the next is held. */
    private static final String HOLD =
            """
            CREATE ALIAS HELD DETERMINISTIC AS $$ boolean held(String place, String row) throws Exception {
                java.io.File hold = new java.io.File("hold-" + place);
                synchronized (System.out) {
                    if (!hold.exists()) return true;
                    int left = Integer.parseInt(new String(java.nio.file.Files.readAllBytes(hold.toPath())));
                    if (left > 0) {
                        java.nio.file.Files.write(hold.toPath(), String.valueOf(left - 1).getBytes());
                        return true;
                    }
                }
                new java.io.File("held-" + place).createNewFile();
                Thread.sleep(600000);
                return true;
            } $$""";

    private static final Duration LOCK = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SmtpStub mail = new SmtpStub(0);
    private final Random random = new Random();
    private final InstalledTown town = InstalledTown.onH2(
            "f11-notices",
            "--camunda.bpm.job-execution.lock-time-in-millis=" + LOCK.toMillis(),
            "--weibao.notices.gather=0s",
            "--weibao.notices.allowed=localhost:%d@127.0.0.1".formatted(mail.port()),
            "--weibao.notices.mail.host=localhost",
            "--weibao.notices.mail.port=" + mail.port(),
            "--weibao.notices.mail.encryption=NONE",
            "--weibao.notices.mail.from=weibao@example.cn");
    private final Path folder = town.application().folder();

    /** How long ago the tasks are due: in the reach of the blue, the yellow and the red level. */
    private static final int[] DAYS_AGO = {2, 12, 45};

    @BeforeEach
    void workBegins() throws Exception {
        town.application().start();
        var begun = new CountDownLatch(6);
        var crowd = new Crowd(town.application().port(), random, town.next(2), false, click -> {
            if (click.step().equals(Elements.ACCEPT_PART)) {
                begun.countDown();
            }
        });
        try {
            assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            crowd.close();
        }
        town.application().kill();
        mail.startAgain();
        sql("UPDATE ACT_ID_USER SET EMAIL_ = CONCAT(ID_, '@example.cn')");
        sql(HOLD);
        sql(
                "ALTER TABLE notice ADD CONSTRAINT notice_held CHECK (kind NOT IN ('REMINDER', 'ESCALATION') OR HELD('notice', notice_key))");
        sql("ALTER TABLE message ADD CONSTRAINT message_held CHECK (state <> 'SENT' OR HELD('sent', stable_id))");
    }

    @AfterEach
    void end() {
        town.application().kill();
        mail.close();
    }

    @Test
    @DisplayName(
            "Every level has one notice, no mail is lost, and only the one being sent comes twice, with the same Message-ID")
    void eachOnce() throws Exception {
        var late = becomeLate();
        assertThat(late).isNotEmpty();

        // A timer has fired, and its notice is not committed.
        hold("notice", random.nextInt(late.size()));
        town.application().begin();
        killWhereItIsHeld("notice");
        assertThat(told().size()).isLessThan(late.size());

        // The mail server has taken a mail, and that is not committed.
        endLeases();
        hold("sent", random.nextInt(3));
        town.application().begin();
        killWhereItIsHeld("sent");
        var accepted = mailed();

        // The mail server has got a mail, and does not say that it takes it.
        endLeases();
        mail.answering("END", "");
        var before = mailed().values().stream().mapToInt(Integer::intValue).sum();
        town.application().begin();
        await("a mail that nobody acknowledges")
                .atMost(PATIENCE)
                .until(() ->
                        mailed().values().stream().mapToInt(Integer::intValue).sum() > before);
        town.application().kill();
        mail.behave();

        endLeases();
        var operation = FreePort.next();
        town.application().start("--management.server.port=" + operation);
        settle(operation);
        town.application().kill();

        assertThat(told())
                .containsExactlyInAnyOrderEntriesOf(late.stream().collect(Collectors.toMap(key -> key, key -> 1L)));
        assertThat(sqlList("SELECT state FROM message WHERE channel = 'mail' GROUP BY state"))
                .containsExactly("SENT");
        var mails = mailed();
        assertThat(mails.keySet())
                .containsExactlyInAnyOrderElementsOf(sqlList("SELECT stable_id FROM message WHERE channel = 'mail'"));
        var again = mails.values().stream().mapToInt(count -> count - 1).sum();
        LOG.info("{} tasks late, {} mails, {} sent again", late.size(), mails.size(), again);
        assertThat(again).as("one for each time when the plug was pulled").isEqualTo(2);
        assertThat(accepted).isNotEmpty();
        town.records().assertLedger();
    }

    /** Moves the day of every open task into the past, task by task to another level; the keys of what is then to be told. */
    private List<String> becomeLate() {
        var today = LocalDate.now(WorkingCalendar.ZONE);
        for (var level = 0; level < DAYS_AGO.length; level++) {
            sql("UPDATE deadline SET due = DATE '%s' WHERE settled_at IS NULL AND due IS NOT NULL AND MOD(id, 3) = %d"
                    .formatted(today.minusDays(DAYS_AGO[level]), level));
        }
        sql("UPDATE ACT_RU_TASK t SET DUE_DATE_ = (SELECT DATEADD(HOUR, 18, due) FROM deadline WHERE task_id = t.ID_)"
                + " WHERE ID_ IN (SELECT task_id FROM deadline WHERE settled_at IS NULL AND due IS NOT NULL)");
        sql(
                "UPDATE part p SET period_begins = NULL, due = (SELECT t.due FROM deadline t WHERE t.part_id = p.id AND t.settled_at IS NULL)"
                        + " WHERE EXISTS (SELECT 1 FROM deadline t WHERE t.part_id = p.id AND t.settled_at IS NULL"
                        + " AND t.step = '" + Elements.REPORT + "')");
        sql("UPDATE ACT_RU_JOB SET DUEDATE_ = DATEADD(DAY, -1, CURRENT_TIMESTAMP) WHERE TYPE_ = 'timer'");
        sql("DELETE FROM delivery");
        sql("DELETE FROM notice WHERE kind IN ('REMINDER', 'ESCALATION')");
        sql("DELETE FROM message");
        sql("UPDATE deadline SET level_id = NULL WHERE settled_at IS NULL");
        return sqlList("SELECT CONCAT(CASE WHEN part_id IS NOT NULL THEN CONCAT('part-', part_id)"
                + " WHEN point_id IS NOT NULL THEN CONCAT('point-', point_id) ELSE CONCAT('plan-', plan_id) END,"
                + " '/', step, '/', round) FROM deadline WHERE settled_at IS NULL AND due IS NOT NULL");
    }

    private void hold(String place, int after) throws IOException {
        Files.deleteIfExists(folder.resolve("held-" + place));
        Files.writeString(folder.resolve("hold-" + place), String.valueOf(after));
    }

    private void killWhereItIsHeld(String place) throws IOException {
        await("somebody is held, see " + folder)
                .atMost(PATIENCE)
                .until(() -> Files.exists(folder.resolve("held-" + place)));
        town.application().kill();
        Files.delete(folder.resolve("hold-" + place));
    }

    /** Nobody waits three minutes for what the killed one had taken. */
    private void endLeases() {
        sql("UPDATE message SET leased_until = NULL, next_attempt_at = written_at");
    }

    /** Until no timer is due, nothing waits to be sent and no mail comes any more. */
    private void settle(int operation) {
        var admin = WebSession.signedIn(town.application().port(), "admin", "cockpit");
        await("jobs")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> admin.postEngine("/job/count", Map.of("executable", true))
                                .json()
                                .path("count")
                                .asInt()
                        == 0);
        var seen = new ArrayList<Integer>();
        await("mails")
                .atMost(PATIENCE)
                // Figures are read again after five seconds.
                .pollInterval(Duration.ofSeconds(6))
                .until(() -> {
                    if (!figures(operation).contains("weibao_messages_waiting 0.0\n")) {
                        seen.clear();
                        return false;
                    }
                    seen.add(mail.lines.size());
                    return seen.size() > 2 && seen.get(seen.size() - 1).equals(seen.get(seen.size() - 3));
                });
    }

    private static String figures(int port) throws IOException {
        var address = URI.create("http://localhost:" + port + "/actuator/prometheus");
        try (var answer = address.toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** How many notices of a level each task got. */
    private Map<String, Long> told() {
        return sqlList("SELECT notice_key FROM notice WHERE kind IN ('REMINDER', 'ESCALATION')").stream()
                // The first text of each level; what its other recipients read has one part more.
                .filter(key -> key.split("/").length == 4)
                .collect(Collectors.groupingBy(key -> key.substring(0, key.lastIndexOf('/')), Collectors.counting()));
    }

    /** How often each mail came. */
    private Map<String, Integer> mailed() {
        var counts = new HashMap<String, Integer>();
        mail.lines.stream()
                .filter(line -> line.startsWith("Message-ID: "))
                .forEach(line -> counts.merge(line.substring("Message-ID: ".length()), 1, Integer::sum));
        return counts;
    }

    private void sql(String statement) {
        town.records().database().sql(statement).update();
    }

    private List<String> sqlList(String query) {
        return town.records().database().sql(query).query(String.class).list();
    }
}
