package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.board.PartView;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.support.WebSession;

/** 待办 and the page of a task, as the server answers: the body of each task, who has it, and the result of an act. */
class DeskTest extends Scenario {

    private static final String DESK = "/camunda/api/weibao/desk";

    @Autowired
    IdentityService identities;

    @Autowired
    LevelsReached levels;

    private final Map<String, WebSession> sessions = new HashMap<>();

    @BeforeEach
    void theClockStartsAgain() {
        clock.startAgain();
    }

    @Test
    void everybodyFindsTheTasksOfTheirOwnGroupsAndNoFilterAddsOne() {
        var code = accepted();
        var ofJia = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        var ofYi = office.task(Elements.ACCEPT_PART, code + "/yi").getId();
        assertThat(ids("jia-officer", "?q=" + encoded("签收｜"))).contains(ofJia);
        assertThat(ids("jia-officer", "")).contains(ofJia).doesNotContain(ofYi);
        for (var query : List.of(
                "?q=%25",
                "?q=yi",
                "?q=" + encoded("乙县"),
                "?q=" + encoded("' OR '1'='1"),
                "?show=all",
                "?show=later",
                "?whole=unit",
                "?step=" + Elements.ACCEPT_PART,
                "?page=2",
                "?page=-1",
                "?groups=county-yi")) {
            var view = desk("jia-officer", query);
            assertThat(idsOf(view)).as(query).doesNotContain(ofYi);
            assertThat(view.toString()).as(query).doesNotContain(ofYi);
        }
        assertThat(idsOf(desk("jia-head", ""))).doesNotContain(ofJia);
        assertThat(idsOf(desk("jia-head", "?whole=unit"))).contains(ofJia).doesNotContain(ofYi);
        assertThat(desk("jia-head", "").path("unit").asBoolean()).isTrue();
        assertThat(idsOf(desk("yi-officer", ""))).contains(ofYi).doesNotContain(ofJia);
    }

