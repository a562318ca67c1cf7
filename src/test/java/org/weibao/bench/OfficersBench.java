package org.weibao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.weibao.process.Elements;
import org.weibao.process.LifeSetting;
import org.weibao.process.OpenPoints;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WebSession;

/**
 * Ten officers of one point at once against ten officers on ten points, in turn. Each takes a county's part from
 * acceptance to verification, with reports between, through the requests of the screens and with the job executor as
 * shipped. Nobody may be shown a failure:
 *
 * <p><pre>mvn -Pbench,mysql test-compile surefire:test@bench -Dtest=OfficersBench</pre>
 */
@Tag("bench")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "weibao.people=sample")
@ContextConfiguration(initializers = FreshInstallation.class)
@Import(LifeSetting.class)
class OfficersBench {

    private static final int OFFICERS = Integer.getInteger("weibao.bench.officers", 10);
    private static final int REPORTS = Integer.getInteger("weibao.bench.reports", 10);
    private static final int WARM_UP = Integer.getInteger("weibao.bench.warm-up", 2);
    private static final int ROUNDS = Integer.getInteger("weibao.bench.rounds", 7);

    private static final LargeTown TOWN = new LargeTown(1, OFFICERS);
    private static final String LEAD = "u1";

    /** Clicks a second, milliseconds of a click, what was refused, and how often a click was repeated. */
    private record Round(double clicks, double median, double p95, int refused, int repeated) {}

    @DynamicPropertySource
    static void town(DynamicPropertyRegistry settings) {
        settings.add("weibao.config", TOWN.write()::toString);
    }

    @Autowired
    OpenPoints points;

    @Autowired
    JdbcTemplate database;

    @LocalServerPort
    int port;

    private final Map<String, WebSession> sessions = new HashMap<>();
    private final ListAppender<ILoggingEvent> repeated = new ListAppender<>();

    @Test
    void tenOfficersOfOnePoint() throws Exception {
        var log = (Logger) LoggerFactory.getLogger("org.weibao.process.guard.LockRetry");
        repeated.start();
        log.addAppender(repeated);
        TOWN.counties().forEach(county -> List.of("-officer", "-head").forEach(who -> signIn(county + who)));
        var together = new ArrayList<Round>();
        var apart = new ArrayList<Round>();
        var people = Executors.newFixedThreadPool(OFFICERS);
        try {
            for (var round = -WARM_UP; round < ROUNDS; round++) {
                var one = round(people, 1);
                var ten = round(people, OFFICERS);
                if (round >= 0) {
                    together.add(one);
                    apart.add(ten);
                }
            }
        } finally {
            people.shutdownNow();
        }
        System.out.printf(
                "%n%-22s %12s %12s %12s %10s %10s%n",
                OFFICERS + " officers on", "clicks/s", "median, ms", "p95, ms", "refused", "repeated");
        print("one point", together);
        print(OFFICERS + " points", apart);
        System.out.printf(
                Locale.ROOT,
                "throughput on one point to that on %d: %.2f%n",
                OFFICERS,
                median(together.stream().map(Round::clicks).toList())
                        / median(apart.stream().map(Round::clicks).toList()));
        assertThat(together).as("nobody is refused").allMatch(round -> round.refused() == 0);
        assertThat(apart).as("nobody is refused").allMatch(round -> round.refused() == 0);
        assertThat(database.queryForObject("SELECT COUNT(*) FROM ACT_RU_JOB WHERE RETRIES_ = 0", Long.class))
                .isZero();
    }

    private static void print(String name, List<Round> rounds) {
        System.out.printf(
                Locale.ROOT,
                "%-22s %12.1f %12.1f %12.1f %10d %10d%n",
                name,
                median(rounds.stream().map(Round::clicks).toList()),
                median(rounds.stream().map(Round::median).toList()),
                median(rounds.stream().map(Round::p95).toList()),
                rounds.stream().mapToInt(Round::refused).sum(),
                rounds.stream().mapToInt(Round::repeated).sum());
    }

    private static double median(Collection<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** Each officer has a county's part, of the same point or of one of several. */
    private Round round(ExecutorService people, int number) throws Exception {
        var counties = TOWN.counties();
        var codes = IntStream.range(0, number)
                .mapToObj(i -> points.accepted(LEAD, number == 1 ? counties : List.of(counties.get(i))))
                .toList();
        await(() -> IntStream.range(0, OFFICERS)
                .allMatch(i -> points.task(Elements.ACCEPT_PART, codes.get(i % number), counties.get(i)) != null));
        repeated.list.clear();
        var refused = new ConcurrentLinkedQueue<String>();
        var times = new ConcurrentLinkedQueue<Double>();
        var start = new CyclicBarrier(OFFICERS + 1);
        var work = new ArrayList<Future<?>>();
        for (var i = 0; i < OFFICERS; i++) {
            var county = counties.get(i);
            var code = codes.get(i % number);
            work.add(people.submit(() -> {
                start.await(1, TimeUnit.MINUTES);
                life(code, county, times, refused);
                return null;
            }));
        }
        start.await(1, TimeUnit.MINUTES);
        var begin = System.nanoTime();
        for (var each : work) {
            each.get(5, TimeUnit.MINUTES);
        }
        var elapsed = (System.nanoTime() - begin) / 1e9;
        refused.stream().limit(5).forEach(System.out::println);
        // The parts join in jobs of their own.
        await(() -> codes.stream().allMatch(points::onlyLeadIsOpen));
        var sorted = times.stream().sorted().toList();
        return new Round(
                sorted.size() / elapsed,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                refused.size(),
                repeated.list.size());
    }

    private void life(String code, String county, Collection<Double> times, Collection<String> refused) {
        var officer = signIn(county + "-officer");
        click(officer, Elements.ACCEPT_PART, code, county, Map.of(), times, refused);
        for (var report = 0; report < REPORTS; report++) {
            click(officer, Elements.REPORT, code, county, points.report(code, county, false), times, refused);
        }
        click(officer, Elements.REPORT, code, county, points.report(code, county, true), times, refused);
        var head = signIn(county + "-head");
        click(head, Elements.SIGN_PART, code, county, Map.of("answer", "SIGNED"), times, refused);
        click(signIn(LEAD + "-officer"), Elements.VERIFY, code, county, Map.of("answer", "PASSED"), times, refused);
    }

    private void click(
            WebSession session,
            String step,
            String code,
            String county,
            Map<String, Object> content,
            Collection<Double> times,
            Collection<String> refused) {
        var task = Objects.requireNonNull(points.task(step, code, county), step);
        var begin = System.nanoTime();
        var answer = session.submit(task, content);
        times.add((System.nanoTime() - begin) / 1e6);
        if (answer.status() != 204) {
            refused.add(step + " of " + code + "/" + county + ": " + answer);
        }
    }

    private synchronized WebSession signIn(String user) {
        return sessions.computeIfAbsent(user, each -> WebSession.tasklist(port, each));
    }

    private static void await(Callable<Boolean> done) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(done);
    }
}
