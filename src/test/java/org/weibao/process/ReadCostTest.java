package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.support.StatementCount;
import org.weibao.support.WebSession;

/**
 * The statements of each form and list: few, and as many with few rows as with many. They are counted from the
 * controller on, after the current user is known. The engine's own statements read its tables: which tasks the user
 * sees, which table of escalation rules is in force, and for a letter who is in two groups. Its access check is the
 * statement on authorizations before each of them.
 */
class ReadCostTest extends Scenario {

    /** Of our own for one form. */
    private static final int MOST_FOR_A_FORM = 8;

    /** For one request of a list, a page of Cockpit or the page of a point: our own and the engine's. */
    private static final int MOST_FOR_A_LIST = 5;

    /** Of the engine for either. */
    private static final int MOST_OF_THE_ENGINE = 5;

    private static final String WORKBOOK = "plan.xlsx";

    /** A workbook is requested once in a while; the plan is named by a variable of the process. */
    private static final int MOST_FOR_A_WORKBOOK = 7;

    private static final String A_POINT = "/points/";

    private static final String API = "/camunda/api/weibao";

    private static final Pattern ENGINE = Pattern.compile("\\bACT_[A-Z]{2}_", Pattern.CASE_INSENSITIVE);

    private static final Pattern ACCESS_CHECK = Pattern.compile(
            "(?!.*ACT_RU_TASK).*\\bFROM\\s+ACT_RU_AUTHORIZATION\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private record Cost(List<String> own, List<String> engine, List<String> check) {}

    @Autowired
    Organization organization;

    @Autowired
    LevelsReached levels;

    @Autowired
    StatementCount count;

    @Autowired
    JdbcTemplate database;

    final Map<String, WebSession> sessions = new HashMap<>();

    @Test
    void aFormAndAListCostTheSameWhateverTheRows() {
        clock.startAgain();
        var few = new LinkedHashMap<String, Cost>();
        var many = new LinkedHashMap<String, Cost>();
        proofread(few, many);
        lifeOfAPoint(3, few);
        asked();
        lists(few);
        for (int i = 0; i < 20; i++) {
            asked();
        }
        lifeOfAPoint(23, many);
        lists(many);

        print(few, many);
        assertThat(many.keySet()).isEqualTo(few.keySet()).hasSize(39);
        assertThat(few).allSatisfy((what, cost) -> {
            assertThat(Objects.requireNonNull(many.get(what)).own())
                    .as(what + " with many rows")
                    .hasSameSizeAs(cost.own());
            assertThat(Objects.requireNonNull(many.get(what)).engine())
                    .as(what + " of the engine with many rows")
                    .hasSameSizeAs(cost.engine());
            if (isPage(what)) {
                assertThat(Stream.of(cost.own(), cost.engine()).flatMap(List::stream))
                        .as(what)
                        .hasSizeLessThanOrEqualTo(MOST_FOR_A_LIST);
            }
            assertThat(cost.own()).as(what).hasSizeLessThanOrEqualTo(MOST_FOR_A_FORM);
            assertThat(cost.engine())
                    .as(what + " of the engine")
                    .hasSizeLessThanOrEqualTo(what.equals(WORKBOOK) ? MOST_FOR_A_WORKBOOK : MOST_OF_THE_ENGINE);
        });
    }

    private static boolean isPage(String what) {
        return what.startsWith("/");
    }

    /** As taken from the document, and with fifty points more. */
    private void proofread(Map<String, Cost> few, Map<String, Cost> many) {
        office.desk("office-1").startsYear(2023);
        form(Elements.PROOFREAD, "2023", "office-1", few);
        workbook(few);
        database.execute(
                """
                insert into work_point (version, plan_id, code, place, position, title, category, priority, phase, incomplete,
                  lead_unit, lead_named, lead_confirmed, rhythm)
                select 0, p.plan_id, concat(p.code, '-', n.id), p.place, 100 + n.id, p.title, p.category, p.priority, p.phase,
                  p.incomplete, p.lead_unit, p.lead_named, p.lead_confirmed, p.rhythm
                from work_point p cross join measure n""");
        database.execute(
                """
                insert into measure (point_id, number, text, all_units, counties)
                select p.id, n.number, n.text, n.all_units, n.counties from work_point p cross join
                  (select distinct number, text, all_units, counties from measure) n where p.position > 100""");
        form(Elements.PROOFREAD, "2023", "office-1", many);
        workbook(many);
    }

    private void workbook(Map<String, Cost> costs) {
        var id = office.task(Elements.PROOFREAD, "2023").getId();
        var path = "/tasks/" + id + "/plan.xlsx";
        // The engine reads a definition once.
        cost(path, "office-1");
        costs.put(WORKBOOK, cost(path, "office-1"));
    }

    /** From assignment to decision. */
    private void lifeOfAPoint(int parts, Map<String, Cost> costs) {
        var bodies = bodies(parts - 1);
        var draft = points.ledBy("fulian");
        for (var unit : bodies) {
            if (organization.unit(unit).kind() == UnitKind.COUNTY) {
                draft.in(unit);
            } else {
                draft.with(unit).only(unit, "由" + unit + "承办");
            }
        }
        var code = draft.everybody("宣讲").published();
        form(Elements.ACCEPT_ASSIGNMENT, code, "fulian-officer", costs);
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "不归我会"));
        form(Elements.REASSIGN, code, "office-1", costs);
        office.desk("office-1").does(Elements.REASSIGN, code, Map.of("lead", "fulian", "reason", "归你会"));
        var lead = office.desk("fulian-officer");
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        form(Elements.REQUEST_END, code, "fulian-officer", costs);
        var one = bodies.get(0);
        var key = code + "/" + one;
        form(Elements.ACCEPT_PART, key, one + "-officer", costs);
        letters(code, bodies, costs);
        for (var unit : bodies) {
            office.desk(unit + "-officer").does(Elements.ACCEPT_PART, code + "/" + unit + "/", accept());
        }
        extension(code, one, costs);
        for (var unit : bodies) {
            office.desk(unit + "-officer")
                    .does(Elements.REPORT, code + "/" + unit + "/", report(part(code, unit), true, "完成"));
        }
        multiply(code, parts);
        form(Elements.SIGN_PART, key, one + "-head", costs);
        for (var unit : bodies) {
            office.desk(unit + "-head").does(Elements.SIGN_PART, code + "/" + unit + "/", answer("SIGNED"));
        }
        form(Elements.VERIFY, key, "fulian-officer", costs);
        for (var unit : bodies) {
            lead.does(Elements.VERIFY, code + "/" + unit + "/", answer("PASSED"));
        }
        form(Elements.REPORT, code + "/fulian", "fulian-officer", costs);
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));
        form(Elements.COMPILE, code, "fulian-officer", costs);
        lead.does(
                Elements.COMPILE,
                code,
                compiled(pointQuery.point(points.idOf(code)).measures(), "汇总"));
        form(Elements.SIGN, code, "fulian-head", costs);
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        form(Elements.CHECK, code, "office-1", costs);
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
        for (int i = 1; i < parts; i++) {
            toDecide();
        }
        form(Elements.DECIDE, code, "recorder", costs);
        for (var rest : List.of("", "/records", "/timeline")) {
            costs.put(A_POINT + rest + " of the lead", cost(A_POINT + code + rest, "fulian-officer"));
            costs.put(A_POINT + rest + " of a part", cost(A_POINT + code + rest, one + "-officer"));
        }
    }

    /** More reports, lines, notices and decisions of a point than its life has made. */
    private void multiply(String code, int times) {
        var id = points.idOf(code);
        for (int i = 1; i < times; i += 4) {
            database.update(
                    """
                    insert into decision (point_id, kind, outcome, reason, decided_by, decided_at)
                    values (?, 'CHECK', 'RETURNED_TO_LEAD', '再核', ?, current_timestamp)""",
                    id,
                    i % 2 == 0 ? "office-1" : "office-2");
            database.update(
                    """
                    insert into timeline_entry (plan_id, point_id, part_id, at, actor, kind, text)
                    select plan_id, point_id, part_id, at, actor, kind, text from timeline_entry
                    where point_id = ? and kind in ('ACCEPTED', 'DONE')""",
                    id);
        }
        database.update(
                """
                insert into report (point_id, part_id, round, due, period_begins, done, no_new_progress, summary, submitted_by,
                  submitted_at, returned)
                select point_id, part_id, round, due, period_begins, done, no_new_progress, summary, submitted_by, submitted_at,
                  returned
                from report where point_id = ?""",
                id);
        database.update(
                """
                insert into report_figure (report_id, position, measure_id, state, percentage)
                select r.id, 0, min(m.measure_id), 'COMPLETED', 100 from report r join part_measure m on m.part_id = r.part_id
                where r.point_id = ? and not exists (select 1 from report_figure f where f.report_id = r.id) group by r.id""",
                id);
    }

    /** A letter about one matter, or many of them and other drafts. */
    private void letters(String code, List<String> bodies, Map<String, Cost> costs) {
        var first = levels.reach(
                        TaskSubject.part(part(code, bodies.get(0)).id()),
                        Elements.ACCEPT_PART,
                        bodies.get(0),
                        "yellow",
                        LetterKind.TIP)
                .get(0);
        for (var unit : bodies.subList(1, bodies.size())) {
            levels.reach(TaskSubject.part(part(code, unit).id()), Elements.ACCEPT_PART, unit, "yellow", LetterKind.TIP);
        }
        office.continueToNextWaitState();
        form(Elements.RELEASE_LETTER, first.key(), "office-1", costs);
        office.desk("office-1").does(Elements.RELEASE_LETTER, first.key(), levels.released(first));
    }

    private void extension(String code, String unit, Map<String, Cost> costs) {
        asks(code, unit, "2023-04-14");
        form(Elements.SIGN_EXTENSION, code + "/" + unit, unit + "-head", costs);
        office.desk(unit + "-head").does(Elements.SIGN_EXTENSION, code + "/" + unit, answer("SIGNED"));
        form(Elements.DECIDE_EXTENSION, code + "/" + unit, "office-1", costs);
        office.desk("office-1")
                .does(Elements.DECIDE_EXTENSION, code + "/" + unit, Map.of("answer", "GRANTED", "due", "2023-04-14"));
    }

    private void asks(String code, String unit, String due) {
        var deadline = database.queryForObject(
                "select id from deadline where part_id = ? and step = ?",
                Long.class,
                part(code, unit).id(),
                Elements.REPORT);
        office.desk(unit + "-officer")
                .starts(
                        Elements.EXTENSION,
                        Map.of("deadlineId", deadline, "due", due, "reason", "等开学", "progress", "在办"));
    }

    /** One more point with an open task of the lead, and one with an extension. */
    private void asked() {
        var code = points.ledBy("fulian").in("jia").everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());
        asks(code, "jia", "2023-04-14");
        office.desk("jia-head").does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.DECIDE_EXTENSION, code, Map.of("answer", "GRANTED", "due", "2023-04-14"));
    }

    private void toDecide() {
        var code = points.ledBy("fulian").everybody("学习").published();
        var lead = office.desk("fulian-officer");
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        lead.does(Elements.REPORT, code, report(part(code, "fulian"), true, "完成"));
        lead.does(
                Elements.COMPILE,
                code,
                compiled(pointQuery.point(points.idOf(code)).measures(), "汇总"));
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
    }

    private void lists(Map<String, Cost> costs) {
        list("/extensions/choices", "fulian-officer", costs);
        list("/extension-corrections/choices", "office-1", costs);
        list("/urgings/choices", "office-1", costs);
        list(
                "/urgings/choices?text=" + URLEncoder.encode("落实", StandardCharsets.UTF_8) + "&keep=1,2",
                "office-1",
                costs);
        list("/desk", "office-1", costs);
        list("/desk/in-progress", "office-1", costs);
        list("/desk/done", "office-1", costs);
        list("/desk/notices", "office-1", costs);
        list("/points", "fulian-officer", costs);
        list("/supervision/matrix", "supervisor", costs);
        list("/supervision/summary", "supervisor", costs);
        list("/supervision/weekly", "supervisor", costs);
        list("/supervision/letters", "supervisor", costs);
        list("/supervision/incidents", "supervisor", costs);
        list("/supervision/exports", "supervisor", costs);
        list("/supervision/running?definition=" + definition("implementation"), "supervisor", costs);
        list("/letters", bodies(1).get(0) + "-officer", costs);
    }

    private String definition(String model) {
        return Objects.requireNonNull(
                database.queryForObject("select max(ID_) from ACT_RE_PROCDEF where KEY_ = ?", String.class, model));
    }

    private void form(String step, String key, String user, Map<String, Cost> costs) {
        costs.put(step, cost("/tasks/" + office.task(step, key).getId(), user));
    }

    private void list(String path, String user, Map<String, Cost> costs) {
        costs.put(path, cost(path, user));
    }

    private Cost cost(String path, String user) {
        var session = sessions.computeIfAbsent(
                user, each -> WebSession.signedIn(port, each, each.equals("supervisor") ? "cockpit" : "tasklist"));
        var sent = count.during(() -> {
            var answer = session.get(API + path);
            assertThat(answer.status())
                    .as(path + " for " + user + ": " + answer)
                    .isEqualTo(200);
            // A file of known length has arrived before the controller's end is noted.
            await().until(() -> count.saw(StatementCount.END));
        });
        var cost = new Cost(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        sent.subList(sent.indexOf(StatementCount.BEGIN) + 1, sent.indexOf(StatementCount.END)).stream()
                .filter(statement -> !statement.equals("commit") && !statement.equals("rollback"))
                .forEach(statement -> {
                    if (ACCESS_CHECK.matcher(statement).matches() && !statement.contains("ACT_RU_TASK")) {
                        cost.check().add(statement);
                    } else {
                        (ENGINE.matcher(statement).find() ? cost.engine() : cost.own()).add(statement);
                    }
                });
        return cost;
    }

    private List<String> bodies(int most) {
        var today = LocalDate.of(2023, 3, 6);
        return Stream.concat(organization.memberUnits(today).stream(), organization.counties(today).stream())
                .filter(unit -> unit.addressee().isPresent())
                .map(Unit::code)
                .filter(unit -> !unit.equals("fulian"))
                .limit(most)
                .toList();
    }

    private static void print(Map<String, Cost> few, Map<String, Cost> many) {
        System.out.printf(
                Locale.ROOT, "%-34s %17s %17s%n", "own, the engine's, its access check", "few rows", "many rows");
        few.forEach((what, cost) -> System.out.println(Stream.of(cost, Objects.requireNonNull(many.get(what)))
                .map(each -> String.format(
                        Locale.ROOT,
                        "%7d %4d %4d",
                        each.own().size(),
                        each.engine().size(),
                        each.check().size()))
                .reduce(String.format(Locale.ROOT, "%-34s", what), (line, each) -> line + " " + each)));
    }
}
