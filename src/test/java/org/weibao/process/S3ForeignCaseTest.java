package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.report;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.rest.dto.history.UserOperationLogQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.board.PartView;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

/**
 * Trial S3: what others get of 甲县's case by guessed ids, and from lists, counts, queries and histories. The others are
 * 乙县 with a part in the same point, 丙县 without a part, other units, and the desks without case work.
 */
class S3ForeignCaseTest extends Scenario {

    private static final Path ROUTES = Path.of("src/test/resources/org/weibao/process/web/routes.txt");

    /** Where the county officers' cells stand in the table of routes. */
    private static final int COUNTY_OFFICER = 3;

    /** Every id by which somebody could ask for a piece of a case. What is new in the database is added here. */
    private static final List<String> IDS = List.of(
            "select ID_ from ACT_RU_TASK",
            "select ID_ from ACT_HI_TASKINST",
            "select ID_ from ACT_RU_EXECUTION",
            "select ID_ from ACT_HI_PROCINST",
            "select ID_ from ACT_RU_JOB",
            "select ID_ from ACT_HI_COMMENT",
            "select ID_ from ACT_RU_VARIABLE",
            "select ID_ from ACT_HI_OP_LOG",
            "select code from work_point",
            "select cast(id as char(20)) from work_point",
            "select cast(id as char(20)) from part",
            "select cast(id as char(20)) from report",
            "select cast(id as char(20)) from timeline_entry",
            "select cast(id as char(20)) from plan",
            "select cast(id as char(20)) from evidence_file",
            "select cast(id as char(20)) from extension",
            "select cast(id as char(20)) from urging",
            "select cast(id as char(20)) from extension_correction",
            "select cast(id as char(20)) from letter",
            "select cast(id as char(20)) from letter_matter",
            "select cast(id as char(20)) from notice",
            "select cast(id as char(20)) from delivery",
            "select cast(id as char(20)) from deadline");

    /** Where an id is asked for behind the path. */
    private static final List<String> BY_PARAMETER =
            List.of("/camunda/api/weibao/desk/outcome?task={id}", "/camunda/api/weibao/desk/outcome?process={id}");

    private static final String WRITTEN = "甲县独有的进展文字";
    private static final String REMARKED = "甲县独有的备注";

    private static final Map<String, Object> SUBMISSION = Map.of("submission", Map.of("value", "{}", "type", "String"));

    @Autowired
    LevelsReached levels;

    @Autowired
    FilterService filters;

    @Autowired
    JdbcTemplate database;

    final Map<String, WebSession> sessions = new HashMap<>();
    String code;
    Task ofJia;
    Task ofYi;

