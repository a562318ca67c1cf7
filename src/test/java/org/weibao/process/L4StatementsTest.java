package org.weibao.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.returned;
import static org.weibao.process.Forms.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.board.PlanFormQuery;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.plan.PlanService;
import org.weibao.support.SampleFiles;
import org.weibao.support.StatementCount;
import org.weibao.support.WebSession;

/**
 * Trial L4: how many statements each act of a person sends, and the jobs that follow it. The numbers are exact and in a
 * file, so that a review shows which act became dearer: {@code -Dweibao.statements.accept=true} writes it again.
 */
class L4StatementsTest extends Scenario {

    private static final Path EXPECTED = Path.of("src/test/resources/org/weibao/process/statements.txt");
    private static final Path WRITTEN = Path.of("target/statements.txt");

    private static final String RENEW =
            """
            The statements of some acts differ from %s. If that is meant, write the file again and commit it:
            mvn -q test -Dtest=L4StatementsTest -Dweibao.statements.accept=true -Dsurefire.failIfNoSpecifiedTests=false"""
                    .formatted(EXPECTED);

    private static final String API = "/camunda/api/weibao";
    private static final String OF_MY_UNIT = "本单位待办";

    /** Begins the name of what the engine's own threads do after a step. */
    private static final String JOBS = "jobs after ";

    @Autowired
    StatementCount count;

    @Autowired
    FormService forms;

    @Autowired
    FilterService filters;

    @Autowired
    ManagementService jobs;

    @Autowired
    PlanService planning;

    @Autowired
    PlanFormQuery plans;

    @Autowired
    LevelsReached levels;

    private final Map<String, WebSession> sessions = new HashMap<>();
    private final Map<String, Integer> counted = new LinkedHashMap<>();

