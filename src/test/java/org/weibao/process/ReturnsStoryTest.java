package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
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

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.board.EventView;
import org.weibao.board.OpenReportView;
import org.weibao.board.PartView;
import org.weibao.board.ReportView;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.MeasureState;

/** A report is for one period, and every return gets an answer. */
class ReturnsStoryTest extends Scenario {

    private static final String RETURNED = "退回的承办任务请按退回要求填报，不能报无新进展。";

    @Autowired
    IdentityService identity;

    Office.Desk lead;
    Office.Desk jia;
    Office.Desk jiaHead;
    String code;

    @BeforeEach
    void aCountyImplements() {
        clock.startAgain();
        lead = office.desk("fulian-officer");
        jia = office.desk("jia-officer");
        jiaHead = office.desk("jia-head");
        code = points.ledBy("fulian")
                .in("jia")
                .everybody("开展家庭教育指导")
                .countedInCounties("政策宣讲", "宣讲")
                .published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        jia.does(Elements.ACCEPT_PART, code + "/jia/", accept());
    }

    @AfterAll
    void theLedgerIsInOrder() {
        ledger.assertInOrder();
    }

    @Test
    void threeQuartersAreNotReportedInTwoMinutes() {
        refused(() -> reports(noNewProgress()), "从2023-03-24起才能报无新进展（限本期报告到期前5个工作日以内）。");
        clock.setTo(LocalDate.of(2023, 3, 30));
        reports(noNewProgress());
        refused(() -> reports(noNewProgress()), "从2023-06-25起才能报无新进展（限本期报告到期前5个工作日以内）。");
        var notYet = "上一期已经报告，下一期（2023-04-01至2023-06-30）从2023-04-01起填报，在这以前只能报告办结。";
        refused(() -> reports(report(part(), false, "又有进展")), notYet);
        assertThat(part().openReport())
                .isEqualTo(
                        new OpenReportView("2023-04-01至2023-06-30", notYet, "从2023-06-25起才能报无新进展（限本期报告到期前5个工作日以内）。"));
        assertThat(pointQuery.reports(part().id())).hasSize(1);

        clock.setTo(LocalDate.of(2023, 4, 1));
        assertThat(part().openReport().againstProgress()).isNull();
        reports(report(part(), false, "宣讲两场"));
        assertThat(pointQuery.reports(part().id()))
                .extracting(ReportView::period, ReportView::noNewProgress, ReportView::early)
                .containsExactly(
                        tuple("2023-04-01至2023-06-30", false, false), tuple("2023-03-06至2023-03-31", true, false));
        assertThat(pointQuery.timelineOfPart(part().id()))
                .extracting(EventView::text)
                .contains("报告期2023-03-06至2023-03-31：连续第1次无新进展", "报告期2023-04-01至2023-06-30：宣讲两场");
    }

    @Test
    void whatWasMissedBelongsToTheNextPeriod() {
        clock.setTo(LocalDate.of(2023, 7, 10));
        reports(report(part(), false, "补报"));
        assertThat(part().openReport().period()).isEqualTo("2023-04-01至2023-10-07");
        assertThat(part().openReport().againstProgress()).isNull();
    }

    @Test
    void afterItsEndAPartOwesItsLastReportAndOneNoNewProgress() {
        clock.setTo(part().ends().plusDays(30));
        reports(noNewProgress());
        var last = part().openReport().period();
        assertThat(last).isEqualTo("2023-04-01至" + part().ends());
        reports(noNewProgress());
        refused(() -> reports(noNewProgress()), "本期（" + last + "）已经报告过，不能再报无新进展；有进展的请填写后提交，办结的请报告办结。");
        reports(report(part(), false, "还差一点"));
        assertThat(part().openReport().period()).isEqualTo(last);
        reports(report(part(), true, "完成"));
    }

