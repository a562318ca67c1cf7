package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

/** The page of a point, and the list of points: what each role sees of them, while the point runs and afterwards. */
class PointPageTest extends Scenario {

    private static final String POINTS = "/camunda/api/weibao/points";

    /** What is read of a point besides its page. */
    private static final List<String> REST = List.of("/records", "/timeline");

    private static final String OF_JIA = "甲县开了四场课";
    private static final String OF_YI = "乙县走访六十户";
    private static final String WHY_RETURNED = "请写明户数";
    private static final String NO_ADDRESS = "没有登记邮箱";

    @Autowired
    LevelsReached levels;

    @Autowired
    JdbcTemplate database;

    private final Map<String, WebSession> sessions = new HashMap<>();

    @BeforeEach
    void theClockStartsAgain() {
        clock.startAgain();
    }

    @ParameterizedTest
    @CsvSource({"fulian-officer", "fulian-head", "office-1", "recorder"})
    void whoSeesTheWholePointSeesEveryPart(String user) {
        var page = page(user, reported());
        assertThat(page.path("whole").asBoolean()).isTrue();
        assertThat(units(page)).contains("甲县", "乙县", "市妇联");
        assertThat(page.toString()).contains(OF_JIA, OF_YI);
        var jia = partOf(page, "甲县");
        assertThat(jia.at("/steps/0/name").asText()).isEqualTo("落实并填报进展");
        assertThat(jia.at("/steps/0/due").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(jia.at("/steps/0/light/sentence").asText()).startsWith("绿灯：甲县应于");
        assertThat(reportOf(page, "jia").path("summary").asText()).isEqualTo(OF_JIA);
        assertThat(noticesOf(page, "甲县").get(0).at("/deliveries/0/recipient").asText())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jia-officer", "jia-head"})
    void aCountySeesThePointAndItsOwnPartOnly(String user) {
        var code = reported();
        var page = page(user, code);
        assertThat(page.path("whole").asBoolean()).isFalse();
        assertThat(units(page)).containsExactly("甲县");
        assertThat(page.at("/point/title").asText()).isEqualTo("要点" + code);
        assertThat(page.at("/point/lead/name").asText()).isEqualTo("市妇联");
        assertThat(page.toString()).contains(OF_JIA).doesNotContain(OF_YI, "yi-officer", nameOf("yi-officer"));
        assertThat(page.path("timeline").findValuesAsText("unit")).isNotEmpty().allMatch("甲县"::equals);
        assertThat(page.path("deadlines").findValuesAsText("unit")).isNotEmpty().allMatch("甲县"::equals);
        assertThat(page.path("notices").findValuesAsText("unit")).isNotEmpty().allMatch("甲县"::equals);
        assertThat(page.path("reports").fieldNames()).toIterable().containsExactly("jia");
        for (var ofTheWhole : List.of("steps", "compiled")) {
            assertThat(page.path(ofTheWhole)).as(ofTheWhole).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bing-officer", "gongan-officer", "unit-office-officer"})
    void whoHasNoPartFindsNothing(String user) {
        var code = reported();
        for (var path : paths(code).toList()) {
            assertThat(session(user).get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(session(user).get(POINTS + "/T-0").status()).isEqualTo(404);
        assertThat(codes(user, "?q=" + code)).isEmpty();
    }

    @Test
    void anAdministratorReadsNoPointAndNobodyReadsOneWithoutASession() {
        var code = reported();
        for (var path : Stream.concat(Stream.of(POINTS), paths(code)).toList()) {
            assertThat(WebSession.signedIn(port, "admin", "admin").get(path).status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(WebSession.anonymous(port).get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void nobodySeesAPointBeforeItIsSent() {
        var code = points.ledBy("fulian").everybody("学习").approved().code();
        for (var user : List.of("fulian-officer", "office-1")) {
            for (var path : paths(code).toList()) {
                assertThat(session(user).get(path).status()).as(user + path).isEqualTo(404);
            }
            assertThat(codes(user, "?q=" + code)).as(user).isEmpty();
        }
    }

    @Test
    void aFinishedPointStaysWithEverythingThatWasDone() {
        var code = closed();
        for (var user : List.of("fulian-officer", "jia-officer", "office-1")) {
            var page = page(user, code);
            assertThat(page.at("/point/phaseLabel").asText()).as(user).isEqualTo("已销号");
            assertThat(reportOf(page, "jia").path("summary").asText()).isEqualTo("完成");
            assertThat(partOf(page, "甲县").path("steps")).isEmpty();
            assertThat(codes(user, "?q=" + code)).as(user).containsExactly(code);
        }
        var lead = page("fulian-officer", code);
        assertThat(lead.at("/compiled/0/summary").asText()).isEqualTo("汇总全市");
        assertThat(lead.path("decisions").findValuesAsText("outcomeLabel")).contains("办结销号");
        assertThat(page("jia-officer", code).toString()).doesNotContain("汇总全市", OF_YI);
        var row = list("jia-officer", "?q=" + code).at("/rows/0");
        assertThat(row.path("phase").asText()).isEqualTo("已销号");
        assertThat(row.path("light").isNull()).isTrue();
    }

    @Test
    void aReturnIsReadWithItsReason() {
        var code = started();
        var jia = office.desk("jia-officer");
        jia.does(Elements.REPORT, code + "/jia", report(part(code, "jia"), true, OF_JIA));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("RETURNED", WHY_RETURNED));
        var page = page("jia-officer", code);
        assertThat(partOf(page, "甲县").path("requestLabel").asText()).isEqualTo("退回要求");
        assertThat(reportOf(page, "jia").path("returned").asBoolean()).isTrue();
        assertThat(reportOf(page, "jia").path("period").asText()).isNotEmpty();
        var returned = StreamSupport.stream(page.path("timeline").spliterator(), false)
                .filter(each -> each.path("kind").asText().equals("RETURNED"))
                .toList();
        assertThat(returned).singleElement().satisfies(each -> {
            assertThat(each.path("text").asText()).contains(WHY_RETURNED);
            assertThat(each.path("by").asText()).isEqualTo(nameOf("jia-head"));
        });
        assertThat(page("yi-officer", code).toString()).doesNotContain(WHY_RETURNED, OF_JIA);
    }

    @Test
    void theDaysOfEarlierRoundsStay() {
        var code = started();
        var deadline = deadlines
                .find(TaskSubject.part(part(code, "jia").id()), Elements.REPORT)
                .orElseThrow();
        office.desk("jia-officer")
                .starts(
                        Elements.EXTENSION,
                        Map.of("deadlineId", deadline.id(), "due", "2023-04-14", "reason", "等开学", "progress", "在办"));
        office.desk("jia-head").does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.DECIDE_EXTENSION, code, Map.of("answer", "GRANTED", "due", "2023-04-14"));
        var rounds = StreamSupport.stream(
                        page("jia-officer", code).path("deadlines").spliterator(), false)
                .filter(each -> each.path("step").asText().equals("落实并填报进展"))
                .map(each -> each.path("round").asInt() + " " + each.path("due").asText() + " "
                        + each.path("current").asBoolean() + " "
                        + each.path("ended").isNull())
                .toList();
        assertThat(rounds).containsExactly("1 2023-03-31 false false", "2 2023-04-14 true true");
    }

    @Test
    void aDeliveryThatFailedIsShownWithItsReasonToWhoSeesThePart() {
        var code = reported();
        var part = part(code, "jia").id();
        transaction.executeWithoutResult(status -> database.update(
                """
                update delivery set state = 'NOT_SENT', message_id = null, reason = ?
                where notice_id in (select id from notice where part_id = ?)""",
                NO_ADDRESS,
                part));
        assertThat(noticesOf(page("fulian-officer", code), "甲县"))
                .isNotEmpty()
                .flatExtracting(notice -> notice.findValuesAsText("result"))
                .isNotEmpty()
                .allMatch(result -> result.equals("未发送（" + NO_ADDRESS + "）"));
        assertThat(page("jia-officer", code).toString()).contains(NO_ADDRESS);
        assertThat(page("yi-officer", code).toString()).doesNotContain(NO_ADDRESS);
    }

    @Test
    void aLetterStaysWithThePointForItsAddresseeAndTheLead() {
        var code = started();
        var letter = levels.reach(
                        TaskSubject.part(part(code, "jia").id()), Elements.REPORT, "jia", "yellow", LetterKind.TIP)
                .get(0);
        office.continueToNextWaitState();
        office.desk("office-1").does(Elements.RELEASE_LETTER, letter.key(), levels.released(letter));
        for (var user : List.of("jia-officer", "fulian-officer", "office-1")) {
            assertThat(page(user, code).at("/letters/0/id").asLong()).as(user).isEqualTo(letter.id());
        }
        assertThat(page("yi-officer", code).path("letters")).isEmpty();
        assertThat(page("yi-officer", code).toString()).doesNotContain("请签收");
        assertThat(page("jia-officer", code).path("timeline").findValuesAsText("kind"))
                .contains("LETTER_RELEASED")
                .doesNotContain("LETTER_DRAFTED");
        assertThat(page("office-1", code).path("timeline").findValuesAsText("kind"))
                .contains("LETTER_DRAFTED");
    }

    @Test
    void theListFindsCodeTitleAndUnitAmongOnesOwnOnly() {
        var code = reported();
        var other = points.ledBy("gongan").in("yi").everybody("学习").published();
        assertThat(codes("jia-officer", "?q=" + code.toLowerCase())).containsExactly(code);
        assertThat(codes("jia-officer", "?q=" + encoded("要点" + code))).containsExactly(code);
        assertThat(codes("fulian-officer", "?q=" + encoded("甲县"))).contains(code);
        assertThat(codes("office-1", "?q=" + encoded("市公安局"))).contains(other);
        for (var query : List.of("", "?q=" + other, "?q=%25", "?q=" + encoded("' OR '1'='1"), "?page=2")) {
            assertThat(session("jia-officer").get(POINTS + query).body())
                    .as(query)
                    .doesNotContain(other);
        }
        assertThat(codes("jia-officer", "?q=_-_")).isEmpty();
        var row = list("jia-officer", "?q=" + code).at("/rows/0");
        assertThat(row.path("lead").asText()).isEqualTo("市妇联");
        assertThat(row.path("phase").asText()).isEqualTo("落实");
        assertThat(row.at("/light/level").asText()).isEqualTo("GREEN");
        assertThat(session("jia-officer").get(POINTS + "?q=" + "9".repeat(101)).status())
                .isEqualTo(422);
    }

    /** A light of another part would tell of its lateness. */
    @Test
    void theLightOfARowIsThatOfWhatOneSees() {
        var code = started();
        transaction.executeWithoutResult(status -> database.update(
                "update deadline set due = ?, original_due = ?, dated_at = ? where part_id = ? and settled_at is null",
                LocalDate.of(2023, 1, 3),
                LocalDate.of(2023, 1, 3),
                LocalDate.of(2022, 12, 20).atStartOfDay(),
                part(code, "yi").id()));
        assertThat(lightOf("fulian-officer", code)).isEqualTo("RED");
        assertThat(lightOf("yi-officer", code)).isEqualTo("RED");
        assertThat(lightOf("jia-officer", code)).isEqualTo("GREEN");
    }

    @Test
    void aPageIsReachedFromTheDesk() {
        var code = started();
        var task = office.task(Elements.REPORT, code + "/jia").getId();
        var desk = "/camunda/api/weibao/desk";
        var jia = session("jia-officer");
        assertThat(jia.get(desk + "/tasks/" + task)
                        .json()
                        .at("/task/point/page")
                        .asText())
                .isEqualTo(code);
        assertThat(jia.get(desk + "/done").json().at("/rows/0/page").asText()).isEqualTo(code);
        assertThat(jia.get(desk + "/notices").json().at("/rows/0/page").asText())
                .isEqualTo(code);
    }

    private static Stream<String> paths(String code) {
        return Stream.concat(Stream.of(""), REST.stream()).map(rest -> POINTS + "/" + code + rest);
    }

    private String started() {
        var code = points.ledBy("fulian").in("jia", "yi").everybody("开展家庭教育指导").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        for (var county : List.of("jia", "yi")) {
            office.desk(county + "-officer").does(Elements.ACCEPT_PART, code + "/" + county, accept());
        }
        return code;
    }

    private String reported() {
        var code = started();
        office.desk("jia-officer").does(Elements.REPORT, code + "/jia", report(part(code, "jia"), false, OF_JIA));
        office.desk("yi-officer").does(Elements.REPORT, code + "/yi", report(part(code, "yi"), false, OF_YI));
        return code;
    }

    private String closed() {
        var code = started();
        var lead = office.desk("fulian-officer");
        for (var county : List.of("jia", "yi")) {
            var summary = county.equals("yi") ? OF_YI : "完成";
            office.desk(county + "-officer")
                    .does(Elements.REPORT, code + "/" + county, report(part(code, county), true, summary));
            office.desk(county + "-head").does(Elements.SIGN_PART, code + "/" + county, answer("SIGNED"));
            lead.does(Elements.VERIFY, code + "/" + county, answer("PASSED"));
        }
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));
        lead.does(Elements.COMPILE, code, compiled(point(code).measures(), "汇总全市"));
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
        office.desk("recorder").does(Elements.DECIDE, code, verdict("2023-03-06", on(points.idOf(code), "CLOSED", "")));
        return code;
    }

    /** All of a point, as the screens put it together from the three answers. */
    private ObjectNode page(String user, String code) {
        ObjectNode page = ok(session(user).get(POINTS + "/" + code)).deepCopy();
        for (var rest : REST) {
            page.setAll((ObjectNode) ok(session(user).get(POINTS + "/" + code + rest)));
        }
        return page;
    }

    private static JsonNode reportOf(JsonNode page, String county) {
        return page.at("/reports/" + county + "/0");
    }

    private static List<JsonNode> noticesOf(JsonNode page, String unit) {
        return StreamSupport.stream(page.path("notices").spliterator(), false)
                .filter(notice -> notice.path("unit").asText().equals(unit))
                .toList();
    }

    private JsonNode list(String user, String query) {
        return ok(session(user).get(POINTS + query));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private List<String> codes(String user, String query) {
        return list(user, query).path("rows").findValuesAsText("code");
    }

    private String lightOf(String user, String code) {
        return list(user, "?q=" + code).at("/rows/0/light/level").asText();
    }

    private static List<String> units(JsonNode page) {
        var units = new ArrayList<String>();
        page.path("parts").forEach(part -> units.add(part.at("/unit/name").asText()));
        return units;
    }

    private static JsonNode partOf(JsonNode page, String unit) {
        return StreamSupport.stream(page.path("parts").spliterator(), false)
                .filter(part -> part.at("/unit/name").asText().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private String nameOf(String user) {
        return session(user)
                .get("/camunda/api/weibao/desk/me")
                .json()
                .path("name")
                .asText();
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(user, id -> WebSession.tasklist(port, id));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
