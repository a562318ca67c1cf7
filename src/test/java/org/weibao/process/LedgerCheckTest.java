package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.noNewProgress;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.returned;
import static org.weibao.process.Forms.verdict;
import static org.weibao.support.SampleFiles.jpeg;
import static org.weibao.support.SampleFiles.pdf;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.extension.ExtensionState;
import org.weibao.handover.HandOverService;
import org.weibao.organization.CurrentUser;
import org.weibao.plan.PlanState;
import org.weibao.process.ledger.LedgerCheck;
import org.weibao.process.ledger.LedgerCheck.Result;
import org.weibao.support.MySqlServer;
import org.weibao.support.SmallTown;
import org.weibao.support.WebSession;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/** The ledger check finds nothing in a healthy year with every state, and finds each kind of damage by its name. */
class LedgerCheckTest extends Scenario {

    private static final int FIRST = 2031;

    private static final String FILES = "/camunda/api/weibao/files/";

    private static final Path TOWN = Path.of("target/town-of-ledger-check");

    @Autowired
    HandOverService handOvers;

    @Autowired
    LevelsReached levels;

    @Autowired
    DataSource database;

    Office.Desk lead;

    /** The point whose parts stand everywhere. */
    String open;

    String closed;

    long attachedFile;

    long compiledFile;

    /** Of one meeting's minutes, with the decisions on two points. */
    long scan;

    long draft;

    @DynamicPropertySource
    static void aTownOfItsOwn(DynamicPropertyRegistry settings) {
        SmallTown.write(TOWN, FIRST, 4);
        settings.add("weibao.config", TOWN::toString);
    }

    @BeforeAll
    void aYearWhereEverythingHappens() {
        clock.startAgain();
        lead = office.desk("fulian-officer");
        abandoned(FIRST);
        office.desk("office-1").startsYear(FIRST + 1);
        office.desk("office-1").startsYear(FIRST + 2);
        office.desk("office-1").does(Elements.PROOFREAD, key(FIRST + 2), answer("SUBMITTED"));
        office.desk("recorder").does(Elements.APPROVE, key(FIRST + 2), answer("RETURNED", "再核对"));
        office.desk("office-1").does(Elements.PROOFREAD, key(FIRST + 2), answer("SUBMITTED"));
        open = partsEverywhere();
        closed = compiledAndChecked();
        decided(closed, compiledAndChecked());
        endedEarly();
        declined();
        sentBack();
        moreTimeIsAskedForAndTheOfficeUrges();
        aMailIsSent();
        var late = letters();
        jobsWait();
        levels.reach(
                TaskSubject.part(part(late, "yi").id()), Elements.ACCEPT_PART, "yi", "red", LetterKind.SUPERVISION);
        assertThat(states()).as("states of parts that occur").contains(PartState.values());
        assertThat(phases())
                .as("phases that occur")
                .contains(Phase.DRAFT, Phase.APPROVED, Phase.ASSIGNMENT)
                .contains(Phase.IMPLEMENTATION, Phase.REPORTING, Phase.REVIEW, Phase.CLOSED, Phase.CARRIED_OVER);
    }

    private void abandoned(int year) {
        office.desk("office-1").startsYear(year);
        office.desk("office-1").does(Elements.PROOFREAD, key(year), answer("ABANDONED", "文件有误"));
        assertThat(count("SELECT COUNT(*) FROM plan WHERE state = '" + PlanState.ABANDONED + "'"))
                .isEqualTo(1);
    }