    @Test
    void whatIsFinishedGoesEarlyAndSaysSo() {
        reports(report(part(), false, "启动", 3, null));
        reports(report(part(), true, "提前完成", 12, null));
        assertThat(part().report())
                .returns("2023-04-01至2023-06-30", ReportView::period)
                .returns(true, ReportView::early)
                .returns(true, ReportView::done);
        assertThat(part().openReport()).as("no report is open").isNull();
        jiaHead.does(Elements.SIGN_PART, code + "/jia/", answer("RETURNED", "数字不实"));
        refused(() -> reports(noNewProgress()), RETURNED);
        reports(report(part(), false, "核实为三场", 3, null));
        assertThat(part().openReport().period()).as("a return skips no period").isEqualTo("2023-04-01至2023-06-30");
        assertThat(part().openReport().againstProgress()).isNotNull();

        clock.setTo(LocalDate.of(2023, 6, 28));
        assertThat(part().openReport().againstNoNewProgress())
                .as("the answer came before the period")
                .isNull();
        reports(noNewProgress());
        assertThat(part().openReport().period()).isEqualTo("2023-07-01至2023-10-07");
    }

    /** The own head's return stays in its round; what nobody signed is not how the part stands. */
    @Test
    void whatTheOwnHeadReturnsIsAnsweredWithAReport() {
        reports(report(part(), false, "启动", 3, null));
        clock.setTo(LocalDate.of(2023, 4, 3));
        assertThat(task().getFollowUpDate()).as("hidden until its window").isNotNull();
        reports(report(part(), true, "已完成", 12, null));
        jiaHead.does(Elements.SIGN_PART, code + "/jia/", answer("RETURNED", "数字写错"));

        var task = task();
        assertThat(task.getName()).isEqualTo("落实并填报进展（退回）｜" + code + " 要点" + code + "｜甲县");
        assertThat(task.getFollowUpDate()).isNull();
        assertThat(task.getAssignee()).isEqualTo("jia-officer");
        assertThat(part())
                .returns(1, PartView::round)
                .returns("数字写错", PartView::request)
                .returns("退回要求", PartView::requestLabel);
        clock.setTo(LocalDate.of(2023, 6, 28));
        refused(() -> reports(noNewProgress()), RETURNED);
        assertThat(part().openReport().againstNoNewProgress()).isEqualTo(RETURNED);
        assertThat(part().report().returned()).isTrue();
        assertThat(part().counting().figures())
                .extracting(each -> each.percentage(), each -> each.figure())
                .containsExactly(tuple(40, null), tuple(40, new BigDecimal(3)));

        reports(report(part(), false, "核实为五场", 5, null));
        assertThat(task().getName()).isEqualTo("落实并填报进展｜" + code + " 要点" + code + "｜甲县");
        clock.setTo(LocalDate.of(2023, 9, 28));
        reports(noNewProgress());
        assertThat(part().report()).returns("核实为五场", ReportView::summary).returns(false, ReportView::done);
    }

    @Test
    void whatNobodySignedIsNotCompiled() {
        reports(report(part(), false, "启动", 3, null));
        reports(report(part(), true, "已完成", 12, null));
        jiaHead.does(Elements.SIGN_PART, code + "/jia/", answer("RETURNED", "数字写错"));
        lead.does(Elements.REPORT, code + "/fulian/", report(part("fulian"), true, "完成"));
        lead.does(Elements.REQUEST_END, code, reason("甲县没有回音"));
        office.desk("office-1").does(Elements.CONSENT_END, code, answer("GRANTED"));

        assertThat(pointQuery.compilation(points.idOf(code)).figures())
                .extracting(each -> each.state(), each -> each.figure())
                .containsExactly(
                        tuple(MeasureState.IN_PROGRESS, null), tuple(MeasureState.IN_PROGRESS, new BigDecimal(3)));
    }

    @Test
    void everyWayBackIsWorkForWhoDidItLast() {
        lead.does(Elements.REQUEST_END, code, reason("甲县没有回音"));
        office.desk("office-1").does(Elements.CONSENT_END, code, answer("REFUSED", "再等一周"));
        isBack(Elements.REQUEST_END, code, "提请结束落实（退回）", "fulian-officer");

        done();
        lead.does(Elements.VERIFY, code + "/jia/", answer("RETURNED", "缺数据"));
        isBack(Elements.REPORT, code + "/jia/", "落实并填报进展（退回）", "jia-officer");
        done();
        lead.does(Elements.VERIFY, code + "/jia/", answer("PASSED"));
        lead.does(Elements.REPORT, code + "/fulian/", report(part("fulian"), true, "完成"));
        assertThat(office.task(Elements.COMPILE, code))
                .returns(null, task -> task.getAssignee())
                .satisfies(task -> assertThat(task.getName()).startsWith("汇总｜"));

        lead.does(Elements.COMPILE, code, returned("RETURNED_TO_PARTS", "数据不实", part()));
        isBack(Elements.REPORT, code + "/jia/", "落实并填报进展（退回）", "jia-officer");
        done();
        lead.does(Elements.VERIFY, code + "/jia/", answer("PASSED"));
        compile();
        office.desk("fulian-head").does(Elements.SIGN, code, answer("RETURNED", "再写具体些"));
        isBack(Elements.COMPILE, code, "汇总（退回）", "fulian-officer");

        compile();
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, answer("RETURNED_TO_LEAD", "总结太短"));
        isBack(Elements.COMPILE, code, "汇总（退回）", "fulian-officer");
        assertThat(pointQuery.compiled(points.idOf(code))).hasSize(2).allMatch(ReportView::returned);

