package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.returned;
import static org.weibao.process.Forms.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.PartView;
import org.weibao.board.PlanFormQuery;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;

/**
 * Trial F14: everything sent in a form is either stored literally, or refused with the field's name and without any
 * change. A broken record stops only its own point, as an incident that names what is missing.
 */
class F14PoisonDataTest extends Scenario {

    private static final String RARE = "𠮷野家👨‍👩‍👧 𪚥<b>${1+1}</b>'\";--\\n\\ud800";
    private static final String SOUND =
            """
            {"done":false,"figures":[{"measureId":M1,"state":"IN_PROGRESS","percentage":40},\
            {"measureId":M2,"state":"IN_PROGRESS","percentage":40,"figure":3}],"summary":"已宣讲"}""";
    private static final String DEEP = "[".repeat(100_000) + "]".repeat(100_000);
    private static final String CHINESE = "(?s).*\\p{IsHan}.*";

    @Autowired
    PlanFormQuery plans;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient database;

    /** A county that is about to report, in its officer's browser. */
    private WebSession county;

    private PartView part;
    private String task;

    @BeforeAll
    void aCountyIsAboutToReport() {
        clock.startAgain();
        var code = points.ledBy("fulian")
                .in("jia")
                .everybody("宣讲")
                .countedInCounties("进村", "场次")
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia/", accept());
        part = part(code, "jia");
        county = WebSession.tasklist(port, "jia-officer");
        task = claimed(county, Elements.REPORT, code + "/jia/");
    }

    @BeforeEach
    void time() {
        clock.startAgain();
    }

