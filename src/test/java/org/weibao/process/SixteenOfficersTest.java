package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/**
 * Sixteen officers of one point click at the same time and see no failure, while the engine's own threads start and
 * join their parts. The point continues when the last part has ended.
 */
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
class SixteenOfficersTest extends Scenario {

    @Autowired
    Organization organization;

    @Test
    void allOfThemAreServed() throws Exception {
        var counties = new String[] {"jia", "yi", "bing", "ding", "wu", "ji"};
        var units = organization.memberUnits(LocalDate.of(2023, 3, 6)).stream()
                .map(Unit::code)
                .filter(unit -> !unit.equals("fulian"))
                .limit(10)
                .toList();
        var bodies = new ArrayList<>(units);
        bodies.addAll(List.of(counties));
        assertThat(bodies).hasSize(16);
        var code = points.ledBy("fulian")
                .with(units.toArray(String[]::new))
                .in(counties)
                .everybody("宣讲")
                .published();
        var lead = office.desk("fulian-officer");
        lead.click(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        await().until(() -> office.tasks(Elements.ACCEPT_PART, code).size() == bodies.size());

        var pool = Executors.newFixedThreadPool(bodies.size());
        try {
            atOnce(pool, bodies, unit -> office.desk(unit + "-officer")
                    .click(Elements.ACCEPT_PART, code + "/" + unit + "/", accept()));
            atOnce(pool, bodies, unit -> office.desk(unit + "-officer")
                    .click(Elements.REPORT, code + "/" + unit + "/", report(part(code, unit), true, "完成")));
            atOnce(pool, bodies, unit -> office.desk(unit + "-head")
                    .click(Elements.SIGN_PART, code + "/" + unit + "/", answer("SIGNED")));
            atOnce(pool, bodies, unit -> lead.click(Elements.VERIFY, code + "/" + unit + "/", answer("PASSED")));
        } finally {
            pool.shutdownNow();
        }
        lead.click(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));

        await().until(() -> pointQuery.point(points.idOf(code)).phase() == Phase.REPORTING);
        assertThat(office.failedJobs()).isZero();
        assertThat(pointQuery.parts(points.idOf(code)))
                .filteredOn(each -> !each.unit().code().equals("fulian"))
                .hasSize(16)
                .allMatch(each -> each.state() == PartState.VERIFIED);
        ledger.assertInOrder();
    }

    private static void atOnce(ExecutorService pool, List<String> bodies, Consumer<String> click) throws Exception {
        var start = new CyclicBarrier(bodies.size());
        var clicks = new ArrayList<Future<?>>();
        for (var body : bodies) {
            clicks.add(pool.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                click.accept(body);
                return null;
            }));
        }
        for (var each : clicks) {
            each.get(60, TimeUnit.SECONDS);
        }
    }
}
