package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.returned;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.board.PartView;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Phase;

/**
 * A task completed by the web apps' API without the form: the server judges, in Chinese, and nothing is half-written.
 */
class CompletionByApiTest extends Scenario {

    WebSession lead;

    @BeforeEach
    void signIn() {
        clock.startAgain();
        lead = WebSession.tasklist(port, "fulian-officer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u3000"})
    void aMissingReasonIsRefusedByName(String reason) {
        var code = points.ledBy("fulian").everybody("学习").published();
        var refused = submit(lead, Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", reason));
        assertRefused(refused, "reason", "请填写异议理由。");
        assertThat(office.tasks(Elements.ACCEPT_ASSIGNMENT, code)).hasSize(1);
        assertThat(pointQuery.timeline(points.idOf(code))).hasSize(1);
    }

    @Test
    void anAnswerThatDoesNotExistIsRefused() {
        var code = points.ledBy("fulian").everybody("学习").published();
        assertRefused(
                submit(lead, Elements.ACCEPT_ASSIGNMENT, code, answer("CLOSED")), "answer", "字段“answer”的内容无法识别，请重新填写。");
        assertRefused(
                submit(lead, Elements.ACCEPT_ASSIGNMENT, code, Map.of("answer", "ACCEPTED", "leadUnit", "gongan")),
                "leadUnit",
                "表单里有不认识的字段“leadUnit”，没有保存。");
        assertRefused(submit(lead, Elements.ACCEPT_ASSIGNMENT, code, Map.of()), "answer", "请选择签收或提出异议。");
        assertThat(pointQuery.point(points.idOf(code)).phase()).isEqualTo(Phase.ASSIGNMENT);
    }

    @Test
    void aDraftThatCannotBeReadIsRefusedByName() {
        office.desk("office-1").startsYear(2023);
        try {
            var desk = WebSession.tasklist(port, "office-1");
            var point = "/camunda/api/weibao/tasks/" + claimed(desk, Elements.PROOFREAD, "2023") + "/points/1";
            assertRefused(
                    desk.put(point, "{\"responsible\":[null]}"), "responsible[0]", "字段“responsible[0]”的内容无法识别，请重新填写。");
            assertRefused(desk.put(point, "{\"priority\":\"HUGE\"}"), "priority", "字段“priority”的内容无法识别，请重新填写。");
            var broken = desk.put(point, "{\"title\":");
            assertThat(broken.status()).isEqualTo(422);
            assertThat(broken.header("Content-Type")).startsWith("application/problem+json");
            office.desk("office-1").does(Elements.PROOFREAD, "2023", answer("ABANDONED", "试验结束"));
        } finally {
            points.forgetYear(2023);
        }
    }

    @Test
    void whatSomebodyElseDecidesIsNotOfferedAsWell() {
        var first = readyToDecide();
        var second = readyToDecide();
        var recorder = WebSession.tasklist(port, "recorder");
        var path = "/camunda/api/weibao/tasks/" + claimed(recorder, Elements.DECIDE, first);
        assertThat(recorder.get(path).json().path("awaiting").findValuesAsText("id"))
                .contains(String.valueOf(points.idOf(second)));
        tasks.setAssignee(office.task(Elements.DECIDE, second).getId(), "office-1");
        assertThat(recorder.get(path).json().path("awaiting").findValuesAsText("id"))
                .doesNotContain(String.valueOf(points.idOf(second)));
    }

    private String readyToDecide() {
        var code = points.ledBy("fulian").everybody("学习").published();
        var desk = office.desk("fulian-officer");
        desk.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        desk.does(Elements.REPORT, code, report(part(code), true, "完成"));
        desk.does(
                Elements.COMPILE,
                code,
                compiled(pointQuery.point(points.idOf(code)).measures(), "汇总"));
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
        return code;
    }

    @Test
    void longRareAndHostileTextIsKeptAsItIs() {
        var text = "𠮷".repeat(2_500) + "汉".repeat(2_500) + "<script>window.__xss=1</script> ${runtimeService}";
        var code = points.ledBy("fulian").everybody("学习").published();
        assertThat(submit(lead, Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", text))
                        .status())
                .isEqualTo(204);
        assertThat(pointQuery.timeline(points.idOf(code))).last().returns(text, each -> each.text());
    }

    @Test
    void whatIsTooLongOrNoTextIsRefused() {
        var code = points.ledBy("fulian").everybody("学习").published();
        assertRefused(
                submit(lead, Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "𠮷".repeat(20_001))),
                "reason",
                "异议理由有20001字，最多20000字，请精简。");
        assertRefused(
                submit(lead, Elements.ACCEPT_ASSIGNMENT, code, "{\"answer\":\"DECLINED\",\"reason\":\"缺\\ud842半\"}"),
                "reason",
                "异议理由第1行第2个字符（U+D842）无法保存，请删去后再提交。");
        assertRefused(
                submit(lead, Elements.ACCEPT_ASSIGNMENT, code, "{\"answer\":\"DECLINED\",\"reason\":\"空\\u0000字\"}"),
                "reason",
                "异议理由第1行第2个字符（U+0000）无法保存，请删去后再提交。");
        for (var unseen : List.of("\u00a0", "\u200b", "\u200b\u2060", "\ufeff \u3000", "\u3164")) {
            assertRefused(
                    submit(lead, Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", unseen)), "reason", "请填写异议理由。");
        }
        assertThat(pointQuery.timeline(points.idOf(code))).noneMatch(each -> each.kind() == EntryKind.DECLINED);
    }

    @Test
    void foreignUnitsAndPartsAreRefused() {
        var code = points.ledBy("fulian").everybody("学习").published();
        submit(lead, Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "不归我会"));
        var desk = WebSession.tasklist(port, "office-1");
        assertRefused(
                submit(desk, Elements.REASSIGN, code, Map.of("lead", "xx-unknown", "reason", "调整")),
                "lead",
                "牵头单位“xx-unknown”不在组织机构中，请从列表中选择。");
        assertRefused(
                submit(desk, Elements.REASSIGN, code, Map.of("lead", "jia", "reason", "调整")),
                "lead",
                "“甲县”是县（区），不能作为牵头单位。");
        assertRefused(
                submit(
                        desk,
                        Elements.REASSIGN,
                        code,
                        Map.of("lead", "fulian", "counties", List.of("gongan"), "reason", "调整")),
                "counties",
                "“市公安局”不是县（区）。");
        submit(desk, Elements.REASSIGN, code, Map.of("lead", "fulian", "reason", "仍由市妇联牵头"));
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));

        var other = points.ledBy("gongan").everybody("学习").published();
        office.desk("gongan-officer").does(Elements.ACCEPT_ASSIGNMENT, other, answer("ACCEPTED"));
        assertRefused(
                submit(lead, Elements.REPORT, code, report(part(other), true, "借用")),
                "figures",
                "有任务措施不属于这份报告，或者填了两次，请刷新后再提交。");
        office.desk("fulian-officer").does(Elements.REPORT, code, report(part(code), true, "完成"));
        assertRefused(
                submit(lead, Elements.COMPILE, code, returned("RETURNED_TO_PARTS", "退回", part(other))),
                "parts[0]",
                "第1项不是本要点的承办任务，或者选了两次，请刷新后再提交。");
    }

