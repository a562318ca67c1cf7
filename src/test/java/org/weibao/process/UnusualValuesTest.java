package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.verdict;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedExceptionUtils;
import org.weibao.board.PartView;
import org.weibao.shared.Refusal;
import org.weibao.shared.Unconfirmed;

/** Unusual dates and numbers need a confirmation, in words, wherever people type them. */
@DisplayName("One slip of a key does nothing")
class UnusualValuesTest extends Scenario {

    Office.Desk lead;
    Office.Desk jia;

    @BeforeEach
    void today() {
        clock.startAgain();
        lead = office.desk("fulian-officer");
        jia = office.desk("jia-officer");
    }

    @Test
    void aFigureOfAThousandTimesTheLastOne() {
        var code = counted();
        jia.does(Elements.REPORT, code + "/jia", report(code, "12", "IN_PROGRESS", null));
        clock.setTo(LocalDate.of(2023, 4, 3));

        asked(
                () -> jia.click(Elements.REPORT, code + "/jia", report(code, "12000", "IN_PROGRESS", null)),
                "第1条任务措施的“宣讲”填的是12000场，是原来12场的1000倍。填错了的，请改正；没有填错的，请确认后再次提交。",
                "figures[0].figure=12000");
        asked(
                () -> jia.click(
                        Elements.REPORT,
                        code + "/jia",
                        report(code, "13000", "IN_PROGRESS", "figures[0].figure=12000")),
                "第1条任务措施的“宣讲”填的是13000场，是原来12场的1083倍。填错了的，请改正；没有填错的，请确认后再次提交。",
                "figures[0].figure=13000");
        assertThat(pointQuery.reports(part(code).id())).as("nothing is kept").hasSize(1);
        jia.does(Elements.REPORT, code + "/jia", report(code, "12000", "IN_PROGRESS", "figures[0].figure=12000"));
        assertThat(pointQuery.reports(part(code).id())).hasSize(2);
    }

    @Test
    void aFirstFigureOfAThousandTimesTheTarget() {
        var code = counted();
        asked(
                () -> jia.click(Elements.REPORT, code + "/jia", report(code, "100000", "IN_PROGRESS", null)),
                "第1条任务措施的“宣讲”填的是100000场，是目标100场的1000倍。填错了的，请改正；没有填错的，请确认后再次提交。",
                "figures[0].figure=100000");
    }

    @Test
    void aCompiledTotalThatIsNotTheParts() {
        var code = compiling();
        asked(
                () -> lead.click(Elements.COMPILE, code, compiled(code, "0", null)),
                "第1条任务措施的“宣讲”填的是0场，原来是12场。填错了的，请改正；没有填错的，请确认后再次提交。",
                "figures[0].figure=0");
        lead.does(Elements.COMPILE, code, compiled(code, "12", null));
    }

    @Test
    void aMeetingBeforeThePointWasSentOut() {
        var code = compiling();
        lead.does(Elements.COMPILE, code, compiled(code, "12", null));
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
        var recorder = office.desk("recorder");
        var closed = on(points.idOf(code), "CLOSED", "已办结");
        refused(
                () -> recorder.click(Elements.DECIDE, code, verdict("2022-03-06", closed)),
                "会议日期2022-03-06早于这项要点交办的日期2023-03-06，请核对年份和日期。");
        refused(() -> recorder.click(Elements.DECIDE, code, verdict("2024-03-06", closed)), "会议日期不能晚于今天。");
        recorder.does(Elements.DECIDE, code, verdict("2023-03-06", closed));
    }

    @Test
    void aDeadlineInAnotherYearAtReassignment() {
        var code = points.ledBy("fulian").everybody("学习").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "不宜牵头"));
        var desk = office.desk("office-1");
        asked(
                () -> desk.click(Elements.REASSIGN, code, reassigned("2032-06-30", null)),
                "办结期限2032-06-30比2023年底晚8年5个月。填错了的，请改正；没有填错的，请确认后再次提交。",
                "deadline=2032-06-30");
        asked(
                () -> desk.click(Elements.REASSIGN, code, reassigned("2023-02-28", null)),
                "办结期限2023-02-28已经过去，交办后即为超期。填错了的，请改正；没有填错的，请确认后再次提交。",
                "deadline=2023-02-28");
        desk.does(Elements.REASSIGN, code, reassigned("2024-06-28", "deadline=2024-06-28"));
        assertThat(point(code).due()).isEqualTo(LocalDate.of(2024, 6, 28));
    }

    private String counted() {
        var code =
                points.ledBy("fulian").in("jia").countedInCounties("开展宣讲", "宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        jia.does(Elements.ACCEPT_PART, code + "/jia", accept());
        return code;
    }

    private String compiling() {
        var code = counted();
        jia.does(Elements.REPORT, code + "/jia", report(code, "12", "COMPLETED", null));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("SIGNED"));
        lead.does(Elements.VERIFY, code + "/jia", answer("PASSED"));
        return code;
    }

    private Map<String, Object> report(String code, String figure, String state, @Nullable String confirmation) {
        var report = new HashMap<String, Object>(Map.of(
                "done", state.equals("COMPLETED"), "summary", "进展", "figures", List.of(figure(code, figure, state))));
        return confirmed(report, confirmation);
    }

    private Map<String, Object> compiled(String code, String figure, @Nullable String confirmation) {
        var compiled = new HashMap<String, Object>(
                Map.of("answer", "COMPILED", "summary", "汇总", "figures", List.of(figure(code, figure, "COMPLETED"))));
        return confirmed(compiled, confirmation);
    }

    private Map<String, Object> figure(String code, String figure, String state) {
        var line = new TreeMap<String, Object>();
        line.put("measureId", point(code).measures().get(0).id());
        line.put("state", state);
        line.put("percentage", 40);
        line.put("figure", new BigDecimal(figure));
        return line;
    }

    private static Map<String, Object> reassigned(String deadline, @Nullable String confirmation) {
        return confirmed(new HashMap<>(Map.of("lead", "fulian", "reason", "请承担", "deadline", deadline)), confirmation);
    }

    private static Map<String, Object> confirmed(Map<String, Object> command, @Nullable String confirmation) {
        if (confirmation != null) {
            command.put("confirmed", List.of(confirmation));
        }
        return command;
    }

    private PartView part(String code) {
        return part(code, "jia");
    }

    private static void refused(ThrowingCallable act, String sentence) {
        assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(act)))
                .isInstanceOf(Refusal.class)
                .isNotInstanceOf(Unconfirmed.class)
                .hasMessage(sentence);
    }

    private static void asked(ThrowingCallable act, String sentence, String confirmation) {
        assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(act)))
                .isInstanceOfSatisfying(Unconfirmed.class, question -> {
                    assertThat(question.sentence()).isEqualTo(sentence);
                    assertThat(question.confirmation()).isEqualTo(confirmation);
                });
    }
}