    @Test
    void aCountTellsNothingOfOthersWork() {
        var before = desk("yi-officer", "").path("counts");
        var code = points.ledBy("fulian").in("jia").everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        assertThat(desk("yi-officer", "").path("counts")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"admin, admin, 403", "supervisor, cockpit, 200"})
    void whoHasNoCaseWorkFindsNone(String user, String app, int status) {
        accepted();
        var answer = WebSession.signedIn(port, user, app).get(DESK);
        assertThat(answer.status()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.json().path("total").asInt()).isZero();
        }
    }

    @Test
    void nobodyAsksWithoutASession() {
        var task = office.task(Elements.ACCEPT_PART, accepted() + "/jia").getId();
        for (var path : List.of("", "/me", "/tasks/" + task, "/outcome?task=" + task)) {
            assertThat(WebSession.anonymous(port).get(DESK + path).status())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void aRowSaysWhatItIsAboutFromWhomAndUntilWhen() {
        var code = accepted();
        var id = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        var row = row("jia-officer", id);
        assertThat(row.at("/point/title").asText()).isNotEmpty();
        assertThat(row.path("part").asText()).isEqualTo("甲县");
        assertThat(row.path("ownPart").asBoolean()).isTrue();
        assertThat(row.path("stepName").asText()).isEqualTo("签收");
        assertThat(row.at("/from/name").asText()).isEqualTo(nameOf("fulian-officer"));
        assertThat(row.path("due").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(row.path("daysLeft").asText()).isEqualTo("还有3个工作日");
        assertThat(row.at("/light/level").asText()).isEqualTo("GREEN");
        assertThat(row.path("holder").isNull()).isTrue();
        assertThat(row.path("url").asText()).isEqualTo("#/handle/" + id);
    }

    @Test
    void whatWasReturnedComesFirst() {
        var code = accepted();
        var county = office.desk("jia-officer");
        county.does(Elements.ACCEPT_PART, code + "/jia", accept());
        county.does(Elements.REPORT, code + "/jia", report(part(code), true, "完成"));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("RETURNED", "漏报"));
        var other = accepted();
        var returned = office.task(Elements.REPORT, code + "/jia").getId();
        assertThat(office.task(Elements.ACCEPT_PART, other + "/jia")).isNotNull();
        var first = desk("jia-officer", "").at("/rows/0");
        assertThat(first.path("marks").toString()).contains("退回");
        assertThat(ids("jia-officer", "?show=returned")).contains(returned);
        assertThat(row("jia-officer", returned).at("/holder/me").asBoolean()).isTrue();
    }

    @Test
    void whatWaitsForOthersIsInProgressForWhoseWorkItIs() {
        var code = accepted();
        var accept = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        assertThat(allIds("fulian-officer", "/in-progress")).contains(accept);
        assertThat(allIds("office-1", "/in-progress?q=" + encoded("甲县"))).contains(accept);
        assertThat(allIds("jia-officer", "/in-progress")).doesNotContain(accept);
        for (var stranger : List.of("yi-officer", "gongan-officer")) {
            assertThat(allIds(stranger, "/in-progress")).as(stranger).doesNotContain(accept);
        }
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());
        office.desk("jia-officer").does(Elements.REPORT, code + "/jia", report(part(code), true, "完成"));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("SIGNED"));
        var verify = office.task(Elements.VERIFY, code + "/jia").getId();
        var row = rowOf("jia-officer", "/in-progress", verify);
        assertThat(row.path("body").asText()).isEqualTo("市妇联");
        assertThat(row.path("url").asText()).isEqualTo("#/point/" + code);
        assertThat(rowOf("jia-head", "/in-progress", verify).isMissingNode()).isFalse();
        assertThat(allIds("yi-officer", "/in-progress")).doesNotContain(verify);
    }

    @Test
    void whatAColleagueHasIsInProgress() {
        var task = reassign();
        session("office-1").put(draft(task), "{\"reason\":\"改\"}");
        assertThat(allIds("office-1", "/in-progress?show=colleagues")).doesNotContain(task);
        var view = desk("office-2", "/in-progress?show=colleagues");
        assertThat(rowOf("office-2", "/in-progress?show=colleagues", task)
                        .at("/holder/name")
                        .asText())
                .isEqualTo(nameOf("office-1"));
        assertThat(rowOf("office-2", "/in-progress?show=colleagues", task)
                        .path("url")
                        .asText())
                .isEqualTo("#/handle/" + task);
        assertThat(view.at("/counts/colleagues").asInt())
                .isEqualTo(view.path("total").asInt());
    }

    @Test
    void filtersJoinAndEachCountIsWhatItsFilterShows() {
        var code = accepted();
        var blue = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        clock.advance(Duration.ofDays(7));
        accepted();
        for (var user : List.of("jia-officer", "office-1", "fulian-officer")) {
            for (var list : List.of("", "/in-progress")) {
                var counts = desk(user, list).path("counts");
                for (var query : List.of(
                        "light=RED",
                        "light=YELLOW",
                        "light=BLUE",
                        "light=GREEN",
                        "due=week",
                        "show=returned",
                        "show=urged",
                        "show=later",
                        "show=colleagues")) {
                    var view = desk(user, list + "?" + query);
                    var value = query.substring(query.indexOf('=') + 1);
                    assertThat(view.path("total").asInt())
                            .as(user + list + query)
                            .isEqualTo(counts.path(value).asInt());
                    // The database counts and selects by two statements.
                    assertThat(all(user, list + "?" + query))
                            .as(user + list + query)
                            .hasSize(view.path("total").asInt());
                    if (query.startsWith("light")) {
                        assertThat(view.findValuesAsText("level"))
                                .as(user + list + query)
                                .allMatch(value::equals);
                    }
                }
            }
        }
        var late = desk("jia-officer", "").path("rows");
        assertThat(late.findValuesAsText("taskId")).contains(blue);
        var light = row("jia-officer", blue).at("/light/level").asText();
        assertThat(light).isNotEqualTo("GREEN");
        assertThat(ids("jia-officer", "?light=" + light + "&due=week&step=" + Elements.ACCEPT_PART))
                .contains(blue);
        assertThat(ids("jia-officer", "?light=GREEN&due=week")).doesNotContain(blue);
    }

    @Test
    void whoBeginsToTypeHasTheTaskUntilTheyEmptyTheFormAgain() {
        var task = reassign();
        var first = session("office-1");
        var second = session("office-2");
        assertThat(first.put(draft(task), "{\"reason\":\"改\"}").status()).isEqualTo(200);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("office-1");
        var seen = second.get(DESK + "/tasks/" + task).json();
        assertThat(seen.path("mayWork").asBoolean()).isFalse();
        assertThat(seen.at("/task/holder/name").asText()).isEqualTo(nameOf("office-1"));
        assertThat(seen.at("/task/holder/since").asText()).isNotEmpty();
        assertThat(second.put(draft(task), "{\"reason\":\"另\"}").status()).isEqualTo(404);

        assertThat(first.send("DELETE", draft(task), null, null).status()).isEqualTo(204);
        assertThat(second.get(DESK + "/tasks/" + task).json().path("mayWork").asBoolean())
                .isTrue();
        assertThat(second.put(draft(task), "{\"reason\":\"另\"}").status()).isEqualTo(200);
    }

    @Test
    void whatIsLeftUntouchedGoesBackAndWhatIsTypedLaterKeepsIt() {
        var task = reassign();
        var first = session("office-1");
        var second = session("office-2");
        first.put(draft(task), "{\"reason\":\"改\"}");
        clock.advance(Duration.ofMinutes(29));
        first.put(draft(task), "{\"reason\":\"改由\"}");
        clock.advance(Duration.ofMinutes(29));
        assertThat(second.put(draft(task), "{}").status()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(2));
        assertThat(row("office-2", task).path("holder").isNull()).isTrue();
        assertThat(second.put(draft(task), "{}").status()).isEqualTo(200);
        assertThat(first.get(draft(task)).status()).isEqualTo(404);
        assertThat(second.send("DELETE", "/camunda/api/weibao/tasks/" + task + "/hold", null, null)
                        .status())
                .isEqualTo(204);
        assertThat(first.get(draft(task)).json().path("content").asText()).contains("改由");
    }

    @Test
    void whatSomebodyHasGivenThemStaysTheirs() {
        var task = reassign();
        var second = session("office-2");
        assertThat(second.post("/camunda/api/weibao/tasks/" + task + "/hand-over", Map.of("userId", "office-1"))
                        .status())
                .isEqualTo(200);
        var first = session("office-1");
        first.put(draft(task), "{\"reason\":\"改\"}");
        first.send("DELETE", draft(task), null, null);
        clock.advance(Duration.ofHours(20));
        assertThat(second.put(draft(task), "{}").status()).isEqualTo(404);
        assertThat(second.send("DELETE", "/camunda/api/weibao/tasks/" + task + "/hold", null, null)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yi-officer", "gongan-officer"})
    void thePageOfATaskIsForWhoSeesIt(String user) {
        var task = office.task(Elements.ACCEPT_PART, accepted() + "/jia").getId();
        assertThat(session(user).get(DESK + "/tasks/" + task).status()).isEqualTo(404);
        assertThat(session(user)
                        .send("DELETE", "/camunda/api/weibao/tasks/" + task + "/hold", null, null)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"fayuan, 商请", "gongan, 催办"})
    void aConsultedBodyIsAskedPolitely(String unit, String word) {
        var code = points.ledBy("fulian").with(unit).everybody("开展家庭教育指导").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var task = office.task(Elements.ACCEPT_PART, code + "/" + unit).getId();
        var deadline = deadlines
                .find(TaskSubject.part(part(code, unit).id()), Elements.ACCEPT_PART)
                .orElseThrow();
        office.desk("office-1").starts(Elements.URGING, Map.of("deadlineIds", List.of(deadline.id()), "text", "请签收"));

        var view = desk(unit + "-officer", "");
        assertThat(view.path("urging").asText()).isEqualTo(word);
        assertThat(row(unit + "-officer", task).path("marks").path(0).asText()).isEqualTo(word);
        assertThat(view.path("rows").path(0).path("taskId").asText()).isEqualTo(task);
    }

    /** What each person may do with the same task beside its form. */
    @Test
    void theServerSaysWhatElseMayBeDoneWithATask() {
        var code = accepted();
        var task = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        assertThat(acts("jia-officer", task)).containsExactly("EXTEND 申请延期");
        assertThat(acts("office-1", task)).containsExactly("URGE 催办");
        assertThat(acts("jia-head", task)).isEmpty();
        assertThat(acts("supervisor", task)).isEmpty();

        session("jia-officer").put(draft(task), "{\"objection\":\"x\"}");
        assertThat(acts("jia-officer", task)).containsExactly("EXTEND 申请延期", "PUT_BACK 放回本单位");
        var deadline = deadlines
                .find(TaskSubject.part(part(code).id()), Elements.ACCEPT_PART)
                .orElseThrow();
        office.desk("office-1").starts(Elements.URGING, Map.of("deadlineIds", List.of(deadline.id()), "text", "请签收"));
        assertThat(acts("office-1", task)).as("once a day").isEmpty();
        clock.advance(Duration.ofDays(10));
        assertThat(acts("office-1", task)).containsExactly("URGE 催办");
        assertThat(acts("jia-officer", task)).as("late, and left untouched").isEmpty();
    }

    private List<String> acts(String user, String task) {
        var session = user.equals("supervisor") ? WebSession.signedIn(port, user, "cockpit") : session(user);
        var acts = new ArrayList<String>();
        session.get(DESK + "/tasks/" + task)
                .json()
                .path("acts")
                .forEach(act -> acts.add(
                        act.path("act").asText() + " " + act.path("label").asText()));
        return acts;
    }

    @Test
    void theSentenceOfAnUrgingSaysHowManyAndWhose() {
        var code = accepted();
        var ids = new ArrayList<Long>();
        for (var county : List.of("jia", "yi")) {
            ids.add(deadlines
                    .find(TaskSubject.part(part(code, county).id()), Elements.ACCEPT_PART)
                    .orElseThrow()
                    .id());
        }
        var process = office.desk("office-1").starts(Elements.URGING, Map.of("deadlineIds", ids, "text", "请签收"));
        assertThat(session("office-1")
                        .get(DESK + "/outcome?process=" + process)
                        .json()
                        .path("sentence")
                        .asText())
                .isEqualTo("已提交：催办，2项任务，已通知甲县、乙县的经办人和负责人。可在“已办”中查看。");
    }

    /** A letter has no point of its own. */
    @Test
    void theCardOfALetterNamesItsKindAndAddressee() {
        var code = accepted();
        var wanted = levels.reach(
                        TaskSubject.part(part(code).id()), Elements.ACCEPT_PART, "jia", "yellow", LetterKind.TIP)
                .get(0);
        office.continueToNextWaitState();
        var row = row(
                "office-1", office.task(Elements.RELEASE_LETTER, wanted.key()).getId());
        assertThat(row.at("/point/title").asText()).isEqualTo("工作提示 甲县");
        assertThat(row.path("stepName").asText()).isEqualTo("签发函件");
    }

    @Test
    void whatOneHasDoneIsFoundAgainWithWhoHasItNow() {
        var code = accepted();
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());
        var done = session("jia-officer").get(DESK + "/done").json();
        var row = done.path("rows").path(0);
        assertThat(row.path("act").asText()).isEqualTo("签收");
        assertThat(row.path("part").asText()).isEqualTo("甲县");
        assertThat(row.path("now").asText()).matches("现由甲县落实并填报进展，\\d{4}-\\d\\d-\\d\\d.*前");
        var place = row.path("place").asText();
        assertThat(session("jia-officer")
                        .get(DESK + "/done?q=" + encoded(place))
                        .json()
                        .path("total")
                        .asInt())
                .isPositive();
        for (var none : List.of("%25", "_", encoded("' OR '1'='1"))) {
            assertThat(session("jia-officer")
                            .get(DESK + "/done?q=" + none)
                            .json()
                            .path("total")
                            .asInt())
                    .as(none)
                    .isZero();
        }
        assertThat(session("yi-officer").get(DESK + "/done").json().path("rows").findValuesAsText("part"))
                .doesNotContain("甲县");
        assertThat(WebSession.signedIn(port, "admin", "admin")
                        .get(DESK + "/done")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void noticesAreOnesOwnAndUnreadUntilTheyAreSeen() {
        var code = accepted();
        var jia = session("jia-officer");
        var task = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        var list = jia.get(DESK + "/notices").json();
        var newest = list.path("rows").path(0);
        assertThat(newest.path("taskId").asText()).isEqualTo(task);
        assertThat(newest.path("unread").asBoolean()).isTrue();
        assertThat(newest.path("text").asText()).doesNotContain("{{");
        var unread = jia.get(DESK + "/me").json().path("unread").asInt();
        assertThat(unread).isPositive().isEqualTo(list.path("unread").asInt());

        var ids = list.path("rows").findValuesAsText("id");
        var read = DESK + "/notices/read?from=" + ids.get(ids.size() - 1) + "&upTo=" + ids.get(0);
        var newestAlone = DESK + "/notices/read?from=" + ids.get(0) + "&upTo=" + ids.get(0);
        assertThat(session("yi-officer").post(read, Map.of()).status()).isEqualTo(204);
        assertThat(jia.get(DESK + "/me").json().path("unread").asInt()).isEqualTo(unread);
        assertThat(jia.post(newestAlone, Map.of()).status()).isEqualTo(204);
        assertThat(jia.get(DESK + "/me").json().path("unread").asInt()).isEqualTo(unread - 1);
        assertThat(jia.post(read, Map.of()).status()).isEqualTo(204);
        assertThat(jia.get(DESK + "/me").json().path("unread").asInt()).isEqualTo(Math.max(0, unread - ids.size()));
        assertThat(session("yi-officer").get(DESK + "/notices").json().findValuesAsText("taskId"))
                .doesNotContain(task);
    }

    @Test
    void afterAnActOnlyWhoDidItReadsWhoHasItNow() {
        var code = accepted();
        var task = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        assertThat(session("jia-officer").get(outcome(task)).status()).isEqualTo(404);
        assertThat(session("jia-officer").submit(task, accept()).status()).isEqualTo(204);
        office.continueToNextWaitState();
        var outcome = session("jia-officer").get(outcome(task)).json();
        assertThat(outcome.path("sentence").asText())
                .matches("已提交：.+，甲县，签收。现由甲县.+落实并填报进展，\\d{4}-\\d\\d-\\d\\d.*前办理。可在“已办”中查看。");
        assertThat(outcome.path("complete").asBoolean()).isTrue();
        for (var user : List.of("jia-head", "yi-officer", "fulian-officer", "office-1")) {
            assertThat(session(user).get(outcome(task)).status()).as(user).isEqualTo(404);
        }
    }

    @Test
    void theHeadIsNamedWhoSigns() {
        var code = accepted();
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());
        var task = office.task(Elements.REPORT, code + "/jia").getId();
        assertThat(session("jia-officer")
                        .submit(task, report(part(code), true, "完成"))
                        .status())
                .isEqualTo(204);
        office.continueToNextWaitState();
        assertThat(session("jia-officer")
                        .get(outcome(task))
                        .json()
                        .path("sentence")
                        .asText())
                .contains("落实并填报进展（报告办结）。现由甲县负责人" + nameOf("jia-head") + "审签，");
    }

    private String accepted() {
        var code = points.ledBy("fulian").in("jia", "yi").everybody("开展家庭教育指导").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        return code;
    }

    private String reassign() {
        var code = points.ledBy("fulian").everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "职能在民政部门"));
        return office.task(Elements.REASSIGN, code).getId();
    }

    private PartView part(String code) {
        return pointQuery.parts(points.idOf(code)).stream()
                .filter(each -> each.unit().code().equals("jia"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode row(String user, String task) {
        return session(user).get(DESK + "/tasks/" + task).json().path("task");
    }

    private JsonNode rowOf(String user, String list, String task) {
        return all(user, list).stream()
                .filter(row -> row.path("taskId").asText().equals(task))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private List<String> allIds(String user, String list) {
        return all(user, list).stream().map(row -> row.path("taskId").asText()).toList();
    }

    /** The rows of all pages. */
    private List<JsonNode> all(String user, String list) {
        var rows = new ArrayList<JsonNode>();
        var separator = list.contains("?") ? "&" : "?";
        for (int page = 1, pages = 1; page <= pages; page++) {
            var view = desk(user, list + separator + "page=" + page);
            view.path("rows").forEach(rows::add);
            pages = view.path("pages").asInt();
            assertThat(view.path("page").asInt()).isEqualTo(page);
        }
        assertThat(rows).hasSameSizeAs(Set.copyOf(rows));
        return rows;
    }

    private List<String> ids(String user, String query) {
        return idsOf(desk(user, query));
    }

    private static List<String> idsOf(JsonNode view) {
        return view.path("rows").findValuesAsText("taskId");
    }

    private JsonNode desk(String user, String query) {
        var answer = session(user).get(DESK + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private String nameOf(String user) {
        return session(user).get(DESK + "/me").json().path("name").asText();
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(user, id -> WebSession.tasklist(port, id));
    }

    private static String draft(String task) {
        return "/camunda/api/weibao/tasks/" + task + "/draft";
    }

    private static String outcome(String task) {
        return DESK + "/outcome?task=" + task;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
