package org.weibao.process;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.extension.ExtensionService;
import org.weibao.letter.LetterService;
import org.weibao.plan.PlanService;
import org.weibao.plan.PointEdit;
import org.weibao.shared.Refusal;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.workpoint.AssignmentService;
import org.weibao.workpoint.EarlyEnd;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.PartAcceptance;
import org.weibao.workpoint.PartReporting;
import org.weibao.workpoint.ReportingService;
import org.weibao.workpoint.ReviewService;

/**
 * Trial S2: the own group of every step of every model sees, takes and completes it; roles that read everything read
 * it.
 */
class S2TaskByRoleTest extends Scenario {

    /**
     * W works on it, R reads it with its form, E sees the engine's task without what is in it, - nothing. Everybody but
     * nobody is somebody of the sample.
     */
    private static final String TABLE =
            """
            step                           nobody fulian-officer fulian-head jia-officer jia-head office-1 recorder supervisor admin gongan-officer gongan-head yi-officer yi-head unit-office-officer unit-office-head
            userTask_proofread             -      -              -           -           -        W        R        R          E     -              -           -          -       -                   -
            userTask_approve               -      -              -           -           -        R        W        R          E     -              -           -          -       -                   -
            userTask_acceptAssignment      -      W              R           -           -        R        R        R          E     -              -           -          -       -                   -
            userTask_reassign              -      -              -           -           -        W        R        R          E     -              -           -          -       -                   -
            userTask_requestEnd            -      W              R           -           -        R        R        R          E     -              -           -          -       -                   -
            userTask_consentEnd            -      -              -           -           -        W        R        R          E     -              -           -          -       -                   -
            userTask_acceptPart            -      -              -           W           R        R        R        R          E     -              -           -          -       -                   -
            userTask_decideObjection       -      -              -           -           -        W        R        R          E     -              -           -          -       -                   -
            userTask_confirmNotApplicable  -      W              R           -           -        R        R        R          E     -              -           -          -       -                   -
            userTask_report                -      -              -           W           R        R        R        R          E     -              -           -          -       -                   -
            userTask_signPart              -      -              -           -           W        R        R        R          E     -              -           -          -       -                   -
            userTask_verify                -      W              R           -           -        R        R        R          E     -              -           -          -       -                   -
            userTask_releaseLetter         -      -              -           -           -        W        R        R          E     -              -           -          -       -                   -
            userTask_compile               -      W              R           -           -        R        R        R          E     -              -           -          -       -                   -
            userTask_sign                  -      -              W           -           -        R        R        R          E     -              -           -          -       -                   -
            userTask_check                 -      -              -           -           -        W        R        R          E     -              -           -          -       -                   -
            userTask_decide                -      -              -           -           -        R        W        R          E     -              -           -          -       -                   -
            userTask_chooseReturn          -      -              -           -           -        W        R        R          E     -              -           -          -       -                   -
            userTask_signExtension         -      -              -           -           W        R        R        R          E     -              -           -          -       -                   -
            userTask_decideExtension       -      -              -           -           -        W        R        R          E     -              -           -          -       -                   -
            """;

    private static final String WEIBAO = "/camunda/api/weibao/tasks/";

    /** A content that every step's listener refuses, once the engine has let it come so far. */
    private static final Map<String, Object> UNKNOWN = Map.of("unknown", 1);

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    TaskCases cases;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcTemplate database;

    Map<String, Task> waiting;
    final Map<String, WebSession> sessions = new HashMap<>();

    @BeforeAll
    void everyStepWaits() {
        clock.startAgain();
        waiting = cases.bringAbout();
    }

    @Test
    void everyUserTaskOfTheModelsHasARow() {
        var steps = ProcessModel.all().stream()
                .flatMap(model -> model.all(UserTask.class).stream())
                .map(UserTask::getId)
                .toList();
        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(steps);
        assertThat(waiting.keySet()).containsExactlyInAnyOrderElementsOf(steps);
    }