    @Test
    void foreignVariablesAreRefused() {
        var code = points.ledBy("fulian").everybody("学习").published();
        var task = claimed(lead, Elements.ACCEPT_ASSIGNMENT, code);
        var refused = lead.postEngine(
                "/task/" + task + "/submit-form",
                Map.of("variables", Map.of("outcome", Map.of("value", "accepted", "type", "String"))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(office.tasks(Elements.ACCEPT_ASSIGNMENT, code)).hasSize(1);
    }

    @Test
    void aSecondSubmitLosesAndAnotherUnitGetsNothing() {
        var code = points.ledBy("fulian").everybody("学习").published();
        var task = claimed(lead, Elements.ACCEPT_ASSIGNMENT, code);
        var police = WebSession.tasklist(port, "gongan-officer");
        assertThat(police.get("/camunda/api/weibao/tasks/" + task).status()).isEqualTo(404);
        assertThat(police.submit(task, answer("DECLINED", "越权")).status()).isIn(403, 404);

        assertThat(lead.submit(task, answer("ACCEPTED")).status()).isEqualTo(204);
        var second = lead.submit(task, answer("ACCEPTED"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("detail").asText()).isEqualTo("该任务已办理或已由他人办理，请刷新后再看。");
        assertThat(pointQuery.parts(points.idOf(code))).hasSize(1);
    }

    private Answer submit(WebSession session, String step, String code, Object content) {
        var task = claimed(session, step, code);
        return session.submit(task, content);
    }

    private String claimed(WebSession session, String step, String code) {
        var task = office.task(step, code).getId();
        session.postEngine("/task/" + task + "/claim", Map.of("userId", session.userId()));
        return task;
    }

    private static void assertRefused(Answer answer, String field, String sentence) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().path("detail").asText()).isEqualTo(sentence);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }

    private PartView part(String code) {
        return pointQuery.parts(points.idOf(code)).get(0);
    }
}
