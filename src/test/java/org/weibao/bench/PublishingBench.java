package org.weibao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.weibao.process.Elements;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WebSession;

/**
 * How long publishing a year takes, from the approval until every part waits to be accepted, with the job executor as
 * shipped. The leads accept as soon as they have their tasks. Every point is of all units and counties; each number of
 * points is a year of its own. Trial L2 is that with 120 points: as many tasks as follow from the plan.
 *
 * <p><pre>mvn -Pbench,mysql test-compile surefire:test@bench -Dtest=PublishingBench \
 *   -Dweibao.bench.points=15,60,120,300 -Dweibao.bench.counties=15 -Dweibao.bench.units=8</pre>
 */
@Tag("bench")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "weibao.people=sample")
@ContextConfiguration(initializers = FreshInstallation.class)
class PublishingBench {

    private static final List<Integer> POINTS = Stream.of(
                    System.getProperty("weibao.bench.points", "15,60,120,300").split(","))
            .map(Integer::valueOf)
            .toList();

    private static final LargeTown TOWN =
            new LargeTown(Integer.getInteger("weibao.bench.units", 8), Integer.getInteger("weibao.bench.counties", 15));

    private static final int ROUNDS = Integer.getInteger("weibao.bench.rounds", 1);

    /** The last of the years; each run takes an earlier one. */
    private static final int LAST_YEAR = 2026;

    private static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("weibao.bench.minutes", 10));
    private static final Duration GLANCE = Duration.ofMillis(100);

    private static final String DEFINITION =
            "PROC_DEF_ID_ = (SELECT MAX(ID_) FROM ACT_RE_PROCDEF WHERE KEY_ = '%s') AND TASK_DEF_KEY_ = '%s'";

    /** The points of each year. */
    private static final Map<Integer, Integer> YEARS = new LinkedHashMap<>();

    /** Seconds since the approval, and the processor time of the JVM. */
    private record Run(int points, double approval, double published, double accepted, double all, double processor) {

        double perPart() {
            return 1000 * all / tasks(points);
        }
    }

    @DynamicPropertySource
    static void city(DynamicPropertyRegistry settings) {
        var folder = TOWN.write();
        var year = LAST_YEAR;
        for (var round = 0; round < ROUNDS; round++) {
            for (var points : POINTS) {
                TOWN.year(folder, year, points);
                YEARS.put(year--, points);
            }
        }
        settings.add("weibao.config", folder::toString);
    }

    @Autowired
    JdbcTemplate database;

    @LocalServerPort
    int port;

    private final Map<String, WebSession> sessions = new LinkedHashMap<>();

    @Test
    void howLongPublishingTakes() throws Exception {
        var runs = new ArrayList<Run>();
        System.out.printf(
                "%n%d counties, %d units%n%8s %8s %10s %10s %10s %10s %10s %10s%n",
                TOWN.counties().size(),
                TOWN.units().size(),
                "points",
                "tasks",
                "approval",
                "published",
                "accepted",
                "all, s",
                "ms a task",
                "CPU ms");
        for (var year : YEARS.entrySet()) {
            var run = published(year.getKey(), year.getValue());
            runs.add(run);
            print(run);
        }
        System.out.printf("%nmedian of %d rounds, to that of the first size%n", ROUNDS);
        var first = median(runs, POINTS.get(0));
        for (var points : POINTS) {
            var median = median(runs, points);
            System.out.printf(
                    Locale.ROOT,
                    "%8d %8d tasks %10.1f s %10.2f ms a task  x %.2f%n",
                    points,
                    tasks(points),
                    median.all(),
                    median.perPart(),
                    median.perPart() / first.perPart());
        }
    }

    /** The lead accepts the point, and its own part with it. */
    private static int tasks(int points) {
        return points * (TOWN.counties().size() + TOWN.units().size() - 1);
    }

    private static Run median(List<Run> runs, int points) {
        return runs.stream()
                .filter(run -> run.points() == points)
                .sorted(Comparator.comparing(Run::all))
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void print(Run run) {
        System.out.printf(
                Locale.ROOT,
                "%8d %8d %10.1f %10.1f %10.1f %10.1f %10.2f %10.2f%n",
                run.points(),
                tasks(run.points()),
                run.approval(),
                run.published(),
                run.accepted(),
                run.all(),
                run.perPart(),
                run.processor() / tasks(run.points()));
    }

    private Run published(int year, int points) throws Exception {
        var before = count(Elements.IMPLEMENTATION, Elements.ACCEPT_PART);
        proofread(year);
        var approving = task(Elements.ANNUAL_PLAN, Elements.APPROVE);
        var used = processor();
        var begin = System.nanoTime();
        served(session("recorder").submit(approving, Map.of("answer", "APPROVED")));
        var approval = seconds(begin);
        var published = new double[1];
        var people = Executors.newFixedThreadPool(8);
        try {
            acceptAll(points, people, () -> published[0] = seconds(begin));
        } finally {
            people.shutdown();
            people.awaitTermination(1, TimeUnit.MINUTES);
        }
        var accepted = seconds(begin);
        await(() -> count(Elements.IMPLEMENTATION, Elements.ACCEPT_PART) - before >= tasks(points));
        var all = seconds(begin);
        var cost = processor() - used;
        assertThat(count(Elements.IMPLEMENTATION, Elements.ACCEPT_PART) - before)
                .isEqualTo(tasks(points));
        assertThat(database.queryForObject("SELECT COUNT(*) FROM ACT_RU_JOB WHERE RETRIES_ = 0", Long.class))
                .isZero();
        return new Run(points, approval, published[0], accepted, all, cost);
    }

    /** The office takes the year's document and asks for its approval. */
    private void proofread(int year) {
        var office = session("office-1");
        var model = office.getEngine("/process-definition?key=annual-plan&latestVersion=true")
                .json()
                .get(0)
                .path("id")
                .asText();
        served(office.postEngine(
                "/process-definition/" + model + "/submit-form",
                Map.of(
                        "variables",
                        Map.of("submission", Map.of("value", "{\"year\":" + year + "}", "type", "String")))));
        served(office.submit(task(Elements.ANNUAL_PLAN, Elements.PROOFREAD), Map.of("answer", "SUBMITTED")));
    }

    private void acceptAll(int points, ExecutorService people, Runnable whenPublished) {
        Set<String> seen = new HashSet<>();
        await(() -> {
            database.query(
                    "SELECT t.ID_, l.GROUP_ID_ FROM ACT_RU_TASK t JOIN ACT_RU_IDENTITYLINK l ON l.TASK_ID_ = t.ID_ WHERE t."
                            + DEFINITION.formatted(Elements.WORK_POINT, Elements.ACCEPT_ASSIGNMENT),
                    row -> {
                        var task = row.getString(1);
                        if (seen.add(task)) {
                            var lead = session(row.getString(2).replace("unit-", "") + "-officer");
                            people.submit(() -> served(lead.submit(task, Map.of("answer", "ACCEPTED"))));
                        }
                    });
            return seen.size() == points;
        });
        whenPublished.run();
    }

    private static void await(BooleanSupplier done) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(user, each -> WebSession.tasklist(port, each));
    }

    private static void served(WebSession.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    }

    private String task(String model, String step) {
        return database.queryForObject(
                "SELECT ID_ FROM ACT_RU_TASK WHERE " + DEFINITION.formatted(model, step), String.class);
    }

    private int count(String model, String step) {
        return database.queryForObject(
                "SELECT COUNT(*) FROM ACT_RU_TASK WHERE " + DEFINITION.formatted(model, step), Integer.class);
    }

    private static double processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e6;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
