package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weibao.process.Elements;
import org.weibao.support.MySqlServer;
import org.weibao.support.WebSession;

/**
 * Trial F1: {@code kill -9} of the application at random moments under load, while points are published, reported and
 * decided. No acknowledged click is lost and none is there twice. What had no answer can be sent again, and jobs that
 * the dead process had locked run later.
 *
 * <p>{@code -Dweibao.fault.rounds=20} sets the number of rounds, {@code -Dweibao.fault.seed=…} repeats a run's moments
 * and {@code -Dweibao.fault.lock=60} is the shipped time in seconds that a job stays locked.
 */
@Tag("fault")
class F1ApplicationKilledTest {

    private static final Logger LOG = LoggerFactory.getLogger(F1ApplicationKilledTest.class);
    private static final int ROUNDS = Integer.getInteger("weibao.fault.rounds", 3);
    private static final long SEED = Long.getLong("weibao.fault.seed", System.nanoTime());
    private static final Duration LOCK = Duration.ofSeconds(Integer.getInteger("weibao.fault.lock", 3));
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int YEARS_A_ROUND = 2;

    /** In what the application is when it is killed: after how many such clicks, at most, and how soon after the last. */
    private enum Moment {
        PUBLISHING(1, 400, Elements.APPROVE),
        REPORTING(12, 60, Elements.ACCEPT_PART, Elements.REPORT, Elements.SIGN_PART, Elements.VERIFY),
        DECIDING(4, 60, Elements.COMPILE, Elements.SIGN, Elements.CHECK, Elements.DECIDE);

        private final int most;
        private final int milliseconds;
        private final Set<String> steps;

        Moment(int most, int milliseconds, String... steps) {
            this.most = most;
            this.milliseconds = milliseconds;
            this.steps = Set.of(steps);
        }
    }

    private final Random random = new Random(SEED);

    @Test
    void onH2() throws Exception {
        survives(InstalledTown.onH2("f1-h2", lock()));
    }

    @Test
    @EnabledIf("org.weibao.support.MySqlServer#isWanted")
    void onMySql() throws Exception {
        survives(InstalledTown.onMySql(MySqlServer.shared(), "f1-mysql", lock()));
    }

    private static String lock() {
        return "--camunda.bpm.job-execution.lock-time-in-millis=" + LOCK.toMillis();
    }

    private void survives(InstalledTown town) throws Exception {
        LOG.info("{} rounds, seed {}, lock {}", ROUNDS, SEED, LOCK);
        List<Click> acknowledged = new ArrayList<>();
        // Each with the moment from which somebody can do it.
        Map<Records.Lock, Instant> taken = new HashMap<>();
        var total = 0;
        var moments = Moment.values();
        try {
            town.application().start();
            for (var round = 1; round <= ROUNDS; round++) {
                var moment = moments[round % moments.length];
                var begun = Instant.now();
                var unanswered = killUnderLoad(town, moment, acknowledged);
                var killed = Instant.now();
                var locked = town.records().locks();
                town.records().assertHold(acknowledged, unanswered);
                town.records().assertLedger();
                town.application().start();
                var started = Instant.now();
                resume(town);
                var resumed = Instant.now();
                locked.forEach(lock -> taken.put(lock, lock.until().isAfter(started) ? lock.until() : started));
                repeat(town, unanswered);
                LOG.info(
                        "Round {}: killed in {} after {} acknowledged clicks, {} in flight, {} jobs locked; load {} s, start {} s, jobs"
                                + " resumed {} s after the kill",
                        round,
                        moment,
                        acknowledged.size() - total,
                        unanswered.size(),
                        locked.size(),
                        Duration.between(begun, killed).toSeconds(),
                        Duration.between(killed, started).toSeconds(),
                        Duration.between(killed, resumed).toSeconds());
                total = acknowledged.size();
            }
        } finally {
            town.application().kill();
        }
        var done = town.records().done();
        taken.forEach((lock, free) -> assertThat(done.get(lock.job()).at())
                .as("when %s was done, after its owner had been killed", lock)
                .isBetween(lock.until(), free.plus(GRACE)));
        town.records().assertHold(acknowledged, List.of());
        town.records().assertLedger();
    }

    /** The clicks that were in flight when the plug was pulled. */
    private List<Click> killUnderLoad(InstalledTown town, Moment moment, List<Click> acknowledged) throws Exception {
        var now = new CountDownLatch(1);
        var left = new AtomicInteger(1 + random.nextInt(moment.most));
        var later = TimeUnit.MILLISECONDS.toNanos(random.nextInt(moment.milliseconds));
        var crowd = new Crowd(town.application().port(), random, town.next(YEARS_A_ROUND), false, click -> {
            if (moment.steps.contains(click.step()) && left.decrementAndGet() == 0) {
                now.countDown();
            }
        });
        try {
            assertThat(now.await(3, TimeUnit.MINUTES))
                    .as(moment + " was reached")
                    .isTrue();
            // Not to wait for something: the moment is meant to be any.
            LockSupport.parkNanos(later);
        } finally {
            town.application().kill();
            crowd.close();
        }
        assertThat(crowd.notServed()).isEmpty();
        acknowledged.addAll(crowd.acknowledged());
        return crowd.unanswered();
    }

    /** What waits for nobody's click goes on, also what the dead one had taken. */
    private static void resume(InstalledTown town) {
        var admin = WebSession.signedIn(town.application().port(), "admin", "cockpit");
        await("jobs")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> admin.postEngine("/job/count", Map.of("messages", true))
                                .json()
                                .path("count")
                                .asInt()
                        == 0);
    }

    /** Sends again what was in flight: done now, or refused in words since it was done. */
    private void repeat(InstalledTown town, List<Click> unanswered) {
        var clerks = unanswered.stream()
                .map(Click::user)
                .distinct()
                .collect(Collectors.toMap(
                        user -> user, user -> new Clerk(town.application().port(), user, random)));
        for (var click : unanswered) {
            var answer = clerks.get(click.user()).send(click);
            assertThat(answer.status()).as(click + " again: " + answer).isIn(200, 204, 404, 409, 422);
            if (answer.status() >= 300) {
                assertThat(answer.json().path("message").asText())
                        .as(click + " again")
                        .containsPattern("\\p{IsHan}");
            }
        }
    }
}