        compile();
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        office.desk("office-1").does(Elements.CHECK, code, checked(true, true));
        office.desk("recorder")
                .does(Elements.DECIDE, code, verdict("2023-03-06", on(points.idOf(code), "RETURNED_TO_OFFICE", "再核")));
        isBack(Elements.CHOOSE_RETURN, code, "确定退回对象（退回）", "office-1");
        office.desk("office-1").does(Elements.CHOOSE_RETURN, code, returned("RETURNED_TO_PARTS", "再核", part("fulian")));
        isBack(Elements.REPORT, code + "/fulian/", "落实并填报进展（退回）", "fulian-officer");
        refused(() -> lead.click(Elements.REPORT, code + "/fulian/", noNewProgress()), RETURNED);
    }

    /** A person who has left the unit gets nothing back: a colleague takes it. */
    @Test
    void whoHasLeftGetsNothingBack() {
        reports(report(part(), true, "已完成"));
        identity.deleteMembership("jia-officer", "county-jia");
        try {
            jiaHead.does(Elements.SIGN_PART, code + "/jia/", answer("RETURNED", "数字写错"));
        } finally {
            identity.createMembership("jia-officer", "county-jia");
        }
        assertThat(task().getAssignee()).isNull();
        assertThat(task().getName()).contains("（退回）");
    }

    @Test
    void aSupportingUnitIsAskedAndAnswers() {
        var other = points.ledBy("fulian").supportedBy("gongan").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, other, answer("ACCEPTED"));
        office.desk("gongan-officer").does(Elements.ACCEPT_PART, other + "/gongan/", accept());
        lead.does(Elements.REPORT, other + "/fulian/", report(part(other, "fulian"), true, "完成"));
        lead.does(Elements.COMPILE, other, returned("RETURNED_TO_PARTS", "请提供数据", part(other, "gongan")));

        var task = office.task(Elements.REPORT, other + "/gongan/");
        assertThat(task.getName()).startsWith("落实并填报进展（征询）｜");
        assertThat(task.getFollowUpDate()).isNull();
        assertThat(part(other, "gongan").requestLabel()).isEqualTo("征询事项");
        refused(
                () -> office.desk("gongan-officer").click(Elements.REPORT, other + "/gongan/", noNewProgress()),
                "配合单位请按征询事项答复，不能报无新进展。");
    }

    private void isBack(String step, String key, String name, String by) {
        var task = office.task(step, key);
        assertThat(task.getName()).startsWith(name + "｜");
        assertThat(task.getFollowUpDate()).as(name + " is hidden").isNull();
        assertThat(task.getAssignee()).as("whose " + name + " is").isEqualTo(by);
    }

    private void done() {
        reports(report(part(), true, "已完成", 12, null));
        jiaHead.does(Elements.SIGN_PART, code + "/jia/", answer("SIGNED"));
    }

    private void compile() {
        lead.does(
                Elements.COMPILE,
                code,
                compiled(pointQuery.point(points.idOf(code)).measures(), "汇总"));
    }

    private void reports(Map<String, Object> report) {
        jia.does(Elements.REPORT, code + "/jia/", report);
    }

    private Task task() {
        return office.task(Elements.REPORT, code + "/jia/");
    }

    private static void refused(ThrowingCallable act, String sentence) {
        assertThatThrownBy(act).rootCause().isInstanceOf(Refusal.class).hasMessage(sentence);
    }

    private PartView part() {
        return part("jia");
    }

    private PartView part(String unit) {
        return part(code, unit);
    }
}
