package org.weibao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.organization.RegisteredUnits.Registered;
import org.weibao.support.WeibaoTest;

/** Nodes that start at the same time with the same new file: all start, and each new unit has one row. */
@WeibaoTest
class RegisterTurnsTest {

    private static final int ROUNDS = 20;
    private static final int NODES = 3;

    @Autowired
    Organization organization;

    @Autowired
    RegisteredUnits registered;

    @Autowired
    JdbcClient database;

    @Autowired
    OpenWork open;

    @Autowired
    ConfigurationFolder folder;

    @Autowired
    Clock clock;

    @Autowired
    TransactionOperations transaction;

    @Test
    void nodesTakeTurns() throws Exception {
        var pool = Executors.newFixedThreadPool(NODES);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                // Rows that are there already would be waited for anyhow.
                transaction.executeWithoutResult(
                        status -> database.sql("DELETE FROM registered_unit").update());
                var register = new OrganizationRegister(withUnit("round-" + round), registered, open, folder, clock);
                var start = new CyclicBarrier(NODES);
                List<Future<?>> nodes = new ArrayList<>();
                for (int node = 0; node < NODES; node++) {
                    nodes.add(pool.submit(() -> transaction.executeWithoutResult(status -> {
                        await(start);
                        register.renew();
                    })));
                }
                for (var node : nodes) {
                    node.get(60, TimeUnit.SECONDS);
                }
                assertThat(registered.all())
                        .hasSize(organization.units().size() + 1)
                        .allMatch(Registered::listed);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Organization withUnit(String code) {
        var unit = new Unit(code, "第" + code + "局", UnitKind.GOVERNMENT, List.of(), null, null, null, null);
        return new Organization(
                List.of(),
                Stream.concat(organization.units().stream(), Stream.of(unit)).toList(),
                List.of(),
                Map.of());
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
