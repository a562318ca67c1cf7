package org.weibao.bench;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.weibao.process.LifeOfAPoint;
import org.weibao.process.LifeOfAPoint.Act;
import org.weibao.process.LifeOfAPoint.Meter;
import org.weibao.support.MySqlServer;
import org.weibao.support.StatementCount;

/**
 * One life of a point with ten parts in the product, with all records, notices and checks, against the same models on
 * the bare engine. Both run in turn in one JVM on one database, over the encrypted connections that the driver opens by
 * itself; looking for the task is left out. Run it as {@link ClickBench}:
 *
 * <p><pre>mvn -Pbench,mysql test-compile surefire:test@bench -Dtest=EngineBench</pre>
 */
@Tag("bench")
@BenchApplication
class EngineBench {

    private static final int WARM_UP = Integer.getInteger("weibao.bench.warm-up", 20);
    private static final int ROUNDS = Integer.getInteger("weibao.bench.rounds", 9);

    @TestConfiguration
    static class Setting {

        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }
    }

    /** Of one user task. Processor time is that of this JVM's thread, in milliseconds. */
    private record Cost(double statements, double processor, double elapsed) {}

    @Autowired
    LifeOfAPoint life;

    @Autowired
    StatementCount count;

    @Test
    void whatTheProductCostsBesideTheBareEngine() throws Exception {
        // The default of Camunda's starter, of Camunda Run, which is built on it, and of the settings of its servers.
        beside(ProcessEngineConfiguration.HISTORY_FULL);
        // The default of an engine that is set up by hand, without a starter or a server of Camunda.
        beside(ProcessEngineConfiguration.HISTORY_AUDIT);
    }

    private void beside(String history) throws Exception {
        var counting = new StatementCount();
        try (var bare = new BareEngine(
                (DataSource) counting.postProcessAfterInitialization(database(), "dataSource"), history)) {
            for (var round = 0; round < WARM_UP; round++) {
                life.whole((act, what) -> what.run());
                bare.live((act, what) -> what.run());
            }
            var statements = statements(count, life::whole);
            var bareStatements = statements(counting, bare::live);
            var ours = new ArrayList<Cost>();
            var theirs = new ArrayList<Cost>();
            for (var round = 0; round < ROUNDS; round++) {
                ours.add(cost(statements, life::whole));
                theirs.add(cost(bareStatements, bare::live));
            }
            System.out.printf(
                    "%nbare engine with history \"%s\"%n%-24s %10s %10s %8s%n",
                    history, "of one user task", "product", "bare", "ratio");
            line("statements", ours, theirs, Cost::statements);
            line("processor, ms", ours, theirs, Cost::processor);
            line("elapsed, ms", ours, theirs, Cost::elapsed);
        }
    }

    private static void line(String name, List<Cost> ours, List<Cost> theirs, ToDoubleFunction<Cost> what) {
        var one = median(ours, what);
        var other = median(theirs, what);
        System.out.printf(Locale.ROOT, "%-24s %10.2f %10.2f %8.2f%n", name, one, other, one / other);
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> what) {
        return costs.stream()
                .mapToDouble(what)
                .sorted()
                .skip(costs.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double statements(StatementCount count, Consumer<Meter> life) {
        var sent = new EnumMap<Act, Integer>(Act.class);
        var tasks = new int[1];
        life.accept((act, what) -> {
            sent.merge(act, count.during(what).size(), Integer::sum);
            tasks[0] += act == Act.SUBMIT ? 1 : 0;
        });
        print(sent, tasks[0]);
        return sent.entrySet().stream()
                        .filter(each -> each.getKey() != Act.FIND)
                        .mapToInt(Map.Entry::getValue)
                        .sum()
                / (double) tasks[0];
    }

    private static void print(Map<Act, Integer> sent, int tasks) {
        System.out.printf("%n%d user tasks, statements of each:", tasks);
        sent.forEach((act, number) -> System.out.printf(Locale.ROOT, "  %s %.1f", act, number / (double) tasks));
        System.out.println();
    }

    private static Cost cost(double statements, Consumer<Meter> life) {
        var threads = ManagementFactory.getThreadMXBean();
        var processor = new long[1];
        var elapsed = new long[1];
        var tasks = new int[1];
        life.accept((act, what) -> {
            var began = System.nanoTime();
            var used = threads.getCurrentThreadCpuTime();
            what.run();
            if (act != Act.FIND) {
                processor[0] += threads.getCurrentThreadCpuTime() - used;
                elapsed[0] += System.nanoTime() - began;
            }
            tasks[0] += act == Act.SUBMIT ? 1 : 0;
        });
        return new Cost(statements, processor[0] / 1e6 / tasks[0], elapsed[0] / 1e6 / tasks[0]);
    }

    static DataSource database() {
        if (!MySqlServer.isWanted()) {
            return JdbcConnectionPool.create("jdbc:h2:mem:bare", "sa", "");
        }
        var schema = MySqlServer.shared().newSchema();
        var hikari = new HikariConfig();
        var source = new MysqlDataSource();
        source.setUrl(
                "jdbc:mysql://%s:%s/%s?connectionTimeZone=Asia/Shanghai&allowPublicKeyRetrieval=true&nullDatabaseMeansCurrent=true"
                        .formatted(
                                schema.get("WEIBAO_DB_HOST"),
                                schema.get("WEIBAO_DB_PORT"),
                                schema.get("WEIBAO_DB_NAME")));
        source.setUser(String.valueOf(schema.get("WEIBAO_DB_USER")));
        source.setPassword(String.valueOf(schema.get("WEIBAO_DB_PASSWORD")));
        hikari.setDataSource(source);
        hikari.setMaximumPoolSize(2);
        return new HikariDataSource(hikari);
    }
}
