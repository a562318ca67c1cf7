package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.process.LifeOfAPoint.Act;
import org.weibao.support.StatementCount;

/** What a user task costs in statements, from finding it to the jobs that follow it, on whichever database the tests run. */
class ClickCostTest extends Scenario {

    /** Measured 44.1; the bare engine needs 69.7 for the same models without any record of ours ({@code EngineBench}). */
    private static final double MOST = 44.5;

    @Autowired
    LifeOfAPoint life;

    @Autowired
    StatementCount count;

    @Test
    void aUserTaskCostsNoMoreStatementsThanAllowed() {
        life.whole((act, what) -> what.run());

        var sent = new EnumMap<Act, List<String>>(Act.class);
        var times = new EnumMap<Act, Integer>(Act.class);
        life.whole((act, what) -> {
            sent.computeIfAbsent(act, first -> new ArrayList<>()).addAll(count.during(what));
            times.merge(act, 1, Integer::sum);
        });

        int clicks = times.get(Act.SUBMIT);
        var all = sent.values().stream().flatMap(Collection::stream).toList();
        print(sent, times, all, clicks);
        assertThat(clicks).isEqualTo(49);
        assertThat((double) all.size() / clicks).as("statements a user task").isLessThanOrEqualTo(MOST);
        assertThat(all)
                .as("questions over the whole table of authorizations")
                .noneMatch(statement -> statement.matches(
                        "(?is).*from ACT_RU_AUTHORIZATION\\s*" + "(where TYPE_ = 2.*|where GROUP_ID_ is not null.*)?"));
        assertThat(all)
                .as("rights of single tasks")
                .noneMatch(statement -> statement.matches("(?is)\\s*insert into ACT_RU_AUTHORIZATION.*"));
        ledger.assertInOrder();
    }

    private static void print(Map<Act, List<String>> sent, Map<Act, Integer> times, List<String> all, int clicks) {
        sent.forEach((act, statements) -> System.out.printf(
                Locale.ROOT,
                "%-8s %3d times, %5.1f a user task%n",
                act,
                times.get(act),
                (double) statements.size() / clicks));
        System.out.printf(Locale.ROOT, "sum      %3d tasks, %5.1f a user task%n", clicks, (double) all.size() / clicks);
    }
}
