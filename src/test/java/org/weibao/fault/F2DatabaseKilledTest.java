package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weibao.support.MySqlServer;
import org.weibao.support.WebSession;

/**
 * Trial F2: {@code kill -9} of MySQL under load. The application explains it in words, and works again without a
 * restart.
 */
@Tag("fault")
@EnabledIf("org.weibao.support.MySqlServer#isWanted")
class F2DatabaseKilledTest {

    private static final Logger LOG = LoggerFactory.getLogger(F2DatabaseKilledTest.class);
    private static final int ROUNDS = Integer.getInteger("weibao.fault.database-rounds", 2);
    private static final long SEED = Long.getLong("weibao.fault.seed", System.nanoTime());
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PROMPTLY = Duration.ofSeconds(8);
    private static final List<String> PATHS = List.of("/task/count", "/process-instance/count");

    @Test
    void theApplicationRecoversByItself() throws Exception {
        LOG.info("{} rounds, seed {}", ROUNDS, SEED);
        var random = new Random(SEED);
        var server = MySqlServer.fresh();
        var town = InstalledTown.onMySql(server, "f2");
        try {
            town.application().start();
            var port = town.application().port();
            var admin = WebSession.signedIn(port, "admin", "cockpit");
            for (var round = 1; round <= ROUNDS; round++) {
                var years = town.next(3);
                var crowd = new Crowd(port, random, years, true, click -> {});
                try {
                    var clicks = 20 + random.nextInt(60);
                    await("load")
                            .atMost(Duration.ofMinutes(3))
                            .until(() -> crowd.acknowledged().size() > clicks);
                    var usual = slowest(admin);
                    server.kill();
                    saysSo(admin, usual);
                    var before = crowd.acknowledged().size();
                    // Nobody has run out of work.
                    years.addAll(town.next(1));
                    server.start();
                    var back = Instant.now();
                    await("work goes on")
                            .atMost(SOON)
                            .until(() -> crowd.acknowledged().size() > before);
                    LOG.info(
                            "Round {}: {} clicks, {} answers in between, a click succeeded {} ms after the database",
                            round,
                            before,
                            crowd.notServed().size(),
                            Duration.between(back, Instant.now()).toMillis());
                } finally {
                    crowd.close();
                }
                assertThat(crowd.notServed()).isNotEmpty().allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
                    assertThat(answer.json().path("message").asText()).contains("数据库");
                });
                await("jobs")
                        .atMost(Duration.ofSeconds(90))
                        .until(() -> admin.postEngine("/job/count", Map.of("messages", true))
                                        .json()
                                        .path("count")
                                        .asInt()
                                == 0);
                town.records().assertHold(crowd.acknowledged(), crowd.unanswered());
                town.records().assertLedger();
            }
        } finally {
            town.application().kill();
            server.kill();
        }
    }

    /** The answer while the database is away: within seconds, in a sentence. */
    private static void saysSo(WebSession session, Duration usual) {
        for (var path : PATHS) {
            var asked = Instant.now();
            var answer = session.getEngine(path);
            assertThat(Duration.between(asked, Instant.now())).as(path).isLessThan(PROMPTLY.plus(usual));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.header("Content-Type")).contains("problem+json");
            assertThat(answer.json().path("message").asText()).isEqualTo("数据库暂时没有应答，您的操作可能没有保存。请稍等片刻，刷新后查看，再决定是否重新提交。");
        }
    }

    /** What this machine takes for the same under load. */
    private static Duration slowest(WebSession session) {
        var slowest = Duration.ZERO;
        for (var path : PATHS) {
            var asked = Instant.now();
            assertThat(session.getEngine(path).status()).isEqualTo(200);
            var took = Duration.between(asked, Instant.now());
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        return slowest;
    }
}
