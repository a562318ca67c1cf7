package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.support.WebSession;

/** The running process instances in the office's words, on a point whose counties are late. */
class InstancesTest extends Scenario {

    private static final String API = "/camunda/api/weibao/supervision";

    /** Reports are due on 31 March; on that day they are ten working days late. */
    private static final LocalDate LATE = LocalDate.of(2023, 4, 17);

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcTemplate database;

    private final Map<String, WebSession> sessions = new HashMap<>();

    private String point;
    private String instance;
    private String part;
    private String definition;

    @BeforeAll
    void aPoint() {
        clock.startAgain();
        point = points.ledBy("fulian")
                .ofYear(1988)
                .in("jia", "yi")
                .everybody("宣讲")
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, point, answer("ACCEPTED"));
        office.desk("yi-officer").does(Elements.ACCEPT_PART, point + "/yi", accept());
        clock.setTo(LATE);
        office.fireDueTimers(point);
        instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(point)
                .singleResult()
                .getId();
        var ofYi = runtime.createProcessInstanceQuery()
                .processInstanceId(office.task(Elements.REPORT, point + "/yi").getProcessInstanceId())
                .singleResult();
        part = ofYi.getId();
        definition = ofYi.getProcessDefinitionId();
    }

    @BeforeEach
    void onThatDay() {
        clock.setTo(LATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "office-1", "recorder"})
    void whoSeesEverythingReadsWhatAPartsInstanceIsAbout(String user) {
        var row = get(user, "/instances?ids=" + part).path("rows").get(0);

        assertThat(row.path("id").asText()).isEqualTo(part);
        assertThat(row.path("code").asText()).isEqualTo(point);
        assertThat(row.path("title").asText()).isNotEmpty();
        assertThat(row.path("unit").asText()).isEqualTo("乙县");
        assertThat(row.path("url").asText()).isEqualTo("#/supervision/point/" + point);
        assertThat(row.path("mark").asText()).isEqualTo("RED");
        var step = row.path("steps").get(0);
        assertThat(step.path("step").asText()).isEqualTo(Elements.REPORT);
        assertThat(step.path("name").asText()).isEqualTo("落实并填报进展");
        assertThat(step.path("holder").asText()).isEqualTo("乙县");
        assertThat(step.path("due").asText()).isEqualTo("2023-03-31");
        assertThat(step.path("standing").asText()).isEqualTo("已逾期10个工作日");
        assertThat(row.path("parts").isNull()).isTrue();
    }

    @Test
    void aPointsInstanceCountsTheTasksOfItsParts() {
        var row = get("supervisor", "/instances?ids=" + instance).path("rows").get(0);

        assertThat(row.path("model").asText()).isEqualTo("工作要点");
        assertThat(row.path("unit").asText()).isEqualTo("市妇联");
        assertThat(row.path("mark").asText()).isEqualTo("RED");
        assertThat(row.path("parts").path("open").asInt()).isEqualTo(3);
        assertThat(row.path("parts").path("late").asInt()).isEqualTo(3);
        assertThat(row.path("parts").path("markLabel").asText()).isEqualTo("红灯");
    }

    /** A light is a part of the order, and a task without one comes last. */
    @Test
    void theMostUrgentStepOfAnInstanceComesFirst() {
        var code = points.ledBy("fulian").ofYear(1927).everybody("宣讲").published();
        var id = points.idOf(code);
        var copied = Map.of(Elements.SIGN, "2023-12-29", Elements.COMPILE, "2023-01-03", Elements.REQUEST_END, "");
        copied.forEach((step, red) -> transaction.executeWithoutResult(status -> database.update(
                """
                insert into deadline (version, point_id, step, task_id, assignee_body, opened_at, round, due, original_due,
                  dated_at, blue_from, yellow_from, red_from, extension_open)
                select version, point_id, ?, concat('of ', ?), assignee_body, opened_at, round, nullif(?, ''), nullif(?, ''),
                  dated_at, nullif(?, ''), nullif(?, ''), nullif(?, ''), extension_open
                from deadline where point_id = ? and step = ?""",
                step,
                step,
                red,
                red,
                red,
                red,
                red,
                id,
                Elements.ACCEPT_ASSIGNMENT)));
        var own = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(code)
                .singleResult()
                .getId();
        var marks = get("supervisor", "/instances?ids=" + own)
                .path("rows")
                .get(0)
                .path("steps")
                .findValuesAsText("mark");
        assertThat(marks).containsExactly("RED", "GREEN", "GREEN", "UNLIT");
    }

    @Test
    void idsOfNoInstanceAreLeftOutAndMoreThanAHundredAreRefused() {
        var answer = get("supervisor", "/instances?ids=nobody,%27%20OR%201=1,2023-1");
        assertThat(answer.path("rows")).isEmpty();
        assertThat(get("supervisor", "/instances").path("rows")).isEmpty();
        var hundred = String.join(",", Collections.nCopies(100, part));
        assertThat(get("supervisor", "/instances?ids=" + hundred).path("rows")).hasSize(1);

        var refused = session("supervisor").get(API + "/instances?ids=" + hundred + ",x");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("field").asText()).isEqualTo("ids");
    }

    @ParameterizedTest
    @CsvSource({
        "fulian-officer, tasklist",
        "fulian-head, tasklist",
        "yi-officer, tasklist",
        "yi-head, tasklist",
        "admin, admin"
    })
    void nobodyElseGetsAnything(String user, String app) {
        var session = WebSession.signedIn(port, user, app);
        assertThat(session.get(API + "/instances?ids=" + part).status()).isEqualTo(403);
        assertThat(session.get(API + "/running?definition=" + definition).status())
                .isEqualTo(403);
        assertThat(WebSession.anonymous(port)
                        .get(API + "/running?definition=" + definition)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"POINT | 3", "乙县 | 1", "% | 0", "_ | 0", "' OR '1'='1 | 0"},
            delimiter = '|')
    void aSearchNarrowsByPointAndUnit(String text, int expected) {
        var rows = running("&q=" + encoded(text.equals("POINT") ? point : text));

        assertThat(StreamSupport.stream(rows.path("rows").spliterator(), false)
                        .filter(row -> row.path("code").asText().equals(point)))
                .hasSize(expected);
    }

    /** Whatever their order in the year, and also for points by their parts. */
    @ParameterizedTest
    @ValueSource(strings = {"implementation", "work-point"})
    void whatIsLateComesFirst(String model) {
        var later =
                points.ledBy("fulian").ofYear(1989).in("jia").everybody("宣讲").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, later, answer("ACCEPTED"));
        var latest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .latestVersion()
                .singleResult();
        var rows = get("supervisor", "/running?definition=" + encoded(latest.getId()))
                .path("rows");

        var marks = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("mark").asText())
                .toList();
        var order = List.of("RED", "YELLOW", "BLUE", "GREEN", "UNLIT");
        assertThat(marks).contains("RED", "GREEN").isSortedAccordingTo(Comparator.comparing(order::indexOf));
    }

    @Test
    void pagesAreBoundedAndTheStepsAreThoseOfAllPages() {
        var first = running("");

        assertThat(first.path("rows").size()).isBetween(3, 25);
        assertThat(first.path("total").asInt()).isGreaterThanOrEqualTo(3);
        for (var page : List.of("-1", "0", "1", "999999")) {
            assertThat(running("&page=" + page).path("page").asInt())
                    .isEqualTo(page.equals("999999") ? first.path("pages").asInt() : 1);
        }
        var report = StreamSupport.stream(first.path("steps").spliterator(), false)
                .filter(step -> step.path("step").asText().equals(Elements.REPORT))
                .findFirst()
                .orElseThrow();
        assertThat(report.path("open").asInt()).isPositive();
        assertThat(report.path("late").asInt()).isPositive();
        assertThat(report.path("mark").asText()).isEqualTo("RED");
        assertThat(get("supervisor", "/running?definition=none").path("total").asInt())
                .isZero();
        assertThat(session("supervisor")
                        .get(API + "/running?definition=none&q=" + "x".repeat(101))
                        .status())
                .isEqualTo(422);
    }

    private JsonNode running(String filter) {
        return get("supervisor", "/running?definition=" + definition + filter);
    }

    private JsonNode get(String user, String path) {
        var answer = session(user).get(API + path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(user, id -> WebSession.signedIn(port, id, "cockpit"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
