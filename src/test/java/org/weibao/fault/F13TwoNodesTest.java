package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weibao.fault.Records.Lock;
import org.weibao.support.MySqlServer;
import org.weibao.support.SmallTown;

/**
 * Trials F16 and F13: two nodes on one MySQL. The next version comes in beside the old one and replaces it while people
 * work; then one of two nodes is killed, and the old version started again. {@code -Dweibao.fault.lock=60} is the shipped time in seconds that a job stays
 * locked.
 */
@Tag("fault")
@EnabledIf("org.weibao.support.MySqlServer#isWanted")
@DisplayName("Trials F13 and F16 on the packaged jar: two nodes on one MySQL")
class F13TwoNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(F13TwoNodesTest.class);
    private static final Duration LOCK = Duration.ofSeconds(Integer.getInteger("weibao.fault.lock", 15));
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HOST = "--camunda.bpm.generic-properties.properties.hostname=";

    /** They type while the others work. */
    private static final String TYPIST = "office-2";

    private static final Map<String, Object> TEXT = Map.of("answer", "SUBMITTED", "remark", "已校对前五项，第六项待核 𠮷");

    private final Random random = new Random(13);
    private final InstalledTown town = InstalledTown.onMySql(
            MySqlServer.shared(), "f13", "--camunda.bpm.job-execution.lock-time-in-millis=" + LOCK.toMillis());
    private final ConcurrentLinkedQueue<Integer> years = new ConcurrentLinkedQueue<>(town.next(2));

    @Test
    @DisplayName(
            "A new version rolls in without a failed request; a killed node's jobs and typed texts are there on the other")
    void rolledInAndThenOneIsKilled() throws Exception {
        var next = Application.nextVersion(town.application().folder());
        var old = town.application();
        var first = old.node("first", next, HOST + "first");
        var second = old.node("second", next, HOST + "second");
        try {
            old.start();
            town.records().noteLocks(MySqlServer.shared());
            var task = takenByTheTypist(old.port());
            var people = SmallTown.PEOPLE.stream()
                    .filter(user -> !user.equals(TYPIST))
                    .toList();
            var crowd = new Crowd(people, old.port(), random, years, true, click -> {});
            try {
                rollIn(crowd, old, first);
                var before = town.records().owners();
                second.start();
                oneIsKilled(crowd, first, second, before, task);
                theOldOneIsStartedAgain(old);
            } finally {
                crowd.close();
            }
            town.records().assertHold(crowd.acknowledged(), crowd.unanswered());
            town.records().assertNoJobDoneTwice();
            assertThat(deployments()).isEqualTo(Map.of("weibao", 2L, "escalation", 2L));
        } finally {
            old.kill();
            first.kill();
            second.kill();
        }
        town.records().assertLedger();
    }

    private void rollIn(Crowd crowd, Application old, Application next) {
        works(crowd, 20);
        next.start();
        assertThat(deployments()).isEqualTo(Map.of("weibao", 2L, "escalation", 2L));
        years.addAll(town.next(2));
        crowd.moveTo(List.of(old.port(), next.port()));
        works(crowd, 40);
        await("a step that only the new version knows")
                .atMost(PATIENCE)
                .until(() -> !town.records().workersOfTheNextStep().isEmpty());
        assertThat(town.records().workersOfTheNextStep()).containsExactly("first");
        crowd.moveTo(List.of(next.port()));
        await("everybody has left the old node").atMost(PATIENCE).until(() -> crowd.hasLeft(old.port()));
        old.terminate();
        works(crowd, 10);
        await("the new version does jobs")
                .atMost(PATIENCE)
                .until(() -> town.records().workers().contains("first"));
        assertThat(crowd.broken()).as("requests without an answer").isZero();
        assertThat(crowd.notServed()).isEmpty();
    }

    /** As a service does, or somebody who forgets. The models are those of the new version as before. */
    private void theOldOneIsStartedAgain(Application old) {
        var models = deployed();

        var again = old.startedToItsEnd();

        assertThat(again.console())
                .contains("这个数据库已由较新的 " + Application.NEXT_VERSION + " 版启用")
                .doesNotContain("\tat ");
        assertThat(again.code()).isEqualTo(78);
        assertThat(deployed()).isEqualTo(models);
    }

    private List<String> deployed() {
        return town.records()
                .database()
                .sql("SELECT ID_ FROM ACT_RE_DEPLOYMENT ORDER BY DEPLOY_TIME_, ID_")
                .query(String.class)
                .list();
    }

    /** A year of their own, which nobody else proofreads. */
    private JsonNode takenByTheTypist(int port) {
        var typist = new Clerk(port, TYPIST, random);
        assertThat(typist.send(typist.takingYear(town.next(1).remove())).status())
                .isEqualTo(200);
        var task = typist.tasks().get(0);
        assertThat(typist.send(typist.claiming(task)).status()).isLessThan(300);
        return task;
    }

    private void oneIsKilled(Crowd crowd, Application kept, Application lost, Set<String> others, JsonNode task) {
        var typist = new Clerk(lost.port(), TYPIST, random);
        assertThat(typist.types(task, TEXT).status()).isEqualTo(200);

        // A node takes first what is made at it. The recorder, the second of the people, is at the one that will be
        // lost: their
        // approval publishes.
        crowd.moveTo(List.of(kept.port(), lost.port()));
        var held = killedWithJobs(lost, others);
        crowd.moveTo(List.of(kept.port()));

        var again = typist.at(kept.port());
        assertThat(again.typed(task).json().path("content").asText())
                .as("what was typed at the lost node, after signing in at the other")
                .contains("第六项待核 𠮷");
        assertThat(again.send(Objects.requireNonNull(again.fillIn(task))).status())
                .isLessThan(300);

        takenOver(held);
        works(crowd, 20);
        LOG.info("{} clicks, {} without an answer", crowd.acknowledged().size(), crowd.broken());
    }

    /** The jobs that it held then. It is paused for the look, as it does a job faster than anybody reads. */
    private List<Lock> killedWithJobs(Application lost, Set<String> others) {
        var more = new AtomicReference<>(Instant.now());
        await("a moment in which the node to be killed has done jobs and holds one")
                .atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    if (more.get().isBefore(Instant.now())) {
                        years.addAll(town.next(1));
                        more.set(Instant.now().plusSeconds(5));
                    }
                    if (!town.records().holdsAWaitingJob(others)
                            || !town.records().workers().contains("second")) {
                        return false;
                    }
                    lost.pause();
                    if (town.records().holdsAWaitingJob(others)) {
                        lost.kill();
                        return true;
                    }
                    lost.goesOn();
                    return false;
                });
        return town.records().locks().stream()
                .filter(lock -> !others.contains(lock.owner()))
                .toList();
    }

    /** By what the database noted: not before the lock was over, and soon after. */
    private void takenOver(List<Lock> held) {
        await("the jobs of the lost node are done").atMost(PATIENCE).until(() -> town.records()
                .done()
                .keySet()
                .containsAll(held.stream().map(Lock::job).toList()));
        var done = town.records().done();
        // What it had done while it was killed was not yet to be seen then.
        var left = held.stream()
                .filter(lock -> done.get(lock.job()).node().equals("first"))
                .toList();
        assertThat(left).isNotEmpty();
        var noted = town.records().noted();
        for (var lock : left) {
            var later = noted.stream()
                    .filter(each ->
                            each.job().equals(lock.job()) && !each.owner().equals(lock.owner()))
                    .toList();
            assertThat(later).as("nodes that took " + lock + " afterwards").isNotEmpty();
            assertThat(later.get(0).until().minus(LOCK))
                    .as("when the job of %s was taken over", lock)
                    .isBetween(lock.until(), lock.until().plus(GRACE));
            LOG.info(
                    "{} taken over {} s after its lock was over",
                    lock,
                    Duration.between(lock.until(), later.get(0).until().minus(LOCK))
                            .toSeconds());
        }
    }

    /** With a further year, so that nobody runs out of work. */
    private void works(Crowd crowd, int clicks) {
        years.addAll(town.next(1));
        var before = crowd.acknowledged().size();
        await("work").atMost(PATIENCE).until(() -> crowd.acknowledged().size() >= before + clicks);
    }

    private Map<String, Long> deployments() {
        var counts = new HashMap<String, Long>();
        town.records()
                .database()
                .sql("SELECT NAME_, COUNT(*) FROM ACT_RE_DEPLOYMENT GROUP BY NAME_")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}