    private String partsEverywhere() {
        var code = points.ledBy("fulian")
                .with("gongan")
                .supportedBy("office")
                .in("jia", "yi")
                .everybody("宣讲")
                .countedInCounties("进村", "宣讲")
                .published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var other = points.ledBy("fulian")
                .with("gongan")
                .in("jia", "yi")
                .everybody("宣讲")
                .published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, other, answer("ACCEPTED"));
        office.desk("gongan-officer").does(Elements.ACCEPT_PART, other + "/gongan", Map.of("objection", "职责不符"));
        office.desk("jia-officer")
                .does(
                        Elements.ACCEPT_PART,
                        other + "/jia",
                        Map.of("notApplicable", List.of(Map.of("measureId", measure(other, "jia"), "reason", "本县没有"))));
        finish(code, "jia");
        accepts(code, "yi");
        attachedFile = uploaded("yi-officer", Elements.REPORT, code + "/yi", "活动照片.jpg", jpeg());
        office.desk("yi-officer")
                .does(Elements.REPORT, code + "/yi", with(report(part(code, "yi"), false, "进展", 3, 4), attachedFile));
        assertThat(WebSession.tasklist(port, "fulian-officer")
                        .get(FILES + attachedFile)
                        .status())
                .isEqualTo(200);
        clock.setTo(part(code, "yi").due());
        office.desk("yi-officer").does(Elements.REPORT, code + "/yi", noNewProgress());
        draft = uploaded("yi-officer", Elements.REPORT, code + "/yi", "待交.pdf", pdf());
        var report = office.task(Elements.REPORT, code + "/yi").getId();
        // Who has begun its form has it.
        tasks.setAssignee(report, null);
        office.desk("yi-head")
                .as(() -> handOvers.handOver(
                        report, "yi-officer", "值班", CurrentUser.of("yi-head", List.of("county-yi-head"))));
        accepts(code, "gongan");
        reports(code, "gongan", true);
        office.desk("gongan-head").does(Elements.SIGN_PART, code + "/gongan", answer("RETURNED", "再写具体些"));
        reports(code, "gongan", true);
        office.desk("gongan-head").does(Elements.SIGN_PART, code + "/gongan", answer("SIGNED"));
        lead.does(Elements.VERIFY, code + "/gongan", answer("RETURNED", "缺数据"));
        reports(code, "gongan", true);
        office.desk("gongan-head").does(Elements.SIGN_PART, code + "/gongan", answer("SIGNED"));
        office.desk("unit-office-officer").does(Elements.ACCEPT_PART, code + "/office", accept());
        var third =
                points.ledBy("fulian").with("gongan").in("jia").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, third, answer("ACCEPTED"));
        accepts(third, "gongan");
        reports(third, "gongan", true);
        office.desk("jia-officer").does(Elements.ACCEPT_PART, third + "/jia", Map.of("objection", "已另有安排"));
        office.desk("office-1")
                .does(
                        Elements.DECIDE_OBJECTION,
                        third + "/jia",
                        Map.of("released", List.of(measure(third, "jia")), "reason", "采纳"));
        return code;
    }

    private String compiledAndChecked() {
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        finish(code, "jia");
        reports(code, "fulian", true);
        compile(code);
        office.desk("fulian-head").does(Elements.SIGN, code, answer("RETURNED", "再核"));
        compiledFile = uploaded("fulian-officer", Elements.COMPILE, code, "汇总.pdf", pdf());
        lead.does(
                Elements.COMPILE,
                code,
                with(compiled(pointQuery.point(points.idOf(code)).measures(), "汇总"), compiledFile));
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
        return code;
    }

    private String today() {
        return WorkingCalendar.dayOf(clock.instant()).toString();
    }

    private void decided(String ends, String goesOn) {
        scan = uploaded("recorder", Elements.DECIDE, ends, "会议纪要.pdf", pdf());
        var verdict =
                verdict(today(), on(points.idOf(ends), "CLOSED", "理由"), on(points.idOf(goesOn), "CARRIED_OVER", "理由"));
        office.desk("recorder").does(Elements.DECIDE, ends, with(verdict, scan));
    }

    private long uploaded(String user, String step, String key, String name, byte[] content) {
        var task = office.task(step, key).getId();
        var answer =
                WebSession.tasklist(port, user).upload("/camunda/api/weibao/tasks/" + task + "/files", name, content);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("id").asLong();
    }

    private static Map<String, Object> with(Map<String, Object> content, long file) {
        var more = new HashMap<>(content);
        more.put("files", List.of(file));
        return more;
    }

    private void endedEarly() {
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        lead.does(Elements.REQUEST_END, code, reason("甲县没有回音"));
        office.desk("office-1").does(Elements.CONSENT_END, code, answer("REFUSED", "再催一次"));
        lead.does(Elements.REQUEST_END, code, reason("甲县仍没有回音"));
        office.desk("office-1").does(Elements.CONSENT_END, code, answer("GRANTED"));
    }

    /** Publishing, recording what is unfinished, starting and ending parts. */
    private void jobsWait() {
        var ending = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, ending, answer("ACCEPTED"));
        var stillOpen = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, stillOpen, answer("ACCEPTED"));
        lead.does(Elements.REQUEST_END, stillOpen, reason("甲县没有回音"));
        var starting = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        office.desk("office-1").startsYear(FIRST + 3);
        office.desk("office-1").does(Elements.PROOFREAD, key(FIRST + 3), answer("SUBMITTED"));
        office.desk("recorder").click(Elements.APPROVE, key(FIRST + 3), answer("APPROVED"));
        lead.click(Elements.ACCEPT_ASSIGNMENT, starting, answer("ACCEPTED"));
        lead.click(Elements.REPORT, ending + "/fulian", report(part(ending, "fulian"), true, "完成"));
        office.desk("office-1").click(Elements.CONSENT_END, stillOpen, answer("GRANTED"));
    }

    private void declined() {
        var code = points.ledBy("gongan").with("fulian").everybody("宣讲").published();
        office.desk("gongan-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "应由市妇联牵头"));
        office.desk("office-1")
                .does(
                        Elements.REASSIGN,
                        code,
                        Map.of("lead", "fulian", "responsible", List.of("gongan"), "reason", "采纳"));
    }

    /** Two that were released, one that was not, one that is drafted. */
    private String letters() {
        var code = points.ledBy("fulian")
                .with("gongan")
                .in("jia", "yi")
                .everybody("宣讲")
                .published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var first = letter(code, "jia", "yellow");
        office.desk("office-1").does(Elements.RELEASE_LETTER, first.key(), levels.released(first));
        var second = letter(code, "jia", "red");
        office.desk("office-1").does(Elements.RELEASE_LETTER, second.key(), levels.released(second));
        var held = letter(code, "gongan", "yellow");
        office.desk("office-1").does(Elements.RELEASE_LETTER, held.key(), levels.notReleased(held, "已电话沟通"));
        letter(code, "yi", "yellow");
        return code;
    }

    private LevelsReached.Wanted letter(String code, String unit, String level) {
        var wanted = levels.reach(
                TaskSubject.part(part(code, unit).id()), Elements.ACCEPT_PART, unit, level, LetterKind.TIP);
        office.continueToNextWaitState();
        return wanted.get(wanted.size() - 1);
    }

    /** By everybody who may: while compiling, at the check, after the meeting. */
    private void sentBack() {
        var code = points.ledBy("fulian").in("jia", "yi").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        finish(code, "jia");
        finish(code, "yi");
        reports(code, "fulian", true);
        lead.does(Elements.COMPILE, code, returned("RETURNED_TO_PARTS", "缺数据", part(code, "jia"), part(code, "yi")));
        again(code, "jia");
        again(code, "yi");
        compile(code);
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, returned("RETURNED_TO_PARTS", "缺制度", part(code, "jia")));
        again(code, "jia");
        compile(code);
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, returned("RETURNED_TO_LEAD", "再写具体些"));
        compile(code);
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
        office.desk("recorder")
                .does(Elements.DECIDE, code, verdict(today(), on(points.idOf(code), "RETURNED_TO_OFFICE", "再核")));
        office.desk("office-1")
                .does(Elements.CHOOSE_RETURN, code, returned("RETURNED_TO_PARTS", "再核", part(code, "yi")));
        again(code, "yi");
        compile(code);
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
    }

    /** Not signed, refused, granted, needless, and waiting for head and office; for a part's task and for the point's. */
    private void moreTimeIsAskedForAndTheOfficeUrges() {
        var code = points.ledBy("fulian").in("jia", "yi").everybody("宣讲").published();
        asks("fulian", TaskSubject.point(points.idOf(code)), Elements.ACCEPT_ASSIGNMENT);
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        accepts(code, "jia");
        var jia = TaskSubject.part(part(code, "jia").id());
        asks("jia", jia, Elements.REPORT);
        office.desk("jia-head").does(Elements.SIGN_EXTENSION, code, answer("REFUSED", "能够按期完成"));
        for (var decision : List.of(
                answer("REFUSED", "统一进度"),
                Map.<String, Object>of(
                        "answer", "GRANTED", "due", "2023-10-13", "confirmed", List.of("due=2023-10-13")))) {
            asks("jia", jia, Elements.REPORT);
            office.desk("jia-head").does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
            office.desk("office-1").does(Elements.DECIDE_EXTENSION, code, decision);
        }
        office.desk("office-1")
                .starts(
                        Elements.EXTENSION_CORRECTION,
                        Map.of(
                                "deadlineId",
                                deadlines
                                        .find(jia, Elements.REPORT)
                                        .orElseThrow()
                                        .id(),
                                "due",
                                "2023-10-16",
                                "confirmed",
                                List.of("due=2023-10-16"),
                                "reason",
                                "日期填错"));
        asks("jia", jia, Elements.REPORT);
        office.desk("jia-head").does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        var yi = TaskSubject.part(part(code, "yi").id());
        asks("yi", yi, Elements.ACCEPT_PART);
        var late = deadlines.find(yi, Elements.ACCEPT_PART).orElseThrow().id();
        office.desk("office-1").starts(Elements.URGING, Map.of("deadlineIds", List.of(late), "text", "请尽快签收"));
        assertThat(JdbcClient.create(database)
                        .sql("SELECT state FROM extension")
                        .query(ExtensionState.class)
                        .list())
                .contains(ExtensionState.values());
    }

    private void aMailIsSent() {
        var jdbc = JdbcClient.create(database);
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(status -> {
            jdbc.sql(
                            """
                            INSERT INTO message (channel, recipient, stable_id, subject, body, state, written_at,
                              next_attempt_at, attempts, sent_at)
                            VALUES ('mail', 'office-1', '<1@weibao>', '提醒', '请签收', 'SENT', CURRENT_TIMESTAMP,
                              CURRENT_TIMESTAMP, 1, CURRENT_TIMESTAMP)
                            """)
                    .update();
            jdbc.sql("UPDATE delivery SET state = 'GATHERED', reason = NULL, message_id = ? WHERE id = ?")
                    .params(text("SELECT MAX(id) FROM message"), text("SELECT MIN(id) FROM delivery"))
                    .update();
        });
    }

    private void asks(String unit, TaskSubject subject, String step) {
        office.desk(unit + "-officer")
                .starts(
                        Elements.EXTENSION,
                        Map.of(
                                "deadlineId",
                                deadlines.find(subject, step).orElseThrow().id(),
                                "due",
                                "2023-10-20",
                                "confirmed",
                                List.of("due=2023-10-20"),
                                "reason",
                                "等学校开学",
                                "progress",
                                "已走访"));
    }

    @AfterAll
    void jobsMayRunAgain() {
        constraints(!MySqlServer.isWanted(), true);
        office.continueToNextWaitState();
        assertThat(findings()).isEmpty();
    }

    @Test
    void aHealthyYearHasNoFindings() {
        var results = new LedgerCheck(database, clock).run();

        assertThat(results).isNotEmpty().allSatisfy(each -> {
            assertThat(each.findings()).as(each.title()).isEmpty();
            assertThat(each.examined()).as(each.title()).isPositive();
        });
    }

    @TestFactory
    Stream<DynamicNode> eachDamageIsFoundByTheCheckOfItsName() {
        constraints(!MySqlServer.isWanted(), false);
        return damages().entrySet().stream()
                .map(damage ->
                        DynamicTest.dynamicTest(damage.getKey(), () -> plant(damage.getKey(), damage.getValue())));
    }

    private record Constraint(String name, String table, String type) {

        boolean isOfAnEnum() {
            return name.endsWith("_known");
        }

        /** It is called by its table and column. */
        String unknownConstant() {
            var column = name.substring(table.length() + 1, name.length() - "_known".length());
            return "UPDATE " + table + " SET " + column + " = 'NO_SUCH'";
        }

        /**
         * What the database says. MySQL names no foreign key to users who may not see the whole database; H2 names the index of a
         * unique key. What is of no known state breaks the other checks of its table, too.
         */
        String refusal() {
            if (type.equals("FOREIGN KEY") && MySqlServer.isWanted()) {
                return "a foreign key constraint fails";
            }
            return "(?i)\\b" + (isOfAnEnum() ? table + "_\\w+" : name + "(_index_\\w+)?") + "\\b";
        }
    }

    /** What a row alone can break is no damage to be found: the database refuses it. */
    @TestFactory
    Stream<DynamicNode> theDatabaseRefusesWhatARowAloneCanBreak() {
        constraints(!MySqlServer.isWanted(), true);
        var constraints = JdbcClient.create(database)
                .sql(
                        """
                        SELECT LOWER(CONSTRAINT_NAME), LOWER(TABLE_NAME), CONSTRAINT_TYPE
                        FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = SCHEMA()
                        """)
                .query((row, number) -> new Constraint(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        var rows = RefusedRows.all();
        constraints.stream()
                .filter(Constraint::isOfAnEnum)
                .forEach(each -> rows.putIfAbsent(each.name(), each.unknownConstant()));
        assertThat(rows.keySet())
                .as("a forbidden row for each check")
                .containsAll(constraints.stream()
                        .filter(each -> each.type().equals("CHECK"))
                        .map(Constraint::name)
                        .toList());
        assertThat(constraints.stream().map(Constraint::name))
                .as("constraints of the database")
                .containsAll(rows.keySet());
        return constraints.stream()
                .filter(each -> rows.containsKey(each.name()))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> refuses(each, rows.get(each.name()))));
    }

    private void refuses(Constraint constraint, String statement) {
        var refusal = catchThrowable(() -> new TransactionTemplate(new DataSourceTransactionManager(database))
                .executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    JdbcClient.create(database).sql(statement).update();
                }));
        assertThat(refusal).as(statement).isInstanceOf(DataAccessException.class);
        var said = String.valueOf(
                NestedExceptionUtils.getMostSpecificCause(refusal).getMessage());
        // H2 repeats the statement.
        assertThat(said.split("SQL statement", 2)[0]).as(statement).containsPattern(constraint.refusal());
    }

    /** What is planted, and of which checks one must find it. */
    private record Damage(String check, String... statements) {}

    private Map<String, Damage> damages() {
        var damages = new TreeMap<String, Damage>();
        var point = points.idOf(open);
        var part = part(open, "yi").id();
        var ended = points.idOf(closed);
        var run = text(
                "SELECT PROC_INST_ID_ FROM ACT_RU_VARIABLE WHERE NAME_ = 'partId' AND EXECUTION_ID_ = PROC_INST_ID_"
                        + " AND LONG_ = " + part);
        var whole = text("SELECT PROC_INST_ID_ FROM ACT_RU_VARIABLE WHERE NAME_ = 'pointId' AND EXECUTION_ID_ ="
                + " PROC_INST_ID_ AND LONG_ = " + point);
        var acts = "每次办理";
        damages.put(
                "a live point without its process",
                new Damage("办理中的要点", "DELETE FROM ACT_RU_VARIABLE WHERE NAME_ =" + " 'pointId' AND LONG_ = " + point));
        damages.put(
                "a closed point with a process",
                new Damage("办理中的要点", "UPDATE work_point SET phase = 'CLOSED' WHERE id = " + point));
        damages.put(
                "a mail that was given up without its process",
                new Damage(
                        "没有发出去的通知",
                        "UPDATE message SET state = 'FAILED', sent_at = NULL WHERE recipient = 'office-1'"));
        damages.put(
                "another point's business key",
                new Damage(
                        "办理中的要点",
                        "UPDATE ACT_RU_EXECUTION SET BUSINESS_KEY_ = 'T-0'" + " WHERE ID_ = '" + whole + "'"));
        damages.put(
                "a hand-over without its record",
                new Damage("每次转交", "DELETE FROM timeline_entry WHERE kind = 'HANDED_OVER'"));
        damages.put("a hand-over recorded twice", new Damage("每次转交", copyEvent("kind = 'HANDED_OVER'")));
        damages.put(
                "a hand-over in another's name",
                new Damage("每次转交", "UPDATE timeline_entry SET actor = 'yi-officer' WHERE kind = 'HANDED_OVER'"));
        damages.put(
                "a point published without a row",
                new Damage("发布过的要点", "DELETE FROM publication WHERE point_id = " + point));
        damages.put(
                "a row of a point that is not published",
                new Damage("发布过的要点", "UPDATE work_point SET phase = 'APPROVED'" + " WHERE id = " + ended));
        damages.put(
                "a point published twice",
                new Damage("发布过的要点", copyEvent("point_id = " + ended + " AND kind = 'PUBLISHED'")));
        damages.put(
                "a plan without its process",
                new Damage(
                        "校核、审批",
                        "UPDATE plan SET state = 'PROOFREADING' WHERE id ="
                                + " (SELECT id FROM (SELECT plan_id AS id FROM work_point WHERE id = " + ended
                                + ") x)"));
        damages.put(
                "a plan whose process stands elsewhere",
                new Damage(
                        "校核、审批", "UPDATE plan SET state = 'AWAITING_APPROVAL'" + " WHERE plan_year = " + (FIRST + 1)));
        damages.put(
                "an abandoned plan with a process",
                new Damage(
                        "校核、审批",
                        "UPDATE plan SET state = 'ABANDONED', running_year = NULL WHERE plan_year = " + (FIRST + 1)));
        damages.put(
                "a phase that is not the process's",
                new Damage("要点的阶段", "UPDATE work_point SET phase = 'REPORTING' WHERE" + " id = " + point));
        damages.put(
                "a token twice",
                new Damage(
                        "要点的阶段", copyExecution("PROC_INST_ID_ = '" + whole + "' AND ACT_ID_ = 'userTask_requestEnd'")));
        damages.put(
                "an open part without its process",
                new Damage(
                        "落实中要点",
                        "DELETE FROM ACT_RU_VARIABLE WHERE NAME_ = 'partId'" + " AND EXECUTION_ID_ = '" + run + "'"));
        damages.put(
                "an open part of a closed point",
                new Damage("落实中要点", "UPDATE part SET state = 'IMPLEMENTING' WHERE" + " point_id = " + ended));
        damages.put(
                "a closed part with a process",
                new Damage("承办任务的状态", "UPDATE part SET state = 'VERIFIED' WHERE id = " + part));
        damages.put(
                "a part's state that is not the process's",
                new Damage("承办任务的状态", "UPDATE part SET state = 'TO_VERIFY'" + " WHERE id = " + part));
        damages.put(
                "an execution without its parent",
                new Damage(
                        "没有无主",
                        "UPDATE ACT_RU_EXECUTION SET PARENT_ID_ = 'none' WHERE" + " PROC_INST_ID_ = '" + whole
                                + "' AND PARENT_ID_ IS NOT NULL"));
        damages.put(
                "a called process without its caller",
                new Damage("没有无主", "UPDATE ACT_RU_EXECUTION SET SUPER_EXEC_ = 'none'" + " WHERE ID_ = '" + run + "'"));
        damages.put(
                "a task without its execution",
                new Damage(
                        "没有无主",
                        "UPDATE ACT_RU_TASK SET EXECUTION_ID_ = 'none' WHERE" + " PROC_INST_ID_ = '" + run + "'"));
        damages.put(
                "a process that lost its task",
                new Damage(
                        "没有无主",
                        "DELETE FROM ACT_RU_IDENTITYLINK WHERE TASK_ID_ IN"
                                + " (SELECT ID_ FROM ACT_RU_TASK WHERE PROC_INST_ID_ = '" + run + "')",
                        "DELETE FROM ACT_RU_TASK WHERE" + " PROC_INST_ID_ = '" + run + "'"));
        var ofReport = " WHERE part_id = " + part + " AND step = 'userTask_report'";
        damages.put("a task without its deadline", new Damage("每项待办任务各有一条期限", "DELETE FROM deadline" + ofReport));
        damages.put(
                "a task whose deadline is settled",
                new Damage("每项待办任务各有一条期限", "UPDATE deadline SET settled_at = opened_at" + ofReport));
        damages.put(
                "a task whose deadline ends on another day",
                new Damage("每项待办任务各有一条期限", "UPDATE deadline SET due = DATE '2023-01-03'" + ofReport));
        damages.put(
                "an earlier round that nobody kept",
                new Damage(
                        "每项待办任务各有一条期限",
                        "DELETE FROM earlier_round WHERE deadline_id IN (SELECT deadline_id FROM extension WHERE state = 'GRANTED')"));
        damages.put(
                "an open deadline without its task",
                new Damage(
                        "每项待办任务各有一条期限",
                        "UPDATE deadline SET settled_at = NULL WHERE part_id = " + part
                                + " AND step = 'userTask_acceptPart'"));
        var unsigned = "WHERE state = 'TO_SIGN'";
        damages.put(
                "a request whose process has ended",
                new Damage(
                        "未决的延期申请",
                        "UPDATE extension SET state = 'NOT_NEEDED', open_deadline_id = NULL, ended_at = requested_at "
                                + unsigned));
        damages.put("a process without its request", new Damage("未决的延期申请", "DELETE FROM extension " + unsigned));
        damages.put(
                "a request at another step than its process",
                new Damage(
                        "未决的延期申请",
                        "UPDATE extension SET state = 'TO_DECIDE', signed_by = 'yi-head', signed_at = requested_at "
                                + unsigned));
        damages.put(
                "a request that the story does not tell of",
                new Damage("未决的延期申请", "DELETE FROM timeline_entry WHERE kind = 'EXTENSION_REQUESTED'"));
        damages.put(
                "a granted extension that the story tells of twice",
                new Damage("每次办理", copyEvent("kind = 'EXTENDED'")));
        damages.put(
                "a correction that the story does not tell of",
                new Damage("每次更正延期", "DELETE FROM timeline_entry WHERE kind = 'EXTENSION_CORRECTED'"));
        damages.put(
                "a correction that nobody was told of",
                new Damage("每次更正延期", "DELETE FROM notice WHERE head = '延期已更正'"));
        damages.put(
                "a correction without its process",
                new Damage("每次更正延期", "DELETE FROM ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = 'extension-correction'"));
        damages.put(
                "an urging that the story does not tell of",
                new Damage("每次催办", "DELETE FROM timeline_entry WHERE kind = 'URGED'"));
        damages.put(
                "an urging that nobody was told of", new Damage("每次催办", "DELETE FROM notice WHERE kind = 'URGING'"));
        damages.put(
                "an urging without its process",
                new Damage("每次催办", "DELETE FROM ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = 'urging'"));
        damages.put(
                "a part that stands at an older report",
                new Damage(
                        "报告的轮次",
                        "UPDATE part SET last_report_id = NULL, progress = NULL WHERE last_report_id IS NOT NULL"));
        damages.put(
                "a progress that its report does not say",
                new Damage("报告的轮次", "UPDATE part SET progress = 37 WHERE last_report_id IS NOT NULL"));
        damages.put(
                "a task without its timer",
                new Damage(
                        "每项待办任务各有一个",
                        "DELETE FROM ACT_RU_JOB WHERE HANDLER_TYPE_ = 'timer-transition' AND PROCESS_INSTANCE_ID_ = '"
                                + run + "'"));
        damages.put(
                "a timer without its task",
                new Damage(
                        "每项待办任务各有一个",
                        "UPDATE ACT_RU_JOB SET EXECUTION_ID_ = '" + whole + "' WHERE HANDLER_TYPE_ = 'timer-transition'"
                                + " AND PROCESS_INSTANCE_ID_ = '" + run + "'"));
        damages.put("a job without its execution", new Damage("没有无主", "UPDATE ACT_RU_JOB SET EXECUTION_ID_ = 'none'"));
        damages.put(
                "a variable without its execution",
                new Damage("没有无主", "UPDATE ACT_RU_VARIABLE SET EXECUTION_ID_ = 'none'" + " WHERE NAME_ = 'leadGroup'"));
        damages.put(
                "a group without its task",
                new Damage("没有无主", "UPDATE ACT_RU_IDENTITYLINK SET TASK_ID_ = 'none' WHERE" + " TASK_ID_ IS NOT NULL"));
        damages.put(
                "another due day", new Damage("填报任务的期限", "UPDATE part SET due = DATE '2024-02-29' WHERE id = " + part));
        damages.put(
                "a due day that the task lacks",
                new Damage(
                        "填报任务的期限", "UPDATE ACT_RU_TASK SET DUE_DATE_ = NULL WHERE" + " PROC_INST_ID_ = '" + run + "'"));
        damages.put(
                "a round that no return began", new Damage("报告的轮次", "UPDATE part SET round = 2 WHERE id = " + part));
        damages.put(
                "a report ahead of its part",
                new Damage("报告的轮次", "UPDATE report SET round = 9 WHERE part_id = " + part));
        damages.put(
                "a streak that no report tells of",
                new Damage("报告的轮次", "UPDATE part SET no_progress_streak = 3 WHERE id = " + part));
        damages.put(
                "a verified part without a signed report",
                new Damage(
                        "报告的轮次",
                        "UPDATE report SET signed_by = NULL, signed_at" + " = NULL WHERE part_id = "
                                + part(open, "jia").id()));
        damages.put(
                "an unfinished part that nobody decided on",
                new Damage("报告的轮次", "DELETE FROM timeline_entry WHERE kind =" + " 'UNFINISHED'"));
        damages.put(
                "a figure lost",
                new Damage(
                        "报告的进展数字",
                        "DELETE FROM report_figure WHERE position = 0 AND report_id IN"
                                + " (SELECT id FROM report WHERE part_id = " + part + ")"));
        damages.put(
                "a figure of a measure that is not the part's",
                new Damage(
                        "报告的进展数字",
                        "UPDATE report_figure SET measure_id"
                                + " = (SELECT MIN(id) FROM measure WHERE point_id = " + ended
                                + ") WHERE position = 0 AND report_id IN"
                                + " (SELECT id FROM report WHERE part_id = " + part + ")"));
        damages.put("an item of the check lost", new Damage("报告的进展数字", "DELETE FROM checked_item WHERE position = 0"));
        for (var kind : List.of(
                "SUBMITTED",
                "APPROVED",
                "ABANDONED",
                "ACCEPTED",
                "DECLINED",
                "REASSIGNED",
                "CLAIMED",
                "DECIDED",
                "REPORTED",
                "NO_NEW_PROGRESS",
                "DONE",
                "SIGNED",
                "VERIFIED",
                "RETURNED",
                "END_REQUESTED",
                "END_GRANTED",
                "END_REFUSED",
                "COMPILED",
                "CHECKED",
                "CLOSED",
                "CARRIED_OVER",
                "TAKEN")) {
            var one = "(SELECT id FROM (SELECT MAX(id) AS id FROM timeline_entry WHERE kind = '" + kind + "') x)";
            // Of what reopened a part, all is at one moment here: the rounds tell.
            var by = kind.equals("RETURNED") ? "报告的轮次" : acts;
            damages.put("a line lost: " + kind, new Damage(by, "DELETE FROM timeline_entry WHERE id = " + one));
            if (!kind.equals("CLAIMED")) {
                damages.put("a line twice: " + kind, new Damage(by, copyEvent("id = " + one)));
            }
            damages.put(
                    "somebody else's line: " + kind,
                    new Damage(acts, "UPDATE timeline_entry SET actor = 'nobody' WHERE id = " + one));
        }
        for (var kind : List.of(
                "APPROVAL",
                "REASSIGNMENT",
                "OBJECTION",
                "END_IMPLEMENTATION",
                "VERIFICATION",
                "SIGNATURE",
                "CHECK",
                "DECISION",
                "RETURN")) {
            var one = "(SELECT id FROM (SELECT MAX(id) AS id FROM decision WHERE kind = '" + kind + "') x)";
            damages.put(
                    "a decision lost: " + kind,
                    new Damage(
                            acts,
                            "DELETE FROM checked_item WHERE decision_id = " + one,
                            "DELETE FROM decision WHERE id = " + one));
            damages.put(
                    "another outcome: " + kind,
                    new Damage(acts, "UPDATE decision SET outcome = 'OTHER' WHERE id = " + one));
            damages.put(
                    "another day: " + kind,
                    new Damage(
                            acts,
                            "UPDATE decision SET decided_at = TIMESTAMP '2023-03-01 09:00:00'" + " WHERE id = " + one));
        }
        damages.put(
                "a report lost",
                new Damage(
                        acts,
                        "DELETE FROM report_figure WHERE report_id = (SELECT MIN(id) FROM report" + " WHERE part_id = "
                                + part + ")",
                        "DELETE FROM report WHERE id = (SELECT id FROM (SELECT MIN(id) AS id FROM"
                                + " report WHERE part_id = " + part + ") x)"));
        damages.put(
                "a report twice",
                new Damage(
                        acts,
                        "INSERT INTO report (point_id, part_id, round, done, returned, no_new_progress, submitted_by,"
                                + " submitted_at) SELECT point_id, part_id, round, done, returned, no_new_progress, submitted_by,"
                                + " submitted_at FROM report WHERE part_id = " + part));
        damages.put(
                "a signature of nobody",
                new Damage(acts, "UPDATE report SET signed_by = 'nobody' WHERE signed_by IS NOT NULL"));
        damages.put(
                "a step that the history lost",
                new Damage(acts, "DELETE FROM ACT_HI_TASKINST WHERE TASK_DEF_KEY_ =" + " 'userTask_compile'"));
        damages.put(
                "another person's step",
                new Damage(
                        acts, "UPDATE ACT_HI_OP_LOG SET USER_ID_ = 'nobody' WHERE OPERATION_TYPE_" + " = 'Complete'"));
        evidenceDamages(damages, part, ended);
        letterDamages(damages);
        damages.put(
                "no part was sent back",
                new Damage(
                        acts,
                        "DELETE FROM timeline_entry WHERE kind = 'RETURNED' AND part_id IN"
                                + " (SELECT id FROM part WHERE point_id = (SELECT point_id FROM decision WHERE kind = 'RETURN'))"));
        return damages;
    }

    private void letterDamages(Map<String, Damage> damages) {
        var processes = "待拟和待签发的函件";
        var numbers = "签发的函件逐年";
        var last = "(SELECT id FROM (SELECT MAX(id) AS id FROM letter WHERE state = 'RELEASED') x)";
        damages.put(
                "a draft without its process",
                new Damage(processes, "DELETE FROM ACT_RU_VARIABLE WHERE NAME_ = 'letterId'"));
        damages.put(
                "a released letter with a process",
                new Damage(processes, "UPDATE letter SET state = 'NOT_NEEDED' WHERE state = 'DRAFTED'"));
        damages.put(
                "another letter's business key",
                new Damage(
                        processes,
                        "UPDATE ACT_RU_EXECUTION SET BUSINESS_KEY_ = 'T-0' WHERE BUSINESS_KEY_ LIKE '%letter%'"));
        damages.put(
                "a released letter that the story is silent about",
                new Damage(processes, "DELETE FROM timeline_entry WHERE kind = 'LETTER_RELEASED'"));
        damages.put(
                "a dropped letter that the story is silent about",
                new Damage(processes, "DELETE FROM timeline_entry WHERE kind = 'LETTER_DROPPED'"));
        damages.put(
                "a draft about nothing",
                new Damage(
                        processes,
                        "UPDATE letter_matter SET left_at = joined_at, left_because = 'SETTLED' WHERE letter_id ="
                                + " (SELECT id FROM (SELECT MAX(id) AS id FROM letter WHERE state = 'DRAFTED') x)"));
        damages.put(
                "a draft about a task that is done",
                new Damage(
                        processes,
                        "UPDATE letter_matter SET deadline_id = (SELECT MIN(id) FROM deadline WHERE settled_at IS NOT NULL),"
                                + " level_id = 'other' WHERE letter_id IN (SELECT id FROM letter WHERE state = 'DRAFTED')"));
        damages.put(
                "a gap in the numbers",
                new Damage(numbers, "UPDATE letter SET letter_number = letter_number + 1 WHERE id = " + last));
        damages.put(
                "a year without a first number",
                new Damage(numbers, "UPDATE letter SET letter_number = letter_number + 5"));
        damages.put(
                "a letter released in another's name",
                new Damage("每次办理", "UPDATE letter SET decided_by = 'office-2' WHERE state = 'RELEASED'"));
        damages.put("a letter that changed", new Damage("签发的函件完整", "UPDATE letter_content SET content = X'00'"));
        damages.put(
                "a letter without its file",
                new Damage("签发的函件完整", "DELETE FROM letter_content WHERE letter_id = " + last));
        damages.put(
                "a file of a draft",
                new Damage(
                        "签发的函件完整",
                        "INSERT INTO letter_content (letter_id, content) SELECT id, X'00' FROM letter WHERE state = 'DRAFTED'"));
    }

    private void evidenceDamages(Map<String, Damage> damages, long part, long ended) {
        var whole = "证明材料完整";
        var changed = jpeg();
        changed[changed.length / 2] ^= 1;
        damages.put("a file that changed", new Damage(whole, content(attachedFile, changed)));
        damages.put("a file cut short", new Damage(whole, content(attachedFile, new byte[] {changed[0]})));
        damages.put("a draft that changed", new Damage(whole, content(draft, changed)));
        damages.put("another fingerprint", new Damage(whole, file(attachedFile, "sha256 = REPEAT('0', 64)")));
        damages.put("another length of a file", new Damage(whole, file(attachedFile, "length = length + 1")));
        damages.put(
                "a file without what it holds",
                new Damage(whole, "DELETE FROM evidence_content WHERE file_id = " + attachedFile));
        damages.put("minutes that are a draft", new Damage(whole, file(scan, "attached_at = NULL")));
        damages.put(
                "a file of another part's report",
                new Damage(
                        whole,
                        file(
                                attachedFile,
                                "report_id = (SELECT MIN(id) FROM report WHERE point_id = " + points.idOf(open)
                                        + " AND part_id <> " + part + ")")));
        damages.put(
                "the lead's file with a part's report",
                new Damage(
                        whole,
                        file(
                                compiledFile,
                                "report_id = (SELECT MIN(id) FROM report WHERE point_id = "
                                        + "(SELECT point_id FROM (SELECT * FROM evidence_file) f WHERE id = "
                                        + compiledFile + ") AND part_id IS NOT NULL)")));
        damages.put(
                "minutes with no decision", new Damage(whole, "DELETE FROM evidence_decision WHERE file_id = " + scan));
        var carriedOver = " WHERE file_id = " + scan + " AND decision_id IN (SELECT id FROM decision WHERE point_id <> "
                + ended + ")";
        var own = " WHERE file_id = " + scan + " AND decision_id IN (SELECT id FROM decision WHERE point_id = " + ended
                + ")";
        damages.put(
                "minutes with what no meeting decided",
                new Damage(
                        whole,
                        "UPDATE evidence_decision SET decision_id ="
                                + " (SELECT MIN(id) FROM decision WHERE meeting_date IS NULL)" + carriedOver));
        damages.put("minutes that their own point lost", new Damage(whole, "DELETE FROM evidence_decision" + own));
        damages.put(
                "a file of a report and of a decision",
                new Damage(
                        whole,
                        "INSERT INTO evidence_decision (file_id, decision_id) SELECT " + attachedFile
                                + ", MIN(id) FROM decision WHERE meeting_date IS NOT NULL"));
    }

    private static String content(long file, byte[] bytes) {
        return "UPDATE evidence_content SET content = X'" + HexFormat.of().formatHex(bytes) + "' WHERE file_id = "
                + file;
    }

    private static String file(long id, String change) {
        return "UPDATE evidence_file SET " + change + " WHERE id = " + id;
    }

    private static String copyEvent(String which) {
        return "INSERT INTO timeline_entry (plan_id, point_id, part_id, at, actor, kind, text) SELECT plan_id, point_id, part_id, at,"
                + " actor, kind, text FROM timeline_entry WHERE " + which;
    }

    private static String copyExecution(String which) {
        var columns =
                "REV_, ROOT_PROC_INST_ID_, PROC_INST_ID_, PARENT_ID_, PROC_DEF_ID_, ACT_INST_ID_, ACT_ID_, IS_ACTIVE_,"
                        + " IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_, SUSPENSION_STATE_, CACHED_ENT_STATE_, SEQUENCE_COUNTER_";
        return "INSERT INTO ACT_RU_EXECUTION (ID_, " + columns + ") SELECT 'second', " + columns
                + " FROM ACT_RU_EXECUTION WHERE " + which;
    }

    /** In a transaction that is rolled back, past the tables' own constraints. */
    private void plant(String what, Damage damage) {
        var findings = new TransactionTemplate(new DataSourceTransactionManager(database)).execute(status -> {
            status.setRollbackOnly();
            var rows = 0;
            constraints(MySqlServer.isWanted(), false);
            for (var statement : damage.statements()) {
                rows += JdbcClient.create(database).sql(statement).update();
            }
            assertThat(rows)
                    .as("rows damaged by " + List.of(damage.statements()))
                    .isPositive();
            var found = findings();
            constraints(MySqlServer.isWanted(), true);
            return found;
        });
        assertThat(findings).as(what).anySatisfy(title -> assertThat(title).startsWith(damage.check()));
    }

    /** Of the checks that found something, the titles. */
    private List<String> findings() {
        return new LedgerCheck(database, clock)
                .run().stream()
                        .filter(each -> !each.findings().isEmpty())
                        .map(Result::title)
                        .toList();
    }

    private void compile(String code) {
        lead.does(
                Elements.COMPILE,
                code,
                compiled(pointQuery.point(points.idOf(code)).measures(), "汇总"));
    }

    private void finish(String code, String unit) {
        accepts(code, unit);
        again(code, unit);
    }

    private void again(String code, String unit) {
        reports(code, unit, true);
        office.desk(unit + "-head").does(Elements.SIGN_PART, code + "/" + unit, answer("SIGNED"));
        lead.does(Elements.VERIFY, code + "/" + unit, answer("PASSED"));
    }

    private void accepts(String code, String unit) {
        office.desk(unit + "-officer").does(Elements.ACCEPT_PART, code + "/" + unit, accept());
    }

    private void reports(String code, String unit, boolean done) {
        office.desk(unit + "-officer")
                .does(Elements.REPORT, code + "/" + unit, report(part(code, unit), done, "进展", 3, 4));
    }

    private long measure(String code, String unit) {
        return part(code, unit).measures().get(0).measure().id();
    }

    private static String key(int year) {
        return String.valueOf(year);
    }

    /** MySQL has them by connection, H2 by database, where switching them also ends a transaction. */
    private void constraints(boolean wanted, boolean on) {
        if (wanted) {
            JdbcClient.create(database)
                    .sql((MySqlServer.isWanted() ? "SET FOREIGN_KEY_CHECKS = " : "SET REFERENTIAL_INTEGRITY ") + on)
                    .update();
        }
    }

    private List<PartState> states() {
        return JdbcClient.create(database)
                .sql("SELECT DISTINCT state FROM part")
                .query(PartState.class)
                .list();
    }

    private List<Phase> phases() {
        return JdbcClient.create(database)
                .sql("SELECT DISTINCT phase FROM work_point")
                .query(Phase.class)
                .list();
    }

    private long count(String sql) {
        return JdbcClient.create(database).sql(sql).query(Long.class).single();
    }

    private String text(String sql) {
        return JdbcClient.create(database).sql(sql).query(String.class).single();
    }
}