    @Test
    void eachActSendsAsManyStatementsAsBefore() throws IOException {
        clock.startAgain();
        everything();
        counted.clear();
        sessions.clear();

        everything();

        var actual = counted.entrySet().stream()
                .map(each -> "%4d  %s%n".formatted(each.getValue(), each.getKey()))
                .collect(Collectors.joining());
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, actual, UTF_8);
        if (Boolean.getBoolean("weibao.statements.accept")) {
            Files.writeString(EXPECTED, actual, UTF_8);
        }
        assertThat(actual.lines().toList()).as(RENEW).containsExactlyElementsOf(Files.readAllLines(EXPECTED, UTF_8));
    }

    private void everything() {
        year();
        declined();
        life();
        waysBack();
        earlyEnd();
        extension();
        letterAndUrging();
        lists();
    }

    private void year() {
        counted.putIfAbsent("sign in", (int) count.during(() -> session("office-1")).stream()
                .filter(sent -> !sent.equals(StatementCount.BEGIN) && !sent.equals(StatementCount.END))
                .count());
        act("take a year's document", () -> office.desk("office-1").startsYear(2023));
        opens(Elements.PROOFREAD, "2023", "office-1");
        var planId = points.planOf(2023);
        for (var point : plans.plan(planId).points()) {
            act(
                    "edit a point",
                    () -> planning.edit(
                            planId,
                            point.id(),
                            Proofreading.confirmed(Proofreading.asTyped(point), point),
                            "office-1"));
        }
        does(Elements.PROOFREAD, "2023", "office-1", answer("SUBMITTED"));
        opens(Elements.APPROVE, "2023", "recorder");
        does(Elements.APPROVE, "2023", "recorder", answer("APPROVED"));
        office.forget("2023");
        points.forgetYear(2023);
    }

    private void declined() {
        var code = points.ledBy("fulian").in("jia").everybody("学习").published();
        opens(Elements.ACCEPT_ASSIGNMENT, code, "fulian-officer");
        does(Elements.ACCEPT_ASSIGNMENT, code, "fulian-officer", answer("DECLINED", "不归我会"), " (declined)");
        opens(Elements.REASSIGN, code, "office-1");
        does(Elements.REASSIGN, code, "office-1", Map.of("lead", "fulian", "reason", "归你会"));
    }

    private void life() {
        var code = accepted();
        opens(Elements.ACCEPT_PART, code + "/jia", "jia-officer");
        does(Elements.ACCEPT_PART, code + "/jia", "jia-officer", accept());
        var reporting = office.task(Elements.REPORT, code + "/jia").getId();
        opens(Elements.REPORT, code + "/jia", "jia-officer");
        var session = session("jia-officer");
        var path = API + "/tasks/" + reporting;
        act("save a draft", () -> served(session.put(path + "/draft", "{\"done\":true}")));
        act(
                "upload a file",
                () -> served(session.upload(path + "/files", "现场.jpg", SampleFiles.picture("jpeg", 30, 20))));
        act("claim", () -> office.desk("jia-officer").as(() -> {
            tasks.claim(reporting, "jia-officer");
            return null;
        }));
        does(Elements.REPORT, code + "/jia", "jia-officer", report(part(code, "jia"), false, "已启动"), " (progress)");
        does(Elements.REPORT, code + "/jia", "jia-officer", report(part(code, "jia"), true, "完成"), " (done)");
        opens(Elements.SIGN_PART, code + "/jia", "jia-head");
        does(Elements.SIGN_PART, code + "/jia", "jia-head", answer("SIGNED"));
        opens(Elements.VERIFY, code + "/jia", "fulian-officer");
        does(Elements.VERIFY, code + "/jia", "fulian-officer", answer("PASSED"));
        does(
                Elements.REPORT,
                code + "/fulian",
                "fulian-officer",
                report(part(code, "fulian"), true, "完成"),
                " (the lead's)");
        toDecide(code);
        opens(Elements.DECIDE, code, "recorder");
        does(
                Elements.DECIDE,
                code,
                "recorder",
                verdict("2023-03-06", on(points.idOf(code), "CLOSED", "")),
                " (closed)");
        gets("open a point's page", "fulian-officer", "/points/" + code);
    }

    /** From the compiled report on. */
    private void toDecide(String code) {
        opens(Elements.COMPILE, code, "fulian-officer");
        does(Elements.COMPILE, code, "fulian-officer", compiled(point(code).measures(), "汇总"));
        opens(Elements.SIGN, code, "fulian-head");
        does(Elements.SIGN, code, "fulian-head", answer("SIGNED"));
        opens(Elements.CHECK, code, "office-1");
        does(Elements.CHECK, code, "office-1", checked(true, true));
    }

    private void waysBack() {
        var code = accepted();
        does(Elements.ACCEPT_PART, code + "/jia", "jia-officer", Map.of("objection", "没有这项职能"), " (objection)");
        opens(Elements.DECIDE_OBJECTION, code + "/jia", "office-1");
        does(Elements.DECIDE_OBJECTION, code + "/jia", "office-1", Map.of("released", List.of(), "reason", "照办"));
        does(Elements.REPORT, code + "/jia", "jia-officer", report(part(code, "jia"), true, "完成"), " (done)");
        does(Elements.SIGN_PART, code + "/jia", "jia-head", answer("RETURNED", "请补充"), " (returned)");
        reportsAgain(code, "补充");
        does(Elements.VERIFY, code + "/jia", "fulian-officer", answer("RETURNED", "请核对"), " (returned)");
        reportsAgain(code, "核对");
        does(Elements.VERIFY, code + "/jia", "fulian-officer", answer("PASSED"));
        does(
                Elements.REPORT,
                code + "/fulian",
                "fulian-officer",
                report(part(code, "fulian"), true, "完成"),
                " (the lead's)");
        does(Elements.COMPILE, code, "fulian-officer", compiled(point(code).measures(), "汇总"));
        does(Elements.SIGN, code, "fulian-head", answer("RETURNED", "请修改"), " (returned)");
        toDecide(code);
        var id = points.idOf(code);
        does(
                Elements.DECIDE,
                code,
                "recorder",
                verdict("2023-03-06", on(id, "RETURNED_TO_OFFICE", "再核一次")),
                " (returned)");
        opens(Elements.CHOOSE_RETURN, code, "office-1");
        does(Elements.CHOOSE_RETURN, code, "office-1", returned("RETURNED_TO_PARTS", "请补办", part(code, "jia")));
    }

    private void reportsAgain(String code, String summary) {
        does(
                Elements.REPORT,
                code + "/jia",
                "jia-officer",
                report(part(code, "jia"), true, summary),
                " (answers a return)");
        does(Elements.SIGN_PART, code + "/jia", "jia-head", answer("SIGNED"));
    }

    private void earlyEnd() {
        var code = accepted();
        opens(Elements.REQUEST_END, code, "fulian-officer");
        does(Elements.REQUEST_END, code, "fulian-officer", reason("甲县没有签收"));
        opens(Elements.CONSENT_END, code, "office-1");
        does(Elements.CONSENT_END, code, "office-1", answer("GRANTED"));
    }

    private void extension() {
        var code = accepted();
        does(Elements.ACCEPT_PART, code + "/jia", "jia-officer", accept());
        var deadline = deadlines
                .find(TaskSubject.part(part(code, "jia").id()), Elements.REPORT)
                .orElseThrow();
        act("request an extension", () -> office.desk("jia-officer")
                .starts(
                        Elements.EXTENSION,
                        Map.of("deadlineId", deadline.id(), "due", "2023-04-14", "reason", "等开学", "progress", "在办")));
        opens(Elements.SIGN_EXTENSION, code + "/jia", "jia-head");
        does(Elements.SIGN_EXTENSION, code + "/jia", "jia-head", answer("SIGNED"));
        opens(Elements.DECIDE_EXTENSION, code + "/jia", "office-1");
        does(Elements.DECIDE_EXTENSION, code + "/jia", "office-1", Map.of("answer", "GRANTED", "due", "2023-04-14"));
    }

    private void letterAndUrging() {
        var code = accepted();
        var subject = TaskSubject.part(part(code, "jia").id());
        var deadline = deadlines.find(subject, Elements.ACCEPT_PART).orElseThrow();
        act("urge", () -> office.desk("office-1")
                .starts(Elements.URGING, Map.of("deadlineIds", List.of(deadline.id()), "text", "请尽快签收。")));
        var letter = levels.reach(subject, Elements.ACCEPT_PART, "jia", "yellow", LetterKind.TIP)
                .get(0);
        office.continueToNextWaitState();
        opens(Elements.RELEASE_LETTER, letter.key(), "office-1");
        does(Elements.RELEASE_LETTER, letter.key(), "office-1", levels.released(letter));
        does(Elements.ACCEPT_PART, code + "/jia", "jia-officer", accept());
    }

    private void lists() {
        var filter = filters.createFilterQuery()
                .filterName(OF_MY_UNIT)
                .singleResult()
                .getId();
        for (var user : List.of("jia-officer", "office-1")) {
            act("list of tasks, " + user, () -> office.desk(user).as(() -> filters.<Task>list(filter)));
            for (var page : List.of("/desk", "/desk/in-progress", "/desk/done", "/desk/notices")) {
                gets("GET " + page + ", " + user, user, page);
            }
        }
        for (var page : List.of("matrix", "summary", "weekly", "letters", "incidents")) {
            gets("GET /supervision/" + page, "supervisor", "/supervision/" + page);
        }
    }

    /** A point of 市妇联 and 甲县 whose parts wait. */
    private String accepted() {
        var code = points.ledBy("fulian").in("jia").everybody("学习").published();
        does(Elements.ACCEPT_ASSIGNMENT, code, "fulian-officer", answer("ACCEPTED"));
        return code;
    }

    private void opens(String step, String key, String user) {
        gets("open " + name(step), user, "/tasks/" + office.task(step, key).getId());
    }

    private void gets(String name, String user, String path) {
        var session = session(user);
        act(name, () -> served(session.get(API + path)));
    }

    private void does(String step, String key, String user, Map<String, Object> command) {
        does(step, key, user, command, "");
    }

    /** Completes the task as its form does, without claiming it; then jobs run. */
    private void does(String step, String key, String user, Map<String, Object> command, String how) {
        var task = office.task(step, key).getId();
        var submission = office.submission(command);
        office.desk(user).as(() -> {
            act(name(step) + how, () -> forms.submitTaskForm(task, submission));
            return null;
        });
        var sent = 0;
        for (var waiting = office.waiting(); !waiting.isEmpty(); waiting = office.waiting()) {
            for (var job : waiting) {
                sent += count.during(() -> jobs.executeJob(job.getId())).size();
            }
        }
        if (sent > 0) {
            counted.putIfAbsent(JOBS + name(step) + how, sent);
        }
    }

    private static String name(String step) {
        return step.replace("userTask_", "");
    }

    /** Counts an act when it is done for the first time. What a controller sends is counted without the filters before it. */
    private void act(String name, Runnable what) {
        var sent = count.during(() -> {
            what.run();
            if (count.saw(StatementCount.BEGIN)) {
                await().until(() -> count.saw(StatementCount.END));
            }
        });
        var begin = sent.indexOf(StatementCount.BEGIN);
        counted.putIfAbsent(name, begin < 0 ? sent.size() : sent.lastIndexOf(StatementCount.END) - begin - 1);
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(
                user, each -> WebSession.signedIn(port, each, each.equals("supervisor") ? "cockpit" : "tasklist"));
    }

    private static void served(WebSession.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    }
}