    @Test
    void everyCellIsAsTheTableSays() {
        var users = users();
        var listed = users.stream().collect(toMap(user -> user, this::listed));
        var actual = new TreeMap<String, List<String>>();
        waiting.forEach((step, task) -> actual.put(
                step,
                users.stream()
                        .map(user -> cell(user, task.getId(), listed.get(user)))
                        .toList()));
        assertThat(actual).isEqualTo(rows());
    }

    /** No click searches for revocations, so nobody may create one, at any place. */
    @Test
    void rightsAreGrantedAndNeverRevoked() {
        var revocation = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        revocation.setUserId("office-1");
        revocation.setResource(Resources.TASK);
        revocation.setResourceId("*");
        assertThatThrownBy(() -> authorizations.saveAuthorization(revocation))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不设“禁止”类授权");

        var answer = WebSession.signedIn(port, "admin", "admin")
                .postEngine(
                        "/authorization/create",
                        Map.of(
                                "type",
                                Authorization.AUTH_TYPE_REVOKE,
                                "permissions",
                                List.of("READ"),
                                "userId",
                                "office-1",
                                "resourceType",
                                Resources.TASK.resourceType(),
                                "resourceId",
                                "*"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("不设“禁止”类授权", "请删除相应的授权");
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_REVOKE)
                        .count())
                .isZero();
    }

