package org.weibao.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.board.DeskFilter;
import org.weibao.board.DeskQuery;
import org.weibao.board.DoneQuery;
import org.weibao.board.NoticeListQuery;
import org.weibao.organization.CurrentUser;
import org.weibao.process.LifeOfAPoint;
import org.weibao.support.MySqlServer;
import org.weibao.support.StatementCount;

/**
 * What the lists of 我的工作台 cost with twenty open tasks, and with 16,000 more of others. Run it so, on
 * MySQL or, without that profile, on H2:
 *
 * <p><pre>mvn -Pbench,mysql test-compile surefire:test@bench -Dtest=DeskBench</pre>
 */
@Tag("bench")
@BenchApplication
class DeskBench {

    /** Each doubles the points of others: 2,048 in the end, with eight parts each. */
    private static final int DOUBLINGS = 11;

    private static final int WARM_UP = 20;
    private static final int ROUNDS = 60;

    private static final String ROWS_READ = "Innodb_rows_read";

    private static final DeskFilter ALL = new DeskFilter(null, null, null, false, null, null, false, 1);

    @TestConfiguration
    static class Setting {

        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }
    }

    /** Milliseconds, and the statements and rows of one time. */
    private record Cost(double median, double p95, int statements, long rows) {}

    @Autowired
    LifeOfAPoint life;

    @Autowired
    DeskQuery desk;

    @Autowired
    DoneQuery done;

    @Autowired
    NoticeListQuery notices;

    @Autowired
    IdentityService identities;

    @Autowired
    StatementCount count;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatAListCosts() {
        life.begun((act, what) -> what.run());
        life.begun((act, what) -> what.run());
        var few = costs();
        var open = open();
        transaction.executeWithoutResult(status -> fill());
        var many = costs();
        System.out.printf(Locale.ROOT, "%nopen tasks %d -> %d%n", open, open());
        System.out.printf(
                "%-34s %23s %23s %17s %13s %6s%n",
                "", "few: median, p95 in ms", "many: median, p95", "rows", "statements", "ratio");
        many.forEach((what, cost) -> {
            var before = few.get(what);
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %12.1f %10.1f %12.1f %10.1f %8d %8d %6d %6d %6.2f%n",
                    what,
                    before.median(),
                    before.p95(),
                    cost.median(),
                    cost.p95(),
                    before.rows(),
                    cost.rows(),
                    before.statements(),
                    cost.statements(),
                    cost.median() / before.median());
        });
    }

    private Map<String, Cost> costs() {
        var costs = new LinkedHashMap<String, Cost>();
        for (var id : List.of("jia-officer", "fulian-officer", "office-1")) {
            var user = CurrentUser.of(
                    id,
                    identities.createGroupQuery().groupMember(id).list().stream()
                            .map(Group::getId)
                            .toList());
            Map<String, Consumer<CurrentUser>> lists = new LinkedHashMap<>();
            lists.put("待办", reader -> desk.todo(ALL, reader));
            lists.put("在办", reader -> desk.inProgress(ALL, reader));
            lists.put("已办", reader -> done.of(null, 1, reader));
            lists.put("通知", reader -> notices.of(1, reader));
            lists.forEach((name, list) -> costs.put(id + " " + name, cost(() -> list.accept(user))));
        }
        return costs;
    }

    private Cost cost(Runnable list) {
        for (var round = 0; round < WARM_UP; round++) {
            list.run();
        }
        var times = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var begin = System.nanoTime();
            list.run();
            times.add((System.nanoTime() - begin) / 1e6);
        }
        Collections.sort(times);
        var before = rows();
        var statements = count.during(list);
        return new Cost(times.get(ROUNDS / 2), times.get(ROUNDS * 95 / 100), statements.size(), rows() - before);
    }

    private static long rows() {
        return MySqlServer.isWanted() ? MySqlServer.shared().status(ROWS_READ).get(ROWS_READ) : 0;
    }

    private int open() {
        return database.queryForObject("SELECT COUNT(*) FROM deadline WHERE settled_at IS NULL", Integer.class);
    }

    /** Points with another lead, each with parts of other bodies that wait to be accepted. */
    private void fill() {
        var copies = new Copies(database);
        copies.again("z", "work_point", "WHERE id = 1", Map.of("lead_unit", "'minzheng'"), "code");
        for (var round = 0; round < DOUBLINGS; round++) {
            copies.again(String.valueOf((char) ('a' + round)), "work_point", "WHERE lead_unit = 'minzheng'", "code");
        }
        copies.again(
                "",
                "part",
                """
                JOIN (SELECT id AS copied FROM work_point WHERE lead_unit = 'minzheng') y ON 1 = 1
                WHERE point_id = 1 AND unit_code NOT IN ('jia', 'fulian')""",
                Map.of("point_id", "copied"));
        var task = database.queryForObject(
                "SELECT task_id FROM deadline WHERE part_id = (SELECT MIN(id) FROM part WHERE point_id = 1 AND unit_code = 'ding')"
                        + " AND settled_at IS NULL",
                String.class);
        var parts =
                """
                JOIN (SELECT p.id AS copied, p.unit_code AS body FROM part p JOIN work_point w ON w.id = p.point_id
                  WHERE w.lead_unit = 'minzheng') y ON 1 = 1
                WHERE %s = '%s'""";
        copies.again("", "ACT_RU_TASK", parts.formatted("ID_", task), Map.of("ID_", "CONCAT('p', copied)"));
        copies.again(
                "",
                "ACT_RU_IDENTITYLINK",
                parts.formatted("TASK_ID_", task),
                Map.of(
                        "ID_",
                        "CONCAT('p', copied)",
                        "TASK_ID_",
                        "CONCAT('p', copied)",
                        "GROUP_ID_",
                        "CONCAT('county-', body)"));
        copies.again(
                "",
                "deadline",
                parts.formatted("task_id", task),
                Map.of("part_id", "copied", "task_id", "CONCAT('p', copied)", "assignee_body", "body"));
        // Nine of ten are not due this week.
        database.update("UPDATE deadline SET due = '2099-12-31' WHERE task_id LIKE 'p%' AND MOD(part_id, 10) > 0");
        copies.analyze("ACT_RU_TASK", "ACT_RU_IDENTITYLINK", "deadline", "part", "work_point");
    }
}