    static Stream<Arguments> poison() {
        return Stream.of(
                poison("\"figure\":3", "\"figure\":1e999999999", "figures[1].figure"),
                poison("\"figure\":3", "\"figure\":1e2147483647", "figures[1].figure"),
                poison("\"figure\":3", "\"figure\":1e99999999999999", "figures[1].figure"),
                poison("\"figure\":3", "\"figure\":1e-999999999", "figures[1].figure"),
                poison("\"figure\":3", "\"figure\":-1", "figures[1].figure"),
                poison("\"figure\":3", "\"figure\":0.001", "figures[1].figure"),
                poison("\"figure\":3", "\"figure\":9999999999999", "figures[1].figure"),
                poison("\"figure\":3", "\"figure\":" + "9".repeat(5_000), "figures[1]"),
                poison("\"figure\":3", "\"figure\":NaN", "figures[1]"),
                poison("\"figure\":3", "\"figure\":\"三\"", "figures[1].figure"),
                poison("\"figure\":3", "\"figure\":true", "figures[1].figure"),
                poison("\"percentage\":40", "\"percentage\":101", "figures[0].percentage"),
                poison("\"percentage\":40", "\"percentage\":-1", "figures[0].percentage"),
                poison("\"percentage\":40", "\"percentage\":40.5", "figures[0].percentage"),
                poison("\"percentage\":40", "\"percentage\":1e999999999", "figures[0].percentage"),
                poison("\"percentage\":40", "\"percentage\":4294967336", "figures[0].percentage"),
                poison("\"percentage\":40", "\"percentage\":[40]", "figures[0].percentage"),
                poison("\"state\":\"IN_PROGRESS\"", "\"state\":2", "figures[0].state"),
                poison("\"state\":\"IN_PROGRESS\"", "\"state\":\"2\"", "figures[0].state"),
                poison("\"state\":\"IN_PROGRESS\"", "\"state\":\"DONE\"", "figures[0].state"),
                poison("\"state\":\"IN_PROGRESS\"", "\"state\":{}", "figures[0].state"),
                poison("\"measureId\":M1", "\"measureId\":M2", "figures"),
                poison("\"measureId\":M1", "\"measureId\":0", "figures"),
                poison("\"measureId\":M1", "\"measureId\":null", "figures"),
                poison("\"measureId\":M1", "\"measureId\":1e999999999", "figures[0].measureId"),
                poison("\"measureId\":M1", "\"measureId\":18446744073709551616", "figures[0].measureId"),
                poison("\"done\":false", "\"done\":\"也许\"", "done"),
                poison("\"done\":false", "\"done\":{}", "done"),
                poison("\"done\":false", "\"done\":false,\"unit\":\"gongan\"", "unit"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":\"半\\ud800个\"", "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":\"半\\udc00个\"", "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":\"空\\u0000字\"", "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":\"响\\u0007铃\\u001b[2J\"", "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":\"删\\u007f除\\u0085\"", "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":\"" + "汉".repeat(20_001) + "\"", "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":\"" + "汉".repeat(1_000_000) + "\"", "submission"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":\" \\u3000 \"", "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":null", "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":{}", "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":" + DEEP, "summary"),
                poison("\"summary\":\"已宣讲\"", "\"summary\":\"一\",\"summary\":\"二\"", "submission"),
                poison("\"summary\":\"已宣讲\"", "\"difficulty\":\"\\u0000\",\"summary\":\"好\"", "difficulty"),
                poison("\"summary\":\"已宣讲\"", "\"nextStep\":\"\\ud800\",\"summary\":\"好\"", "nextStep"),
                poison("\"figures\":[", "\"figures\":[" + "{},".repeat(100_000), "figures"),
                poison("\"figures\":[", "\"figures\":[null,", "figures[0]"),
                poison(SOUND, DEEP, "submission"),
                poison(SOUND, "{\"figures\":" + DEEP + "}", "figures[0]"),
                poison(SOUND, "{\"done\":false", "submission"),
                poison(SOUND, "[]", "submission"),
                poison(SOUND, "null", "submission"),
                poison(SOUND, "", "submission"),
                poison(SOUND, SOUND + "{}", "submission"));
    }

    private static Arguments poison(String sound, String poisoned, String field) {
        assertThat(SOUND).contains(sound);
        return Arguments.of(SOUND.replaceFirst(Pattern.quote(sound), quoted(poisoned)), field);
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    @ParameterizedTest(name = "{1} {index}")
    @MethodSource("poison")
    void aPoisonedFormIsRefusedByItsField(String form, String field) {
        var sent = form.replace("M1", id(0)).replace("M2", id(1));

        assertRefused(county.submit(task, sent), 422, field);
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"variables\":{\"submission\":null}}",
                "{\"variables\":[]}",
                "{\"variables\":null}",
                "{\"variables\":{}}",
                "{\"variables\":{\"submission\":{\"value\":{\"a\":1},\"type\":\"String\"}}}",
                "{\"variables\":{\"submission\":{\"value\":1e999999999,\"type\":\"Integer\"}}}",
                "{\"variables\":{\"submission\":{\"value\":\"{}\",\"type\":\"Unheard\"}}}",
                "{\"variables\":{\"submission\":{\"value\":\"{}\",\"type\":\"Bytes\"}}}",
                "{\"variables\":{\"submission\":{\"value\":\"{}\",\"type\":\"File\"}}}",
                "{\"variables\":{\"submission\":{\"value\":\"{}\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"submission\":{\"value\":\"x\",\"type\":\"Object\",\"valueInfo\":"
                        + "{\"objectTypeName\":\"java.lang.Runtime\",\"serializationDataFormat\":\"application/json\"}}}}",
                "{\"variables\":{\"submission\":{\"value\":\"{}\",\"type\":\"String\",\"valueInfo\":5}}}",
                "{\"variables\":{\"\\ud800\":{\"value\":\"{}\",\"type\":\"String\"}}}",
                "{\"variables\":{\"submission\":{\"value\":\"{\\\"summary\\\":\\\"\\ud800\\\"}\",\"type\":\"String\"}}}"
            })
    void whatIsNoFormIsRefused(String body) {
        assertRefused(county.postEngine("/task/" + task + "/submit-form", body), 400, null);
        assertUntouched();
    }

    @Test
    void nestingHasAnEnd() {
        assertRefused(county.postEngine("/task/" + task + "/submit-form", DEEP), 400, null);
        assertRefused(
                county.postEngine("/task/" + task + "/submit-form", "{\"variables\":{\"submission\":" + DEEP + "}}"),
                400,
                null);
        assertRefused(county.postEngine("/task/" + task + "/claim", DEEP), 400, null);
        assertRefused(county.postEngine("/task/" + task + "/claim", "{\"userId\":\"\\ud800\"}"), 422, "userId");
        assertRefused(county.postEngine("/task/" + task + "/claim", "{\"userId\":{}}"), 400, null);
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%F0%A0%AE%B7", "..%2f", "1e999", "'%20or%201=1--", "%ff%fe"})
    void aTaskThatCannotBeIsNotThere(String id) {
        assertThat(county.get("/camunda/api/weibao/tasks/" + id).status()).isBetween(400, 404);
        assertThat(county.getEngine("/task/" + id).status()).isBetween(400, 404);
        assertThat(county.postEngine("/task/" + id + "/submit-form", "{}").status())
                .isBetween(400, 422);
    }

    @Test
    void theProofreadersDraftIsRefusedByItsField() {
        office.desk("office-1").startsYear(2023);
        try {
            var desk = WebSession.tasklist(port, "office-1");
            var plan = points.planOf(2023);
            var point = plans.points(plan).get(1);
            var path = "/camunda/api/weibao/tasks/" + claimed(desk, Elements.PROOFREAD, "2023") + "/points/";
            var sound = "{\"version\":" + point.version() + ",\"title\":\"标题\",\"category\":\"FAMILY\","
                    + "\"priority\":\"NORMAL\",\"leadConfirmed\":true,\"MORE\":0}";
            Function<String, Answer> save = more -> desk.put(path + point.id(), sound.replace("\"MORE\":0", more));

            for (var day : List.of(
                    "\"9999-99-99\"",
                    "\"2023-02-30\"",
                    "\"999999999-01-01\"",
                    "\"+999999999-12-31\"",
                    "\"-0001-01-01\"",
                    "\"9999-12-31\"",
                    "\"1999-12-31\"",
                    "\"明天\"",
                    "\"\"",
                    "20230601",
                    "99999999999999999",
                    "1e999999999",
                    "[2023,6,1]",
                    "{}")) {
                assertRefused(save.apply("\"deadline\":" + day), 422, "deadline");
            }
            assertRefused(save.apply("\"lead\":\"xx-unknown\""), 422, "lead");
            assertRefused(save.apply("\"lead\":\"𠮷\\u0000\""), 422, "lead");
            assertRefused(save.apply("\"counties\":[\"yi\",\"geng\"]"), 422, "counties");
            assertRefused(save.apply("\"responsible\":[\"jia\"]"), 422, "responsible");
            assertRefused(save.apply("\"title\":\"题\\ud800\""), 422, "submission");
            assertRefused(save.apply("\"leftOutReason\":\"\\u0001\""), 422, "leftOutReason");
            assertRefused(save.apply("\"rhythm\":0"), 422, "rhythm");
            assertRefused(save.apply("\"closingStandard\":[\"\\ud800\"]"), 422, "closingStandard");
            assertRefused(
                    save.apply("\"closingStandard\":[" + "\"一\",".repeat(100_000) + "\"二\"]"), 422, "closingStandard");
            assertRefused(save.apply("\"measures\":[" + "{},".repeat(100_000) + "{}]"), 422, "measures");
            assertRefused(
                    save.apply(
                            "\"measures\":[{\"text\":\"宣讲\",\"indicatorName\":\"场次\",\"indicatorUnit\":\"场\",\"target\":1e2147483647}]"),
                    422,
                    "measures[0].target");
            assertRefused(save.apply("\"phrases\":[{\"text\":\"全体\",\"expand\":true}]"), 422, "phrases[0].text");
            assertRefused(desk.put(path + point.id(), "x".repeat(3_000_000)), 422, "submission");
            assertRefused(desk.put(path + point.id(), DEEP), 422, "submission");
            assertThat(desk.put(path + "99999999999999999999", sound).status()).isEqualTo(400);
            assertThat(desk.put(path + "-1", save.apply("\"lead\":\"fulian\"").body())
                            .status())
                    .isBetween(400, 422);

            assertThat(pointQuery.point(point.id()).title()).isEqualTo("标题");
        } finally {
            office.forget("2023");
            points.forgetYear(2023);
        }
    }

    @Test
    void everyFreeTextIsKeptLiterally() {
        var lead = office.desk("fulian-officer");
        var head = office.desk("fulian-head");
        var desk = office.desk("office-1");
        var recorder = office.desk("recorder");
        var code = points.ledBy("fulian")
                .in("jia", "yi")
                .everybody(RARE)
                .everybody("二")
                .published();
        var id = points.idOf(code);
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", RARE));
        desk.does(Elements.REASSIGN, code, Map.of("lead", "fulian", "reason", RARE));
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia/", Map.of("objection", RARE));
        desk.does(Elements.DECIDE_OBJECTION, code + "/jia/", reason(RARE));
        var second = pointQuery.point(id).measures().get(1).id();
        office.desk("yi-officer")
                .does(
                        Elements.ACCEPT_PART,
                        code + "/yi/",
                        Map.of("notApplicable", List.of(Map.of("measureId", second, "reason", RARE))));
        lead.does(Elements.CONFIRM_NOT_APPLICABLE, code + "/yi/", Map.of("confirmed", List.of(second), "reason", RARE));
        var texts = Map.<String, Object>of("difficulty", RARE, "nextStep", RARE);
        office.desk("jia-officer")
                .does(Elements.REPORT, code + "/jia/", merged(report(part(code, "jia"), true, RARE), texts));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia/", answer("RETURNED", RARE));
        office.desk("jia-officer").does(Elements.REPORT, code + "/jia/", report(part(code, "jia"), true, RARE));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia/", answer("SIGNED"));
        lead.does(Elements.VERIFY, code + "/jia/", answer("RETURNED", RARE));
        lead.does(Elements.REQUEST_END, code, reason(RARE));
        desk.does(Elements.CONSENT_END, code, answer("GRANTED", RARE));
        lead.does(Elements.COMPILE, code, merged(compiled(pointQuery.point(id).measures(), RARE), texts));
        head.does(Elements.SIGN, code, answer("RETURNED", RARE));
        lead.does(Elements.COMPILE, code, compiled(pointQuery.point(id).measures(), RARE));
        head.does(Elements.SIGN, code, answer("SIGNED"));
        var unmet = Map.of("met", false, "remark", RARE);
        desk.does(Elements.CHECK, code, Map.of("answer", "PASSED", "items", List.of(unmet, unmet), "reason", RARE));
        recorder.does(
                Elements.DECIDE,
                code,
                merged(verdict("2023-03-06", on(id, "RETURNED_TO_OFFICE", RARE)), Map.of("minutesNumber", RARE)));
        desk.does(Elements.CHOOSE_RETURN, code, returned("RETURNED_TO_PARTS", RARE, part(code, "jia")));

        assertThat(database.sql(
                                "SELECT reason FROM decision WHERE point_id = ? AND reason IS NOT NULL AND kind <> 'REASSIGNMENT'")
                        .param(id)
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(8)
                .containsOnly(RARE);
        for (var column : List.of(
                "report.summary",
                "report.difficulty",
                "report.next_step",
                "timeline_entry.text",
                "measure.text",
                "decision.minutes_number",
                "checked_item.remark",
                "part.objection",
                "part.request",
                "part_measure.reason")) {
            var tableAndName = column.split("\\.");
            assertThat(database.sql("SELECT COUNT(*) FROM %s WHERE %s = ?".formatted((Object[]) tableAndName))
                            .param(RARE)
                            .query(Long.class)
                            .single())
                    .as(column)
                    .isPositive();
        }
        var jia = WebSession.tasklist(port, "jia-officer");
        var form = jia.get("/camunda/api/weibao/tasks/"
                + office.task(Elements.REPORT, code + "/jia/").getId());
        assertThat(form.json().path("part").path("request").asText()).isEqualTo(RARE);
        assertThat(form.json().path("reports").path(0).path("summary").asText()).isEqualTo(RARE);
    }

    @Test
    void aBrokenRecordStopsItsOwnPointAloneAndIsNamed() {
        var withoutVariable = accepted(code -> runtime.removeVariable(instance(code), "pointId"));
        var otherType = accepted(code -> runtime.setVariable(instance(code), "pointId", "一"));
        var noRecord = accepted(code -> runtime.setVariable(instance(code), "pointId", 987_654_321L));
        var noUnit = accepted(code -> database.sql("UPDATE work_point SET lead_unit = 'xx-gone' WHERE code = ?")
                .param(code)
                .update());
        var noCounty = accepted(
                code -> database.sql("UPDATE part SET unit_code = 'xx-county' WHERE role = 'COUNTY' AND point_id = ?")
                        .param(points.idOf(code))
                        .update());
        var sound = accepted(code -> {});

        try {
            runEveryJobUntilItGivesUp();
            assertThat(incidents(withoutVariable)).contains("The process has no variable pointId");
            assertThat(incidents(otherType)).contains("The process variable pointId is no Long");
            assertThat(incidents(noRecord)).contains("There is no record of pointId 987654321");
            assertThat(incidents(noUnit)).contains("No unit with code xx-gone");
            assertThat(incidents(noCounty)).contains("No unit with code xx-county");
            assertThat(incidents(sound)).isEmpty();
            assertThat(office.tasks(Elements.ACCEPT_PART, sound + "/jia/")).hasSize(1);
            assertThat(office.tasks(Elements.REPORT, sound + "/fulian/")).hasSize(1);

            runtime.setVariable(instance(withoutVariable), "pointId", points.idOf(withoutVariable));
            management.setJobRetries(
                    management
                            .createJobQuery()
                            .processInstanceId(instance(withoutVariable))
                            .noRetriesLeft()
                            .singleResult()
                            .getId(),
                    1);
            runEveryJobUntilItGivesUp();
            assertThat(office.tasks(Elements.ACCEPT_PART, withoutVariable + "/jia/"))
                    .as("mended")
                    .hasSize(1);
        } finally {
            Stream.of(otherType, noRecord, noUnit, noCounty).forEach(office::forget);
        }
    }

    private String accepted(Consumer<String> poison) {
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        office.desk("fulian-officer").click(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        transaction.executeWithoutResult(status -> poison.accept(code));
        return code;
    }

    private void runEveryJobUntilItGivesUp() {
        for (var jobs = waiting(); !jobs.isEmpty(); jobs = waiting()) {
            for (var job : jobs) {
                try {
                    management.executeJob(job.getId());
                } catch (RuntimeException counted) {
                    assertThat(counted).isNotNull();
                }
            }
        }
    }

    private List<Job> waiting() {
        return management.createJobQuery().messages().withRetriesLeft().list();
    }

    private String instance(String code) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(code)
                .singleResult()
                .getId();
    }

    /** The messages of a point's incidents, those of its parts among them. */
    private String incidents(String code) {
        return runtime.createProcessInstanceQuery().list().stream()
                .filter(each -> each.getRootProcessInstanceId().equals(instance(code)))
                .flatMap(each -> runtime.createIncidentQuery().processInstanceId(each.getId()).list().stream())
                .map(Incident::getIncidentMessage)
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> merged(Map<String, Object> form, Map<String, Object> more) {
        var all = new HashMap<>(form);
        all.putAll(more);
        return all;
    }

    private void assertUntouched() {
        assertThat(office.tasks(Elements.REPORT, "%"))
                .extracting(each -> each.getId())
                .contains(task);
        assertThat(pointQuery.reports(part.id())).isEmpty();
        assertThat(part(code(), "jia")).isEqualTo(part);
    }

    private String code() {
        return pointQuery.pointOf(part.id()).code();
    }

    private String id(int measure) {
        return String.valueOf(part.measures().get(measure).measure().id());
    }

    private String claimed(WebSession session, String step, String key) {
        var id = office.task(step, key).getId();
        assertThat(session.postEngine("/task/" + id + "/claim", Map.of("userId", session.userId()))
                        .status())
                .isEqualTo(204);
        return id;
    }

    /** @param status at least this; a form that can be read at all is answered by 422 */
    private static void assertRefused(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.toString()).isBetween(status, 422);
        assertThat(answer.json().path("detail").asText()).matches(CHINESE);
        assertThat(answer.body()).doesNotContain("Exception", "engine", "jackson");
        if (field != null) {
            assertThat(answer.json().path("field").asText())
                    .as(answer.toString())
                    .isEqualTo(field);
        }
    }
}