    @BeforeAll
    void bothCountiesAreAtWork() {
        clock.startAgain();
        code = points.ledBy("fulian")
                .with("gongan")
                .in("jia", "yi")
                .everybody("开展家庭教育指导")
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var jia = office.desk("jia-officer");
        jia.does(Elements.ACCEPT_PART, code + "/jia", accept());
        jia.does(Elements.REPORT, code + "/jia", report(part("jia"), false, WRITTEN));
        ofJia = office.task(Elements.REPORT, code + "/jia");
        var letter = levels.reach(TaskSubject.part(part("jia").id()), Elements.REPORT, "jia", "yellow", LetterKind.TIP)
                .get(0);
        office.continueToNextWaitState();
        var released = levels.released(letter);
        released.put("opening", WRITTEN);
        office.desk("office-1").does(Elements.RELEASE_LETTER, letter.key(), released);
        assertThat(session("jia-officer")
                        .get("/camunda/api/weibao/letters/" + letter.id())
                        .status())
                .isEqualTo(200);
        ofYi = office.task(Elements.ACCEPT_PART, code + "/yi");
        var session = session("jia-officer");
        assertThat(session.postEngine("/task/" + ofJia.getId() + "/claim", Map.of("userId", "jia-officer"))
                        .status())
                .isEqualTo(204);
        assertThat(session.postEngine("/task/" + ofJia.getId() + "/comment/create", Map.of("message", REMARKED))
                        .status())
                .isEqualTo(200);
        assertThat(session.upload(
                                "/camunda/api/weibao/tasks/" + ofJia.getId() + "/files",
                                "甲县名单.txt",
                                WRITTEN.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        clock.setTo(LocalDate.of(2024, 6, 3));
    }

    static Stream<String> strangers() {
        return Stream.of(
                "yi-officer", "yi-head", "bing-officer", "gongan-officer", "gongan-head", "unit-office-officer");
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void nothingIsReadOrDoneByTheTasksId(String user) {
        var session = session(user);
        var task = "/task/" + ofJia.getId();
        for (var part : List.of(
                "",
                "/form",
                "/deployed-form",
                "/form-variables",
                "/identity-links",
                "/comment",
                "/attachment",
                "/variables",
                "/variables/partId",
                "/localVariables",
                "/rendered-form")) {
            assertRefused(session.getEngine(task + part));
        }
        for (var act :
                List.of("/claim", "/unclaim", "/submit-form", "/complete", "/comment/create", "/attachment/create")) {
            assertRefused(
                    session.postEngine(task + act, Map.of("userId", user, "message", "越权", "variables", SUBMISSION)));
        }
        var weibao = "/camunda/api/weibao/tasks/" + ofJia.getId();
        assertRefused(session.get(weibao));
        assertRefused(session.get(weibao + "/colleagues"));
        assertRefused(session.post(weibao + "/hand-over", Map.of("userId", user)));
        assertRefused(session.put(weibao + "/points/" + points.idOf(code), Map.of()));
        assertRefused(session.post(weibao + "/carried-over/" + points.idOf(code), Map.of()));
        var left = tasks.createTaskQuery().taskId(ofJia.getId()).singleResult();
        assertThat(left.getAssignee()).isEqualTo("jia-officer");
        assertThat(tasks.getTaskComments(ofJia.getId())).hasSize(1);
    }

    /** The county that has no part of anything asks every route that it may use for every id that there is. */
    @Test
    void noIdInTheDatabaseOpensAnything() throws IOException {
        var routes = new ArrayList<>(routesWithAnId());
        routes.addAll(BY_PARAMETER);
        var ids = ids();
        assertThat(routes).hasSizeGreaterThan(17);
        assertThat(ids).hasSizeGreaterThan(50);
        var session = session("bing-officer");
        var opened = new ArrayList<String>();
        for (var route : routes) {
            for (var id : ids) {
                var status =
                        session.get(route.replaceAll("\\{[^}]*}", encoded(id))).status();
                var isOfAModel = route.contains("/process-definition/") && status == 400;
                if (!isOfAModel && !Set.of(401, 403, 404).contains(status)) {
                    opened.add(status + " " + route + " " + id);
                }
            }
        }
        assertThat(opened).isEmpty();
    }

    /** Nor does an id change anything: the same county sends every act that the desk knows, for every id. */
    @Test
    void noIdInTheDatabaseIsTakenPutBackOrHandedOver() {
        var session = session("bing-officer");
        var before = state();
        var done = new ArrayList<String>();
        for (var id : ids()) {
            var task = "/camunda/api/weibao/tasks/" + encoded(id);
            var answers = Map.of(
                    "hold", session.send("DELETE", task + "/hold", null, null),
                    "no draft", session.send("DELETE", task + "/draft", null, null),
                    "draft", session.put(task + "/draft", Map.of("summary", "越权")),
                    "hand-over", session.post(task + "/hand-over", Map.of("userId", "bing-officer")));
            answers.forEach((act, answer) -> {
                if (!Set.of(401, 403, 404).contains(answer.status())) {
                    done.add(answer.status() + " " + act + " " + id);
                }
            });
        }
        assertThat(session.post("/camunda/api/weibao/desk/notices/read?from=1&upTo=9223372036854775807", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(done).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    /** Who has which task, what is typed, and what others have not read. */
    private List<Map<String, Object>> state() {
        return Stream.of(
                        "select ID_, ASSIGNEE_ from ACT_RU_TASK order by ID_",
                        "select task_id, user_id from form_draft order by task_id, user_id",
                        "select id, read_at from delivery where recipient <> 'bing-officer' order by id")
                .flatMap(query -> database.queryForList(query).stream())
                .toList();
    }

    /** What would find 甲县's task in one's own lists. */
    @Test
    void noFilterOfTheDeskFindsOrCountsIt() {
        for (var user : List.of("bing-officer", "yi-officer", "gongan-officer")) {
            var session = session(user);
            var desk = "/camunda/api/weibao/desk";
            var counts = session.get(desk).json().path("counts");
            for (var value : ids()) {
                for (var parameter : List.of("q", "point", "step", "show", "whole", "groups", "user")) {
                    var found = session.get(desk + "?whole=unit&" + parameter + "=" + encoded(value));
                    assertDoesNotHold(found);
                    assertThat(found.json().path("rows").findValuesAsText("taskId"))
                            .as(found.response().uri().toString())
                            .doesNotContain(ofJia.getId());
                    var counted = found.json().path("counts");
                    counted.properties().forEach(each -> assertThat(
                                    each.getValue().asInt())
                            .as(each.getKey() + " of " + found.response().uri())
                            .isLessThanOrEqualTo(counts.path(each.getKey()).asInt()));
                }
            }
        }
    }

    private static List<String> routesWithAnId() throws IOException {
        return Files.readAllLines(ROUTES).stream()
                .filter(line -> !line.startsWith("#") && line.charAt(COUNTY_OFFICER) == 'x')
                .map(line -> line.split(" +"))
                .filter(row -> row[1].equals("GET") && row[2].contains("{") && row[2].startsWith("/camunda/api/"))
                .map(row -> row[2])
                .filter(path -> !path.contains("/static/"))
                .toList();
    }

    private Set<String> ids() {
        return IDS.stream()
                .flatMap(query -> database.queryForList(query, String.class).stream())
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every text that a task query knows, each filled with what would find 甲县's task: a count tells nothing either. */
    @Test
    void noCriterionOfATaskQueryCountsIt() {
        // Of all filters this one asks for nothing but a date, and that has passed: what it hides, rights alone hide.
        var overdue = "/filter/"
                + filters.createFilterQuery().filterName("已超期").singleResult().getId();
        var bing = session("bing-officer");
        var yi = session("yi-officer");
        for (var criterion : criteria(TaskQueryDto.class)) {
            assertCountsNothing(bing.postEngine(overdue + "/count", criterion), criterion);
            assertListsNothing(bing.postEngine(overdue + "/list", criterion), criterion);
            assertListsNothingOfJia(yi.postEngine(overdue + "/list", criterion), criterion);
        }
        assertThat(session("jia-officer")
                        .postEngine(overdue + "/count", Map.of())
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void noCriterionOfTheOperationLogFindsIt() {
        for (var user : List.of("bing-officer", "yi-officer")) {
            var session = session(user);
            for (var criterion : criteria(UserOperationLogQueryDto.class)) {
                var query = query(criterion);
                assertCountsNothing(session.getEngine("/history/user-operation/count?" + query), criterion);
                assertListsNothing(session.getEngine("/history/user-operation?" + query), criterion);
            }
        }
        assertThat(session("jia-officer")
                        .getEngine("/history/user-operation/count?taskId=" + ofJia.getId())
                        .json()
                        .path("count")
                        .asInt())
                .isPositive();
    }

    /**
     * Everybody may find a model that they can start. But a query for models could reveal which of its cases have
     * incidents, and how many.
     */
    @Test
    void noCriterionOfADefinitionQueryTellsOfACase() {
        for (var criterion : criteria(ProcessDefinitionQueryDto.class)) {
            var query = "?" + query(criterion);
            for (var path : List.of("/process-definition", "/process-definition/count")) {
                assertRefused(session("yi-officer").getEngine(path + query));
                var startable = session("yi-officer").getEngine(path + query + "&startablePermissionCheck=true");
                if (criterion.keySet().stream().anyMatch(name -> name.startsWith("incident"))) {
                    assertRefused(startable);
                } else if (startable.status() < 400) {
                    assertThat(startable.json().findValuesAsText("key"))
                            .as(query)
                            .allMatch(Elements.EXTENSION::equals);
                    assertThat(startable.json().path("count").asInt()).as(query).isLessThanOrEqualTo(1);
                }
            }
        }
        assertRefused(session("yi-officer").getEngine("/process-definition/statistics?incidents=true"));
    }

    @Test
    void ownTasksAreFoundByTheSameQueries() {
        var jia = session("jia-officer");
        var mine =
                filters.createFilterQuery().filterName("本单位待办").singleResult().getId();
        var found = jia.postEngine("/filter/" + mine + "/list", Map.of("processInstanceBusinessKey", code + "/jia/1"));
        assertThat(found.json().findValuesAsText("id")).contains(ofJia.getId());
        assertThat(session("yi-officer")
                        .postEngine("/filter/" + mine + "/count", Map.of())
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task?assignee=jia-officer",
                "/task/count",
                "/task?assignee=jia-officer&assignee=yi-officer",
                "/process-instance",
                "/process-instance/count",
                "/execution",
                "/variable-instance",
                "/incident",
                "/job",
                "/history/task",
                "/history/task/count",
                "/history/activity-instance",
                "/history/process-instance",
                "/history/variable-instance",
                "/history/detail",
                "/history/incident",
                "/history/identity-link-log",
                "/user?id=jia-officer",
                "/user/count",
                "/user/jia-officer/profile",
                "/group/count?member=jia-officer",
                "/identity/groups?userId=jia-officer",
                "/../../../cockpit/plugin/base/default/process-instance"
            })
    void officersHaveNoWayToCockpitsQueries(String path) {
        for (var user : List.of("yi-officer", "jia-officer", "gongan-head")) {
            if (!user.equals("jia-officer") || !path.contains("jia-officer")) {
                assertRefused(session(user).getEngine(path));
            }
        }
    }

    @Test
    void whatIsAskedForOneselfHoldsNothingOfOthers() {
        var yi = session("yi-officer");
        assertDoesNotHold(yi.getEngine("/task?assignee=yi-officer&processInstanceBusinessKeyLike=%25"));
        assertDoesNotHold(yi.getEngine("/task?assignee=yi-officer&nameLike=%25"));
        assertThat(yi.postEngine("/group", Map.of()).json().findValuesAsText("id"))
                .containsExactly("county-yi");
    }

    /** 乙县 works on the same point: of it 乙县 sees the point and its own part. */
    @ParameterizedTest
    @ValueSource(strings = {"yi-officer", "yi-head"})
    void theOtherPartOfTheSamePointStaysUnseen(String user) {
        var form = session(user).get("/camunda/api/weibao/tasks/" + ofYi.getId());
        assertThat(form.status()).isEqualTo(200);
        assertDoesNotHold(form);
        assertThat(form.json().path("parts")).isEmpty();
        assertThat(form.json().path("reports")).isEmpty();
        assertThat(form.json().path("timeline").findValuesAsText("unit")).allMatch("乙县"::equals);
        assertThat(session("jia-officer")
                        .get("/camunda/api/weibao/tasks/" + ofJia.getId())
                        .body())
                .contains(WRITTEN);
    }

    /** The engine would write a remark into any process that its sender names. */
    @Test
    void aRemarkStaysWithItsTask() {
        var yi = session("yi-officer");
        var remark = Map.of("message", "移花接木", "processInstanceId", ofJia.getProcessInstanceId());
        assertThat(yi.postEngine("/task/" + ofYi.getId() + "/comment/create", remark)
                        .status())
                .isEqualTo(200);
        assertThat(tasks.getProcessInstanceComments(ofJia.getProcessInstanceId()))
                .noneMatch(comment -> comment.getFullMessage().equals("移花接木"));
        assertThat(yi.getEngine("/task/" + ofYi.getId() + "/comment").body()).contains("移花接木");
    }

    /** Who may read everything changes nothing of it. */
    @ParameterizedTest
    @ValueSource(strings = {"office-1", "recorder", "supervisor", "admin", "jia-head"})
    void readersOnlyRead(String user) {
        var session = session(user);
        var task = "/task/" + ofJia.getId();
        assertThat(session.getEngine(task).status()).isEqualTo(200);
        for (var act : List.of("/claim", "/unclaim", "/submit-form", "/comment/create")) {
            assertRefused(
                    session.postEngine(task + act, Map.of("userId", user, "message", "旁注", "variables", SUBMISSION)));
        }
    }

    @Test
    void theAdministratorSeesNoContentOfACase() {
        assertRefused(session("admin").get("/camunda/api/weibao/tasks/" + ofJia.getId()));
    }

    /** Each text field of a query, with whatever would find 甲县's task by it. */
    private List<Map<String, Object>> criteria(Class<?> query) {
        var values = List.of(
                code,
                code + "/jia/1",
                "%",
                "%甲县%",
                ofJia.getId(),
                ofJia.getProcessInstanceId(),
                ofJia.getExecutionId(),
                ofJia.getProcessDefinitionId(),
                ofJia.getTaskDefinitionKey(),
                "county-jia",
                "jia-officer");
        var found = new ArrayList<Map<String, Object>>();
        Arrays.stream(query.getMethods())
                .filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
                .filter(method -> !method.getName().matches(".*(Expression|StartablePermissionCheck)|setSort.*"))
                .forEach(method -> {
                    var type = method.getParameterTypes()[0];
                    if (type == String.class) {
                        values.forEach(value -> found.add(Map.of(nameOf(method), value)));
                    } else if (type == Boolean.class) {
                        found.add(Map.of(nameOf(method), true));
                    } else if (type == String[].class) {
                        found.add(Map.of(nameOf(method), values));
                    }
                });
        assertThat(found).hasSizeGreaterThan(50);
        if (query == TaskQueryDto.class) {
            for (var kind : List.of("processVariables", "taskVariables")) {
                found.add(Map.of(kind, List.of(Map.of("name", "unitGroup", "operator", "eq", "value", "county-jia"))));
                found.add(Map.of(kind, List.of(Map.of("name", "unitGroup", "operator", "like", "value", "%"))));
            }
            found.add(Map.of("orQueries", List.of(Map.of("nameLike", "%", "processInstanceBusinessKeyLike", "%"))));
            // What asks for one's own group on one side and for theirs on the other.
            for (var own : List.of("county-bing", "county-yi")) {
                var theirs = Map.of("candidateGroup", "county-jia", "includeAssignedTasks", true);
                found.add(Map.of("candidateGroups", List.of(own, "county-jia"), "includeAssignedTasks", true));
                found.add(Map.of("candidateGroup", own, "candidateGroups", List.of("county-jia")));
                found.add(Map.of("candidateGroup", own, "candidateGroupLike", "%", "includeAssignedTasks", true));
                found.add(Map.of("candidateGroup", own, "orQueries", List.of(theirs)));
                found.add(Map.of("candidateGroup", own, "withoutCandidateGroups", true));
                found.add(Map.of("orQueries", List.of(Map.of("candidateGroup", own, "nameLike", "%"))));
                found.add(Map.of("orQueries", List.of(Map.of("candidateGroup", own, "orQueries", List.of(theirs)))));
                found.add(Map.of("orQueries", List.of(Map.of("candidateGroup", own), theirs)));
                found.add(Map.of("orQueries", List.of(Map.of("involvedUser", "jia-officer", "candidateGroup", own))));
            }
            found.add(Map.of(
                    "sorting",
                    List.of(Map.of(
                            "sortBy",
                            "processVariable",
                            "sortOrder",
                            "asc",
                            "parameters",
                            Map.of("variable", "unitGroup", "type", "string")))));
        }
        return found;
    }

    private static String nameOf(Method setter) {
        return setter.getName().substring(3, 4).toLowerCase() + setter.getName().substring(4);
    }

    private static String query(Map<String, Object> criterion) {
        return criterion.entrySet().stream()
                .map(each -> each.getKey() + "="
                        + encoded(
                                each.getValue() instanceof List<?> list
                                        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                                        : String.valueOf(each.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static void assertCountsNothing(Answer answer, Map<String, Object> criterion) {
        assertThat(answer.status() >= 400 || answer.json().path("count").asInt(-1) == 0)
                .as(criterion + " " + answer)
                .isTrue();
    }

    private static void assertListsNothing(Answer answer, Map<String, Object> criterion) {
        assertThat(answer.status() >= 400 || answer.json().isEmpty())
                .as(criterion + " " + answer)
                .isTrue();
    }

    /** A mistake is answered with the criterion as it was sent. */
    private static void assertListsNothingOfJia(Answer answer, Map<String, Object> criterion) {
        if (answer.status() == 200) {
            assertThat(answer.json().findValuesAsText("name"))
                    .as(criterion.toString())
                    .noneMatch(name -> name.contains("甲县"));
            assertDoesNotHold(answer);
        }
    }

    private static void assertDoesNotHold(Answer answer) {
        assertThat(answer.body()).doesNotContain(WRITTEN, REMARKED, "jia-officer", "county-jia", "｜甲县");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.response().uri() + " " + answer).isIn(401, 403, 404);
        assertDoesNotHold(answer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private PartView part(String unit) {
        return part(code, unit);
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(
                user,
                id -> Set.of("supervisor", "admin").contains(id)
                        ? WebSession.signedIn(port, id, "welcome")
                        : WebSession.tasklist(port, id));
    }
}