    /** A click neither searches nor removes rights of its task, so nobody may create one. */
    @Test
    void aSingleTaskIsNotGrantedToAnybody() {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId("yi-officer");
        grant.setResource(Resources.TASK);
        grant.setResourceId(waiting.get(Elements.REPORT).getId());
        grant.addPermission(Permissions.READ);
        assertThatThrownBy(() -> authorizations.saveAuthorization(grant))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能单独授权");

        assertThat(authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .list())
                .extracting(Authorization::getResourceId)
                .containsOnly(Authorization.ANY);
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.HISTORIC_TASK)
                        .list())
                .extracting(Authorization::getResourceId)
                .containsOnly(Authorization.ANY);
    }

    /** A query is narrowed while it runs for its reader, and stays as it was written. */
    @Test
    void oneQueryShowsEachReaderTheirOwnTasks() {
        var query = tasks.createTaskQuery().taskId(waiting.get(Elements.REPORT).getId());
        var shown = new ArrayList<Long>();
        try {
            for (var group : List.of("county-jia", "county-yi", "county-jia-head")) {
                identities.setAuthentication(group, List.of(group));
                shown.add(query.count());
            }
        } finally {
            identities.clearAuthentication();
        }
        assertThat(shown).containsExactly(1L, 0L, 1L);
    }

    private static List<String> users() {
        var header = words(TABLE.lines().findFirst().orElseThrow());
        return header.subList(1, header.size());
    }

    private static Map<String, List<String>> rows() {
        return TABLE.lines()
                .skip(1)
                .map(S2TaskByRoleTest::words)
                .collect(toMap(
                        words -> words.get(0), words -> words.subList(1, words.size()), (a, b) -> a, TreeMap::new));
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.split(" +"));
    }

    /** What the ready-made filters show, each by its name; a count tells no more than its list. */
    private Map<String, Set<String>> listed(String user) {
        var session = session(user);
        var shown = new HashMap<String, Set<String>>();
        for (var filter : filters.createFilterQuery().list()) {
            var path = "/filter/" + filter.getId();
            var list = session.postEngine(path + "/list?maxResults=1000", "{}");
            var ids = new HashSet<String>();
            if (list.status() == 200) {
                list.json().forEach(task -> ids.add(task.path("id").asText()));
                for (var count :
                        List.of(session.postEngine(path + "/count", "{}"), session.getEngine(path + "/count"))) {
                    assertThat(count.json().path("count").asInt())
                            .as("%s counts %s", user, filter.getName())
                            .isEqualTo(ids.size());
                }
            } else {
                assertRefused(list);
            }
            shown.put(filter.getName(), ids);
        }
        return shown;
    }

    private String cell(String user, String task, Map<String, Set<String>> listed) {
        var session = session(user);
        var mine = listed.get("本单位待办").contains(task);
        var inSight = listed.get("本单位在办").contains(task);
        var reads = readsEverything(session, task);
        var form = isAllowed(session.get(WEIBAO + task), 200);
        var claims = isAllowed(session.postEngine("/task/" + task + "/claim", Map.of("userId", user)), 204);
        var completes = isAllowed(session.submit(task, UNKNOWN), 422);
        if (claims) {
            assertThat(session.postEngine("/task/" + task + "/unclaim", "{}").status())
                    .isEqualTo(204);
        }
        var all = List.of(mine, reads, form, claims, completes);
        // The administrator may read every filter.
        if (inSight != (reads && (user.endsWith("-head") || user.equals("admin")))) {
            return "in sight: " + inSight + " " + all;
        }
        return Map.of(
                        List.of(true, true, true, true, true), "W",
                        List.of(false, true, true, false, false), "R",
                        List.of(false, true, false, false, false), "E",
                        List.of(false, false, false, false, false), "-")
                .getOrDefault(all, all.toString());
    }

    /** All that Tasklist reads of a task is open, or none of it. */
    private boolean readsEverything(WebSession session, String task) {
        var answers = Stream.of("", "/form", "/deployed-form", "/form-variables", "/identity-links", "/comment")
                .map(part -> isAllowed(session.getEngine("/task/" + task + part), 200))
                .distinct()
                .toList();
        assertThat(answers)
                .as("%s reads either all of %s or nothing", session.userId(), task)
                .hasSize(1);
        return answers.get(0);
    }

    private static boolean isAllowed(Answer answer, int status) {
        if (answer.status() == status) {
            return true;
        }
        assertRefused(answer);
        return false;
    }

    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.response().uri() + " " + answer).isIn(401, 403, 404);
    }

    WebSession session(String user) {
        return sessions.computeIfAbsent(user, id -> switch (id) {
            case "nobody" -> WebSession.anonymous(port);
            case "supervisor", "admin" -> WebSession.signedIn(port, id, "welcome");
            default -> WebSession.tasklist(port, id);
        });
    }

    /** A claimed task belongs to its assignee, until they put it back or the head of their unit hands it on. */
    @Nested
    class ClaimedTaskTest {

        private final String report = waiting.get(Elements.REPORT).getId();

        @BeforeEach
        void aColleagueInTheSameCounty() {
            identities.createMembership("tuan-officer", "county-jia");
            session("jia-officer").postEngine("/task/" + report + "/claim", Map.of("userId", "jia-officer"));
        }

        @AfterEach
        void nobodyHasIt() {
            tasks.setAssignee(report, null);
            identities.deleteMembership("tuan-officer", "county-jia");
        }

        @Test
        void aColleagueReadsItAndIsToldWhoHasIt() {
            var colleague = WebSession.tasklist(port, "tuan-officer");
            assertThat(colleague.get(WEIBAO + report).status()).isEqualTo(200);
            var answer = colleague.submit(report, Map.of());
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("detail").asText()).isEqualTo("这项任务已由夏明认领，由其本人办理；需要换人的，请先转交。");
            assertThat(colleague
                            .postEngine("/task/" + report + "/claim", Map.of("userId", "tuan-officer"))
                            .status())
                    .isEqualTo(409);
            assertThat(session("jia-officer")
                            .postEngine("/task/" + report + "/unclaim", "{}")
                            .status())
                    .isEqualTo(204);
            assertThat(colleague.submit(report, UNKNOWN).status()).isEqualTo(422);
        }

        @Test
        void theHeadHandsItToAColleagueAndItIsRecorded() {
            var head = session("jia-head");
            var hands = head.get(WEIBAO + report + "/colleagues").json();
            assertThat(hands.path("candidate").asBoolean()).isFalse();
            assertThat(hands.path("colleagues").findValuesAsText("id")).containsExactly("tuan-officer");

            var answer = handOver(head, "tuan-officer", "出差");
            assertThat(answer.json().path("message").asText()).isEqualTo("已转交余倩办理。");
            assertThat(assignee()).isEqualTo("tuan-officer");
            var part = (Long) tasks.getVariable(report, Variables.PART_ID.name());
            assertThat(pointQuery.timelineOfPart(part))
                    .last()
                    .returns(EntryKind.HANDED_OVER, each -> each.kind())
                    .returns("钟德华", each -> each.by())
                    .returns("“落实并填报进展”由夏明转交余倩办理：出差", each -> each.text());
            assertThat(session("jia-officer").submit(report, Map.of()).status()).isEqualTo(409);
            assertThat(session("jia-officer")
                            .postEngine("/task/" + report + "/unclaim", "{}")
                            .status())
                    .isEqualTo(404);
            assertThat(handOver(head, "tuan-officer", null).status()).isEqualTo(409);

            tasks.setAssignee(report, null);
            assertThat(handOver(head, "jia-officer", " ").status()).isEqualTo(200);
            assertThat(pointQuery.timelineOfPart(part)).last().returns("“落实并填报进展”转交夏明办理。", each -> each.text());
        }

        @ParameterizedTest
        @ValueSource(strings = {"yi-officer", "jia-head", "gongan-officer", "office-1", "admin", "nobody", ""})
        void neverToAnybodyElse(String user) {
            assertThat(handOver(session("jia-head"), user, null).status()).isEqualTo(422);
            assertThat(assignee()).isEqualTo("jia-officer");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "jia-officer",
                    "yi-head",
                    "gongan-head",
                    "fulian-head",
                    "office-1",
                    "unit-office-head",
                    "recorder"
                })
        void byNobodyElse(String user) {
            var session = session(user);
            assertThat(handOver(session, "tuan-officer", null).status()).isIn(403, 404);
            var hands = session.get(WEIBAO + report + "/colleagues");
            assertThat(hands.status() == 404 || hands.json().path("colleagues").isEmpty())
                    .isTrue();
            assertThat(assignee()).isEqualTo("jia-officer");
        }

        @Test
        void whoHasLeftTheUnitKeepsNothing() {
            assertThat(handOver(session("jia-head"), "tuan-officer", null).status())
                    .isEqualTo(200);
            identities.deleteMembership("tuan-officer", "county-jia");
            var left = WebSession.tasklist(port, "tuan-officer");
            assertThat(left.get(WEIBAO + report).status()).isEqualTo(404);
            assertThat(left.getEngine("/task/" + report).status()).isEqualTo(404);
            assertRefused(left.submit(report, Map.of()));
            assertThat(assignee()).as("his colleagues go on").isNull();
        }

        @Test
        void whatAPersonWithoutAccountHadIsOpenToHisColleaguesAgain() {
            var decide = waiting.get(Elements.DECIDE).getId();
            identities.saveUser(identities.newUser("newcomer"));
            identities.createMembership("newcomer", "leading-group");
            tasks.setAssignee(decide, "newcomer");
            assertThat(session("recorder").submit(decide, UNKNOWN).status()).isEqualTo(409);
            identities.deleteUser("newcomer");
            assertThat(session("recorder").submit(decide, UNKNOWN).status()).isEqualTo(422);
        }

        @Test
        void aDeskWithoutHeadHandsItsTasksOverItselfAndTheSigningOnesAHeadDoes() {
            var check = waiting.get(Elements.CHECK).getId();
            var hands = session("office-1").get(WEIBAO + check + "/colleagues");
            assertThat(hands.json().path("colleagues").findValuesAsText("id")).containsExactly("office-1", "office-2");
            assertThat(session("unit-office-head").get(WEIBAO + check).status())
                    .as("unit-office is another group than the desk")
                    .isEqualTo(404);
            var sign = waiting.get(Elements.SIGN_PART).getId();
            hands = session("jia-head").get(WEIBAO + sign + "/colleagues");
            assertThat(hands.json().path("candidate").asBoolean()).isTrue();
            assertThat(hands.json().path("colleagues").findValuesAsText("id")).containsExactly("jia-head");
            var decide = waiting.get(Elements.DECIDE).getId();
            hands = session("recorder").get(WEIBAO + decide + "/colleagues");
            assertThat(hands.json().path("colleagues").findValuesAsText("id")).containsExactly("recorder");
        }

        private Answer handOver(WebSession head, String to, @Nullable String why) {
            var command = new HashMap<String, Object>();
            command.put("userId", to);
            command.put("reason", why);
            return head.post(WEIBAO + report + "/hand-over", command);
        }

        private @Nullable String assignee() {
            return tasks.createTaskQuery().taskId(report).singleResult().getAssignee();
        }
    }

    /** Trial S22: what a step's command has no field for is refused wherever it stands, and nothing is changed by it. */
    @Nested
    class S22MassAssignmentTest {

        private static final List<String> EXTRA =
                List.of("status", "state", "unit", "unitCode", "version", "id", "round", "phase", "actor", "class");

        /** What each step's listener reads; a step without a row fails. */
        private static final Map<String, Class<?>> COMMANDS = Map.ofEntries(
                Map.entry(Elements.PROOFREAD, PlanService.Proofread.class),
                Map.entry(Elements.APPROVE, PlanService.Approve.class),
                Map.entry(Elements.ACCEPT_ASSIGNMENT, AssignmentService.AcceptAssignment.class),
                Map.entry(Elements.REASSIGN, AssignmentService.Reassign.class),
                Map.entry(Elements.REQUEST_END, EarlyEnd.RequestEnd.class),
                Map.entry(Elements.CONSENT_END, EarlyEnd.ConsentEnd.class),
                Map.entry(Elements.COMPILE, ReportingService.Compile.class),
                Map.entry(Elements.SIGN, ReportingService.Sign.class),
                Map.entry(Elements.CHECK, ReviewService.Check.class),
                Map.entry(Elements.DECIDE, ReviewService.Decide.class),
                Map.entry(Elements.CHOOSE_RETURN, ReviewService.ChooseReturn.class),
                Map.entry(Elements.ACCEPT_PART, PartAcceptance.AcceptPart.class),
                Map.entry(Elements.DECIDE_OBJECTION, PartAcceptance.DecideObjection.class),
                Map.entry(Elements.CONFIRM_NOT_APPLICABLE, PartAcceptance.ConfirmNotApplicable.class),
                Map.entry(Elements.REPORT, PartReporting.ProgressReport.class),
                Map.entry(Elements.SIGN_PART, PartReporting.SignPart.class),
                Map.entry(Elements.VERIFY, PartReporting.Verify.class),
                Map.entry(Elements.SIGN_EXTENSION, ExtensionService.SignExtension.class),
                Map.entry(Elements.DECIDE_EXTENSION, ExtensionService.DecideExtension.class),
                Map.entry(Elements.RELEASE_LETTER, LetterService.Release.class));

        private static final List<String> TABLES = List.of(
                "plan",
                "work_point",
                "part",
                "report",
                "decision",
                "timeline_entry",
                "measure",
                "extension",
                "urging",
                "extension_correction",
                "letter",
                "ACT_RU_TASK",
                "ACT_RU_EXECUTION",
                "ACT_RU_VARIABLE");

        @Test
        void everyStepHasItsCommand() {
            assertThat(COMMANDS.keySet()).isEqualTo(waiting.keySet());
        }

        @Test
        void aFieldThatIsNoneOfTheCommandsIsRefused() {
            var before = everything();
            COMMANDS.forEach((step, command) -> {
                var session = session(worker(step));
                var task = waiting.get(step).getId();
                shapes(command).forEach(shape -> EXTRA.stream()
                        .filter(extra -> !names(shape.type()).contains(extra))
                        .forEach(extra -> assertUnknown(session.submit(task, shape.with(extra)), extra)));
            });
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        void aVariableBesideTheSubmissionIsRefused() {
            var before = everything();
            for (var name : List.of("outcome", "leadGroup", "unitGroup", "partId", "pointId", "dueDate", "x")) {
                var variables = Map.of(
                        "submission",
                        Map.of("value", "{}", "type", "String"),
                        name,
                        Map.of("value", "county-yi", "type", "String"));
                COMMANDS.keySet().forEach(step -> {
                    var path = "/task/" + waiting.get(step).getId() + "/submit-form";
                    var answer = session(worker(step)).postEngine(path, Map.of("variables", variables));
                    assertThat(answer.status()).as(step + " " + answer).isEqualTo(422);
                    assertThat(answer.json().path("field").asText()).isEqualTo(name);
                });
                var definition = waiting.get(Elements.PROOFREAD).getProcessDefinitionId();
                var answer = session("office-1")
                        .postEngine(
                                "/process-definition/" + definition + "/submit-form",
                                Map.of("variables", variables, "businessKey", "2023-2-1-1"));
                assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
                assertThat(answer.json().path("field").asText()).isEqualTo(name);
            }
            assertThat(everything()).isEqualTo(before);
        }

        @Test
        void soItIsWithWhatElseIsSent() {
            var task = waiting.get(Elements.PROOFREAD).getId();
            var office = session("office-1");
            var definition = waiting.get(Elements.PROOFREAD).getProcessDefinitionId();
            office.postEngine("/task/" + task + "/claim", Map.of("userId", "office-1"));
            var point = office.get(WEIBAO + task).json().at("/plan/points/0/id").asLong();
            var before = everything();
            for (var shape : shapes(PointEdit.class)) {
                EXTRA.stream()
                        .filter(extra -> !names(shape.type()).contains(extra))
                        .forEach(extra -> assertUnknown(
                                office.put(WEIBAO + task + "/points/" + point, shape.with(extra)), extra));
            }
            for (var extra : EXTRA) {
                assertUnknown(
                        office.postEngine(
                                "/process-definition/" + definition + "/submit-form",
                                Map.of(
                                        "variables",
                                        Map.of(
                                                "submission",
                                                Map.of(
                                                        "value",
                                                        "{\"year\":2023,\"" + extra + "\":1}",
                                                        "type",
                                                        "String")))),
                        extra);
                assertUnknown(
                        session("office-1").post(WEIBAO + task + "/hand-over", Map.of("userId", "office-2", extra, 1)),
                        extra);
            }
            assertThat(everything()).isEqualTo(before);
            office.postEngine("/task/" + task + "/unclaim", "{}");
        }

        /** A record of the command, and how a JSON text reaches into it. */
        private record Shape(Class<?> type, String beginning, String end) {

            String with(String extra) {
                return beginning + "{\"" + extra + "\":\"x\"}" + end;
            }
        }

        /** The command itself and every record that it holds, found by reflection. */
        private static List<Shape> shapes(Class<?> command) {
            return shapes(new Shape(command, "", ""));
        }

        private static List<Shape> shapes(Shape outer) {
            var inner = Arrays.stream(outer.type().getRecordComponents()).flatMap(component -> {
                var held = ResolvableType.forType(component.getGenericType());
                var isList = List.class.isAssignableFrom(component.getType());
                var type = isList ? held.getGeneric(0).resolve(Object.class) : component.getType();
                return type.isRecord()
                        ? shapes(new Shape(
                                        type,
                                        outer.beginning() + "{\"" + component.getName() + "\":" + (isList ? "[" : ""),
                                        (isList ? "]" : "") + "}" + outer.end()))
                                .stream()
                        : Stream.of();
            });
            return Stream.concat(Stream.of(outer), inner).toList();
        }

        private static List<String> names(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
        }

        private static void assertUnknown(Answer answer, String field) {
            assertThat(answer.status())
                    .as(answer.response().uri() + " " + answer)
                    .isEqualTo(422);
            assertThat(answer.json().path("detail").asText())
                    .startsWith("表单里有不认识的字段“")
                    .contains(field);
        }

        /** Who works on a step, by the table. */
        private static String worker(String step) {
            return users().get(rows().get(step).indexOf("W"));
        }

        /** Every row that a step could change. */
        private Map<String, List<Map<String, Object>>> everything() {
            return TABLES.stream()
                    .collect(toMap(table -> table, table -> database.queryForList("select * from " + table)));
        }
    }
}
