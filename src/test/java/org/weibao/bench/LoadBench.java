package org.weibao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.weibao.fault.Clerk;
import org.weibao.fault.Click;
import org.weibao.process.LifeSetting;
import org.weibao.process.OpenPoints;
import org.weibao.support.FreshInstallation;
import org.weibao.support.TestClock;

/**
 * Trials L1 and L3, with the job executor as shipped. L1: fifty officers with 2,000 parts list, open, claim and submit,
 * each with a pause of ten seconds between two tasks on average. L3: 5,000 timers are due in the same second, while the
 * officers list, open and claim.
 *
 * <p><pre>mvn -Pbench,mysql test-compile surefire:test@bench -Dtest=LoadBench \
 *   -Dweibao.bench.instances=2000 -Dweibao.bench.seconds=300 -Dweibao.bench.pause=10 -Dweibao.bench.timers=5000</pre>
 */
@Tag("bench")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "weibao.people=sample")
@ContextConfiguration(initializers = FreshInstallation.class)
@Import(LifeSetting.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoadBench {

    private static final int OFFICERS = Integer.getInteger("weibao.bench.officers", 50);
    private static final int INSTANCES = Integer.getInteger("weibao.bench.instances", 2_000);
    private static final int TIMERS = Integer.getInteger("weibao.bench.timers", 5_000);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("weibao.bench.seconds", 300));
    private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("weibao.bench.pause", 10));

    private static final LargeTown TOWN = new LargeTown(1, OFFICERS);

    /** The first day of the clock. */
    private static final LocalDate TODAY = LocalDate.of(2023, 3, 6);

    @DynamicPropertySource
    static void town(DynamicPropertyRegistry settings) {
        settings.add("weibao.config", TOWN.write()::toString);
    }

    @Autowired
    OpenPoints points;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcTemplate database;

    @LocalServerPort
    int port;

    /** The milliseconds of each request, by what it was. */
    private final Map<String, Collection<Double>> times = new ConcurrentHashMap<>();

    private final Collection<String> failed = new ConcurrentLinkedQueue<>();
    private final Collection<String> refused = new ConcurrentLinkedQueue<>();

    @Test
    @Order(1)
    void fiftyOfficersAtWork() throws Exception {
        fill(INSTANCES);
        var end = System.nanoTime() + LENGTH.toNanos();

        work(() -> System.nanoTime() > end, this::doesOne);

        print("L1: %d officers, %d parts, %d s".formatted(OFFICERS, INSTANCES, LENGTH.toSeconds()));
        printMemory();
        assertThat(failed).as("answers of 500 and above").isEmpty();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> waitingJobs() == 0);
        points.assertLedgerInOrder();
    }

    @Test
    @Order(2)
    void thousandsOfTimersInOneSecond() throws Exception {
        times.clear();
        fill(TIMERS);
        var next = database.queryForObject(
                """
                SELECT DUEDATE_ FROM ACT_RU_JOB WHERE TYPE_ = 'timer' GROUP BY DUEDATE_
                ORDER BY COUNT(*) DESC, DUEDATE_ LIMIT 1""",
                Timestamp.class);
        var before = reached();
        clock.advance(Duration.between(clock.instant(), next.toInstant()).plusSeconds(1));
        var due = waitingJobs();
        var begin = System.nanoTime();
        var took = new double[1];

        work(
                () -> {
                    var done = waitingJobs() == 0;
                    if (done && took[0] == 0) {
                        took[0] = (System.nanoTime() - begin) / 1e9;
                    }
                    return done;
                },
                this::looksAtOne);

        print("L3: %d timers due at once, done in %.1f s".formatted(due, took[0]));
        assertThat(failed).as("answers of 500 and above").isEmpty();
        assertThat(database.queryForObject("SELECT COUNT(*) FROM ACT_RU_JOB WHERE RETRIES_ = 0", Integer.class))
                .isZero();
        assertThat(reached() - before).as("each level is on record once").isEqualTo(due);
        points.assertLedgerInOrder();
    }

    /** Points of all counties until so many parts wait to be accepted. */
    private void fill(int parts) {
        var before = waitingParts();
        for (var i = 0; i < parts / OFFICERS; i++) {
            points.accepted(TOWN.units().get(0), TOWN.counties());
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> waitingParts() - before >= parts / OFFICERS * OFFICERS);
    }

    private int waitingParts() {
        return database.queryForObject(
                "SELECT COUNT(*) FROM deadline WHERE step = 'userTask_acceptPart' AND settled_at IS NULL",
                Integer.class);
    }

    private int waitingJobs() {
        return database.queryForObject(
                "SELECT COUNT(*) FROM ACT_RU_JOB WHERE RETRIES_ > 0 AND (DUEDATE_ IS NULL OR DUEDATE_ <= ?)",
                Integer.class,
                Timestamp.from(clock.instant()));
    }

    private int reached() {
        return database.queryForObject(
                "SELECT COUNT(*) FROM timeline_entry WHERE kind IN ('REMINDED', 'ESCALATED', 'CONSULTED')",
                Integer.class);
    }

    private void work(BooleanSupplier over, Consumer<Clerk> act) throws Exception {
        var people = Executors.newFixedThreadPool(OFFICERS);
        var work = new ArrayList<Future<?>>();
        try {
            for (var county : TOWN.counties()) {
                work.add(people.submit(() -> {
                    var random = new Random(county.hashCode());
                    var clerk = new Clerk(port, county + "-officer", random, () -> TODAY);
                    while (!over.getAsBoolean()) {
                        act.accept(clerk);
                        LockSupport.parkNanos((long) (2 * random.nextDouble() * PAUSE.toNanos()));
                    }
                    return null;
                }));
            }
            for (var each : work) {
                each.get(20, TimeUnit.MINUTES);
            }
        } finally {
            people.shutdownNow();
        }
    }

    private void doesOne(Clerk clerk) {
        looksAt(clerk, true);
    }

    private void looksAtOne(Clerk clerk) {
        looksAt(clerk, false);
    }

    private void looksAt(Clerk clerk, boolean submits) {
        var tasks = timed("list", clerk::tasks);
        if (tasks == null || tasks.isEmpty()) {
            return;
        }
        JsonNode task = tasks.get(0);
        if (Clerk.isFree(task)) {
            answered("claim", clerk, clerk.claiming(task));
        }
        var click = timed("open", () -> clerk.fillIn(task));
        if (submits && click != null) {
            answered("submit", clerk, click);
        }
    }

    private void answered(String what, Clerk clerk, Click click) {
        var answer = timed(what, () -> clerk.send(click));
        if (answer != null && answer.status() >= 500) {
            failed.add(what + ": " + answer);
        } else if (answer != null && answer.status() >= 300) {
            refused.add(what + ": " + answer);
        }
    }

    private <T> @Nullable T timed(String what, Callable<T> request) {
        var begin = System.nanoTime();
        try {
            return request.call();
        } catch (Exception notServed) {
            failed.add(what + ": " + notServed);
            return null;
        } finally {
            times.computeIfAbsent(what, first -> new ConcurrentLinkedQueue<>()).add((System.nanoTime() - begin) / 1e6);
        }
    }

    private void print(String title) {
        System.out.printf("%n%s%n%-10s %8s %10s %10s %10s%n", title, "ms", "times", "median", "p95", "p99");
        times.forEach(LoadBench::line);
        line("all", times.values().stream().flatMap(Collection::stream).toList());
        System.out.printf("refused %d, failed %d%n", refused.size(), failed.size());
        refused.stream().limit(3).forEach(System.out::println);
        failed.stream().limit(3).forEach(System.out::println);
    }

    /** Of the application and the officers' clients together: they share a JVM here. */
    private static void printMemory() throws IOException {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        try (var status = Files.lines(Path.of("/proc/self/status"))) {
            var resident = status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .sum();
            System.out.printf("resident %d MB, heap after a collection %d MB%n", resident, heap);
        }
    }

    private static void line(String name, Collection<Double> values) {
        var sorted = values.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-10s %8d %10.1f %10.1f %10.1f%n",
                name,
                sorted.size(),
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99));
    }

    private static double percentile(List<Double> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() * percent / 100);
    }
}
