package org.weibao.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weibao.process.Elements;
import org.weibao.support.MySqlServer;
import org.weibao.support.SampleFiles;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

/**
 * Trials F3 and F18 on one start: the line to MySQL is cut, hangs until the pool is used up, and disks are full.
 * {@code -Dweibao.fault.cut=30} is the full time in seconds.
 */
@Tag("fault")
@EnabledIf("isPossible")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Trials F3 and F18 on the packaged jar and MySQL: connections lost, pool used up, disks full")
class F3ConnectionsLostTest {

    private static final Logger LOG = LoggerFactory.getLogger(F3ConnectionsLostTest.class);
    private static final Duration CUT = Duration.ofSeconds(Integer.getInteger("weibao.fault.cut", 6));
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PROMPTLY = Duration.ofSeconds(5);

    /** MySQL looks once a minute whether the disk has room again. */
    private static final Duration AFTER_A_FULL_DISK = Duration.ofSeconds(100);

    /** Twice the connections of the pool. */
    private static final int AT_ONCE = 40;

    private static final String NO_DATABASE = "数据库暂时没有应答";

    private final Random random = new Random(3);
    private SmallDisk disk;
    private SmallDisk ofDatabase;
    private MySqlServer server;
    private Line line;
    private InstalledTown town;
    private WebSession admin;
    private Crowd crowd;

    /** How long an answer took at most when {@link #AT_ONCE} were asked for at once, on this machine. */
    private Duration usual;

    static boolean isPossible() {
        return MySqlServer.isWanted() && SmallDisk.canBeMounted();
    }

    @BeforeAll
    void start() {
        disk = new SmallDisk(Path.of("target/fault/f3-disk"), "64m");
        ofDatabase = new SmallDisk(Path.of("target/fault/f3-database"), "800m");
        server = MySqlServer.fresh(ofDatabase.folder());
        line = new Line(server.port());
        town = InstalledTown.onMySql(
                server,
                "f3-disk/town",
                "--WEIBAO_DB_PORT=" + line.port(),
                "--spring.servlet.multipart.location=" + disk.folder());
        town.application().start();
        admin = WebSession.signedIn(town.application().port(), "admin", "cockpit");
        crowd = new Crowd(town.application().port(), random, town.next(20), true, click -> {});
        works(20, SOON.multipliedBy(3));
        atOnce();
    }

    @AfterEach
    void nothingIsHalfWritten() {
        line.mend();
        disk.free();
        ofDatabase.free();
    }

    @AfterAll
    void end() throws Exception {
        try {
            crowd.close();
            await("jobs")
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> admin.postEngine("/job/count", Map.of("messages", true))
                                    .json()
                                    .path("count")
                                    .asInt()
                            == 0);
            town.records().assertHold(crowd.acknowledged(), crowd.unanswered());
            town.records().assertLedger();
        } finally {
            town.application().kill();
            server.kill();
            line.close();
            disk.close();
            ofDatabase.close();
        }
    }

    @Test
    @DisplayName(
            "F3: while the connections are cut each answer is a sentence within five seconds; work goes on afterwards")
    void cut() {
        var threads = town.application().threads();
        line.cut();
        assertUnavailable(duringTheFault());
        line.mend();
        works(10, SOON);
        assertThat(town.application().threads()).isLessThanOrEqualTo(threads + 10);
    }

    @Test
    @DisplayName("F3: while the line hangs and no connection is left, the same")
    void hanging() {
        var threads = town.application().threads();
        line.hang();
        assertUnavailable(duringTheFault());
        line.mend();
        works(10, SOON);
        assertThat(town.application().threads()).isLessThanOrEqualTo(threads + 10);
        assertThat(server.status("Threads_connected").get("Threads_connected")).isLessThan(30);
    }

    @Test
    @DisplayName(
            "F18: with the database's disk full nobody is told that something was saved which was not; work goes on when there is room")
    void fullDiskOfTheDatabase() {
        ofDatabase.fill();
        LockSupport.parkNanos(CUT.toNanos());
        var before = crowd.acknowledged().size();
        ofDatabase.free();
        works(10, AFTER_A_FULL_DISK);
        LOG.info(
                "{} clicks before the disk had room again, {} after",
                before,
                crowd.acknowledged().size());
    }

    @Test
    @DisplayName(
            "F18: with the disk of logs and uploads full a file is refused in a sentence, clicks are taken, and then the file is")
    void fullDiskOfTheApplication() {
        var photo = SampleFiles.picture("jpeg", 2400, 2400);
        assertThat(photo.length).as("kept in a file on its way").isGreaterThan(1024 * 1024);
        var county = new Clerk(town.application().port(), "jia-officer", random);
        disk.fill();
        var refused = uploaded(county, photo);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.json().path("message").asText()).contains("磁盘空间不足");
        works(5, SOON);
        disk.free();
        assertThat(uploaded(county, photo).status()).isEqualTo(200);
    }

    /** With any report that waits; the others of the county may take it meanwhile. */
    private Answer uploaded(Clerk county, byte[] photo) {
        var answer = new ArrayList<Answer>();
        await("a report of the county").atMost(SOON.multipliedBy(3)).until(() -> {
            for (JsonNode task : county.tasks()) {
                if (Clerk.step(task).equals(Elements.REPORT)) {
                    county.send(county.claiming(task));
                    var given = county.uploads(task, "现场照片.jpg", photo);
                    if (given.status() != 404 && given.status() != 409) {
                        answer.add(given);
                        return true;
                    }
                }
            }
            return false;
        });
        return answer.get(0);
    }

    /** A first look a second after it began, then more until its end. */
    private List<Timed> duringTheFault() {
        var end = Instant.now().plus(CUT);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        var answers = new ArrayList<Timed>();
        do {
            answers.add(asked());
        } while (Instant.now().isBefore(end));
        return answers;
    }

    private record Timed(Answer answer, Duration took) {}

    private Timed asked() {
        var begun = Instant.now();
        var answer = admin.getEngine("/process-instance/count");
        return new Timed(answer, Duration.between(begun, Instant.now()));
    }

    private void assertUnavailable(List<Timed> answers) {
        assertThat(answers).isNotEmpty().allSatisfy(each -> {
            assertThat(each.answer().status()).as(each.toString()).isEqualTo(503);
            assertThat(each.answer().header("Content-Type")).contains("problem+json");
            assertThat(each.answer().json().path("message").asText()).contains(NO_DATABASE);
            assertThat(each.took()).isLessThan(PROMPTLY.plus(usual));
        });
        LOG.info(
                "{} answers, the slowest after {} ms",
                answers.size(),
                answers.stream().mapToLong(each -> each.took().toMillis()).max().orElseThrow());
    }

    /** As many requests at once as the web server and the pool will see, so that their threads are there. */
    private void atOnce() {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var all = new ArrayList<Callable<Timed>>();
            for (var each = 0; each < AT_ONCE; each++) {
                all.add(this::asked);
            }
            usual = Duration.ZERO;
            for (var each : threads.invokeAll(all)) {
                assertThat(each.get().answer().status()).isEqualTo(200);
                var took = each.get().took();
                usual = took.compareTo(usual) > 0 ? took : usual;
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private void works(int clicks, Duration patience) {
        var before = crowd.acknowledged().size();
        await("work goes on").atMost(patience).until(() -> crowd.acknowledged().size() >= before + clicks);
    }
}
