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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.weibao.board.EventView;
import org.weibao.board.PartView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Role;

/** The life of a work point, step by step. Every flow of its two models is taken here. */
class WorkPointStoryTest extends Scenario {

    Office.Desk lead;
    Office.Desk leadHead;
    Office.Desk officeDesk;
    Office.Desk recorder;

    @BeforeEach
    void people() {
        clock.startAgain();
        lead = office.desk("fulian-officer");
        leadHead = office.desk("fulian-head");
        officeDesk = office.desk("office-1");
        recorder = office.desk("recorder");
    }

    @AfterAll
    void everyFlowIsTaken() {
        coverage.assertComplete(Elements.WORK_POINT);
        coverage.assertComplete(Elements.IMPLEMENTATION);
    }

    @AfterAll
    void theLedgerIsInOrder() {
        ledger.assertInOrder();
    }

    @Test
    void aPointGoesFromPublicationToClosing() {
        var code = points.ledBy("fulian")
                .with("gongan")
                .in("jia", "yi")
                .everybody("开展家庭教育指导")
                .countedInCounties("政策宣讲进村（居）", "宣讲")
                .published();

        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        assertThat(point(code).phase()).isEqualTo(Phase.IMPLEMENTATION);
        assertThat(parts(code))
                .extracting(each -> each.unit().name(), PartView::role, PartView::state)
                .containsExactly(
                        tuple("市妇联", Role.LEAD, PartState.IMPLEMENTING),
                        tuple("市公安局", Role.RESPONSIBLE, PartState.TO_ACCEPT),
                        tuple("甲县", Role.COUNTY, PartState.TO_ACCEPT),
                        tuple("乙县", Role.COUNTY, PartState.TO_ACCEPT));

        acceptAndFinish(code, "gongan", 0);
        acceptAndFinish(code, "jia", 12);
        acceptAndFinish(code, "yi", 30);
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "牵头完成"));

        assertThat(point(code).phase()).isEqualTo(Phase.REPORTING);
        var opened = pointQuery.compilation(point(code).id());
        assertThat(opened.figures())
                .extracting(each -> each.stateLabel(), each -> each.percentage(), each -> each.figure())
                .containsExactly(tuple("已完成", 100, null), tuple("已完成", 100, new BigDecimal("42")));
        assertThat(opened.summary()).isEqualTo("市妇联：牵头完成\n市公安局、甲县、乙县：已完成");

        lead.does(Elements.COMPILE, code, compiled(point(code).measures(), "全部完成"));
        leadHead.does(Elements.SIGN, code, answer("RETURNED", "请补充数据"));
        lead.does(Elements.COMPILE, code, compiled(point(code).measures(), "全部完成，共42场"));
        leadHead.does(Elements.SIGN, code, answer("SIGNED"));
        assertThat(point(code).phase()).isEqualTo(Phase.REVIEW);
        officeDesk.does(Elements.CHECK, code, checked(true, true));
        recorder.does(
                Elements.DECIDE, code, verdict("2023-03-06", on(point(code).id(), "CLOSED", "")));

        assertThat(point(code).phase()).isEqualTo(Phase.CLOSED);
        assertThat(office.isRunning(code)).isFalse();
        assertThat(pointQuery.decisions(point(code).id()).get(0).minutes()).isEqualTo("会议纪要 〔2023〕3号");
        assertThat(pointQuery.compiled(point(code).id()))
                .extracting(each -> each.summary(), each -> each.signedBy() == null)
                .containsExactly(tuple("全部完成，共42场", false), tuple("全部完成", true));
    }

    @Test
    void aDeclinedPointGoesBackToTheOfficeAndToAnotherLead() {
        var code = points.ledBy("gongan").with("fulian").everybody("加强家庭教育指导").published();

        var police = office.desk("gongan-officer");
        lead.doesNotSee(Elements.ACCEPT_ASSIGNMENT, code);
        assertThatThrownBy(() -> police.click(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", " ")))
                .hasRootCauseInstanceOf(Refusal.class)
                .rootCause()
                .hasMessage("请填写异议理由。");
        police.does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "应由市妇联牵头"));
        officeDesk.does(
                Elements.REASSIGN, code, Map.of("lead", "fulian", "responsible", List.of("gongan"), "reason", "采纳异议"));
        police.doesNotSee(Elements.ACCEPT_ASSIGNMENT, code);
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));

        assertThat(parts(code))
                .extracting(each -> each.unit().code(), PartView::role)
                .containsExactly(tuple("fulian", Role.LEAD), tuple("gongan", Role.RESPONSIBLE));
        assertThat(pointQuery.decisions(point(code).id()).get(0).reason())
                .isEqualTo("市公安局（牵头）、市妇联，期限2023-12-20 → 市妇联（牵头）、市公安局，期限2023-12-20。采纳异议");
    }

    @Test
    void aReplacedLeadStaysAsAResponsibleUnitUnlessItIsRemoved() {
        var code = points.ledBy("gongan")
                .in("jia")
                .everybody("宣讲")
                .only("gongan", "巡逻")
                .published();
        var police = office.desk("gongan-officer");
        police.does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "应由市妇联牵头"));
        officeDesk.does(Elements.REASSIGN, code, Map.of("lead", "fulian", "reason", "采纳"));
        assertThat(point(code).responsible()).extracting(each -> each.name()).containsExactly("市公安局");
        assertThat(point(code).counties()).hasSize(1);

        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("DECLINED", "再议"));
        officeDesk.does(
                Elements.REASSIGN, code, Map.of("lead", "fulian", "responsible", List.of(), "reason", "公安不再承办"));
        assertThat(point(code).responsible()).isEmpty();
        assertThat(point(code).measures().get(1).units())
                .as("what the removed unit carried out alone passes to the lead")
                .extracting(each -> each.name())
                .containsExactly("市妇联");
    }

    @Test
    void anObjectionIsDecidedByTheOfficeAndAClaimByTheLead() {
        var code = points.ledBy("fulian")
                .with("gongan", "minzheng", "fayuan", "jianchayuan")
                .everybody("第一条")
                .only("gongan", "第二条")
                .only("minzheng", "第三条")
                .published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));

        accepts(code, "gongan", Map.of("objection", "第二条不属我局职责"));
        var second = part(code, "gongan").measures().get(1).measure().id();
        officeDesk.does(
                Elements.DECIDE_OBJECTION, code + "/gongan", Map.of("released", List.of(second), "reason", "属实"));
        assertThat(part(code, "gongan"))
                .returns(PartState.IMPLEMENTING, PartView::state)
                .returns("免于承办", each -> each.measures().get(1).stateLabel());

        accepts(code, "fayuan", Map.of("objection", "我院不承担"));
        var only = part(code, "fayuan").measures().get(0).measure().id();
        officeDesk.does(Elements.DECIDE_OBJECTION, code + "/fayuan", Map.of("released", List.of(only), "reason", "属实"));
        assertThat(part(code, "fayuan").state()).isEqualTo(PartState.RELEASED);

        accepts(
                code,
                "minzheng",
                claim(part(code, "minzheng").measures().get(1).measure().id()));
        assertThatThrownBy(() ->
                        lead.click(Elements.CONFIRM_NOT_APPLICABLE, code + "/minzheng", Map.of("confirmed", List.of())))
                .rootCause()
                .hasMessage("请填写不予确认的理由。");
        lead.does(
                Elements.CONFIRM_NOT_APPLICABLE, code + "/minzheng", Map.of("confirmed", List.of(), "reason", "仍须承办"));
        assertThat(part(code, "minzheng").measures())
                .allMatch(each -> each.stateLabel().equals("承办"));

        var measure = part(code, "jianchayuan").measures().get(0).measure().id();
        accepts(code, "jianchayuan", claim(measure));
        lead.does(Elements.CONFIRM_NOT_APPLICABLE, code + "/jianchayuan", Map.of("confirmed", List.of(measure)));
        assertThat(part(code, "jianchayuan").state()).isEqualTo(PartState.RELEASED);
    }

    @Test
    void aReportThatIsNotDoneOpensTheNextPeriod() {
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        accepts(code, "jia", accept());
        var county = office.desk("jia-officer");

        var first = county.sees(Elements.REPORT, code + "/jia");
        assertThat(part(code, "jia").due()).isEqualTo(LocalDate.of(2023, 3, 31));
        assertThat(WorkingCalendar.dayOf(first.getFollowUpDate().toInstant())).isEqualTo(LocalDate.of(2023, 3, 24));
        county.does(Elements.REPORT, code + "/jia", report(part(code, "jia"), false, "已启动"));
        assertThat(part(code, "jia").due()).isEqualTo(LocalDate.of(2023, 6, 30));
        for (var time = 1; time <= 3; time++) {
            clock.setTo(part(code, "jia").due());
            county.does(Elements.REPORT, code + "/jia", noNewProgress());
            assertThat(part(code, "jia").noProgressStreak()).isEqualTo(time);
        }
        assertThat(part(code, "jia").report().summary()).isEqualTo("已启动");
        assertThat(part(code, "jia").due())
                .as("after its end a part owes its last report")
                .isEqualTo(part(code, "jia").ends());
        assertThat(timeline(code)).extracting(EventView::text).contains("报告期2023-10-08至2023-12-06：连续第3次无新进展");
    }

    @Test
    void aSilentCountyDoesNotHoldThePoint() {
        var code = points.ledBy("fulian").in("jia", "yi").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        acceptAndFinish(code, "jia", 0);
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));

        clock.setTo(LocalDate.of(2023, 12, 15));
        lead.does(Elements.REQUEST_END, code, reason("乙县一直没有签收"));
        officeDesk.does(Elements.CONSENT_END, code, answer("REFUSED", "再等一周"));
        lead.does(Elements.REQUEST_END, code, reason("乙县仍未签收"));
        officeDesk.click(Elements.CONSENT_END, code, answer("GRANTED", "同意"));
        office.desk("yi-officer").click(Elements.ACCEPT_PART, code + "/yi", accept());
        office.continueToNextWaitState();

        assertThat(part(code, "yi").state()).isEqualTo(PartState.UNFINISHED);
        assertThat(part(code, "jia").state()).isEqualTo(PartState.VERIFIED);
        office.desk("yi-officer").doesNotSee(Elements.REPORT, code);
        assertThat(point(code).phase()).isEqualTo(Phase.REPORTING);
        assertThat(timeline(code))
                .filteredOn(each -> each.kind() == EntryKind.UNFINISHED)
                .extracting(EventView::unit, EventView::by)
                .containsExactly(tuple(
                        "乙县", pointQuery.decisions(point(code).id()).get(0).by()));

        var opened = pointQuery.compilation(point(code).id());
        assertThat(opened.difficulty()).isEqualTo("未完成1项：乙县。原因：乙县仍未签收（陈立于2023-12-15同意结束落实）。");
        assertThat(opened.figures())
                .extracting(each -> each.stateLabel(), each -> each.percentage())
                .containsExactly(tuple("推进中", 67));
        reportAndCheck(code);
        recorder.does(
                Elements.DECIDE, code, verdict("2023-12-15", on(point(code).id(), "CLOSED", "乙县另行督促")));
        assertThat(office.isRunning(code)).isFalse();
    }

    @Test
    void returnsReopenNamedPartsOnlyAndKeepTheirRecord() {
        var code = points.ledBy("fulian").in("jia", "yi").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        acceptAndFinish(code, "jia", 0);
        acceptAndFinish(code, "yi", 0);
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));

        assertThatThrownBy(
                        () -> lead.click(Elements.COMPILE, code, returned("RETURNED_TO_PARTS", " ", part(code, "jia"))))
                .rootCause()
                .hasMessage("请填写退回理由，或者对每项承办任务分别写明要求。");
        lead.does(Elements.COMPILE, code, returned("RETURNED_TO_PARTS", "数据不实", part(code, "jia")));
        assertThat(part(code, "jia"))
                .returns(2, PartView::round)
                .returns("数据不实", PartView::request)
                .returns(LocalDate.of(2023, 3, 20), PartView::due);
        assertThat(part(code, "yi").state()).isEqualTo(PartState.VERIFIED);
        office.desk("yi-officer").doesNotSee(Elements.REPORT, code);
        assertThatThrownBy(() -> office.desk("jia-officer").click(Elements.REPORT, code + "/jia", noNewProgress()))
                .rootCause()
                .hasMessage("退回的承办任务请按退回要求填报，不能报无新进展。");
        office.desk("jia-officer").does(Elements.REPORT, code + "/jia", report(part(code, "jia"), false, "正在核对"));
        assertThat(part(code, "jia").due()).as("a return's due date stays").isEqualTo(LocalDate.of(2023, 3, 20));
        finish(code, "jia", 0);

        reportAndSign(code);
        officeDesk.does(Elements.CHECK, code, returned("RETURNED_TO_PARTS", "缺活动记录", part(code, "yi")));
        finish(code, "yi", 0);
        reportAndSign(code);
        officeDesk.does(Elements.CHECK, code, answer("RETURNED_TO_LEAD", "总结太短"));
        assertThat(office.tasks(Elements.REQUEST_END, code)).isEmpty();
        reportAndCheck(code);
        recorder.does(
                Elements.DECIDE, code, verdict("2023-03-06", on(point(code).id(), "RETURNED_TO_OFFICE", "再核一次")));
        officeDesk.does(
                Elements.CHOOSE_RETURN,
                code,
                returned("RETURNED_TO_PARTS", "再核一次", part(code, "fulian"), part(code, "jia")));
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "再次完成"));
        finish(code, "jia", 0);
        reportAndCheck(code);
        recorder.does(
                Elements.DECIDE, code, verdict("2023-03-06", on(point(code).id(), "RETURNED_TO_OFFICE", "文字再改")));
        officeDesk.does(Elements.CHOOSE_RETURN, code, answer("RETURNED_TO_LEAD", "文字再改"));
        reportAndCheck(code);
        recorder.does(
                Elements.DECIDE, code, verdict("2023-03-06", on(point(code).id(), "CARRIED_OVER", "明年继续")));

        assertThat(point(code).phase()).isEqualTo(Phase.CARRIED_OVER);
        assertThat(pointQuery.reports(part(code, "jia").id()))
                .extracting(each -> each.round())
                .containsExactly(3, 2, 2, 1);
        assertThat(office.isRunning(code)).isFalse();
    }

    @Test
    void theHeadAndTheLeadReturnAFinishedReport() {
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        accepts(code, "jia", accept());
        var county = office.desk("jia-officer");
        county.does(Elements.REPORT, code + "/jia", report(part(code, "jia"), true, "完成"));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("RETURNED", "数字写错"));
        assertThat(part(code, "jia"))
                .returns(1, PartView::round)
                .returns("数字写错", PartView::request)
                .returns(LocalDate.of(2023, 3, 31), PartView::due);
        county.does(Elements.REPORT, code + "/jia", report(part(code, "jia"), true, "完成，已更正"));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("SIGNED"));
        assertThatThrownBy(() -> lead.click(Elements.VERIFY, code + "/jia", answer("RETURNED")))
                .rootCause()
                .hasMessage("请填写退回理由。");
        lead.does(Elements.VERIFY, code + "/jia", answer("RETURNED", "缺佐证"));
        assertThat(part(code, "jia")).returns(2, PartView::round).returns(PartState.IMPLEMENTING, PartView::state);
        finish(code, "jia", 0);
        assertThat(part(code, "jia").state()).isEqualTo(PartState.VERIFIED);
    }

    @Test
    void aSupportingUnitAnswersWhenTheLeadAsks() {
        var code = points.ledBy("fulian").supportedBy("gongan").everybody("宣讲").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        assertThatThrownBy(() -> accepts(code, "gongan", Map.of("objection", "不配合")))
                .rootCause()
                .hasMessage("配合单位只需签收，牵头单位征询时再答复。");
        accepts(code, "gongan", accept());
        assertThat(part(code, "gongan").state()).isEqualTo(PartState.STANDBY);
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));

        lead.does(Elements.COMPILE, code, returned("RETURNED_TO_PARTS", "请提供警情数据", part(code, "gongan")));
        finish(code, "gongan", 0);
        assertThat(office.tasks(Elements.COMPILE, code)).hasSize(1);
    }

    @Test
    void aPointWithoutCountiesAndWithTheLeadAloneGoesThrough() {
        var code = points.ledBy("fulian").everybody("学习").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));
        reportAndCheck(code);
        recorder.does(
                Elements.DECIDE, code, verdict("2023-03-06", on(point(code).id(), "CLOSED", "")));
        assertThat(point(code).phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void oneFormDecidesSeveralPointsEachRecordedByItself() {
        var first = toDecision();
        var second = toDecision();
        var third = toDecision();
        recorder.does(
                Elements.DECIDE,
                first,
                verdict(
                        "2023-03-06",
                        on(point(first).id(), "CLOSED", ""),
                        on(point(second).id(), "CARRIED_OVER", "资金未到位")));

        assertThat(point(first).phase()).isEqualTo(Phase.CLOSED);
        assertThat(point(second).phase()).isEqualTo(Phase.CARRIED_OVER);
        assertThat(point(third).phase()).isEqualTo(Phase.REVIEW);
        assertThat(pointQuery.decisions(point(second).id()).get(0))
                .returns("结转下年度", each -> each.outcomeLabel())
                .returns("资金未到位", each -> each.reason());

        assertThatThrownBy(() -> recorder.click(
                        Elements.DECIDE,
                        third,
                        verdict(
                                "2023-03-06",
                                on(point(third).id(), "CLOSED", ""),
                                on(point(second).id(), "CARRIED_OVER", " "))))
                .rootCause()
                .hasMessageStartingWith("请填写“" + second)
                .extracting(refusal -> ((Refusal) refusal).field())
                .isEqualTo("verdicts[1].reason");
        assertThatThrownBy(() -> recorder.click(
                        Elements.DECIDE,
                        third,
                        verdict(
                                "2023-03-06",
                                on(point(third).id(), "CLOSED", ""),
                                on(point(third).id(), "CLOSED", ""))))
                .rootCause()
                .hasMessage("第2行的工作要点填了两次。");
        assertThatThrownBy(() -> recorder.click(
                        Elements.DECIDE,
                        third,
                        verdict(
                                "2023-03-06",
                                on(point(third).id(), "CLOSED", ""),
                                on(point(second).id(), "CLOSED", ""))))
                .rootCause()
                .hasMessageContaining("已不在待审议之列");
        assertThat(point(third).phase()).as("one click, one transaction").isEqualTo(Phase.REVIEW);
    }

    @Test
    void whoCompiledOrSignedDoesNotCheck() {
        var code = points.ledBy("office").everybody("学习").published();
        office.desk("unit-office-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("unit-office-officer").does(Elements.REPORT, code, report(part(code, "office"), true, "完成"));
        office.desk("unit-office-officer")
                .does(Elements.COMPILE, code, compiled(point(code).measures(), "完成"));
        office.desk("unit-office-head").does(Elements.SIGN, code, answer("SIGNED"));
        officeDesk.doesNotSee(Elements.COMPILE, code);
        office.desk("unit-office-officer").doesNotSee(Elements.CHECK, code);
        office.alsoIn("unit-office-head", "office", () -> assertThatThrownBy(
                        () -> office.desk("unit-office-head").click(Elements.CHECK, code, checked(true, true)))
                .rootCause()
                .hasMessage("您汇总或签发过这份报告，不能再审核，请由办公室其他同志审核。"));
        officeDesk.does(Elements.CHECK, code, checked(true, false));
        assertThat(pointQuery.decisions(point(code).id()).get(0).items())
                .extracting(each -> each.item(), each -> each.met(), each -> each.remark())
                .containsExactly(tuple("有工作制度", true, null), tuple("有活动记录", false, "尚缺材料"));
    }

    private String toDecision() {
        var code = points.ledBy("fulian").everybody("学习").published();
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        lead.does(Elements.REPORT, code + "/fulian", report(part(code, "fulian"), true, "完成"));
        reportAndCheck(code);
        return code;
    }

    private void reportAndSign(String code) {
        lead.does(Elements.COMPILE, code, compiled(point(code).measures(), "汇总"));
        leadHead.does(Elements.SIGN, code, answer("SIGNED"));
    }

    private void reportAndCheck(String code) {
        reportAndSign(code);
        officeDesk.does(Elements.CHECK, code, checked(true, true));
    }

    private void accepts(String code, String unit, Object command) {
        office.desk(unit + "-officer").does(Elements.ACCEPT_PART, code + "/" + unit + "/", command);
    }

    private void acceptAndFinish(String code, String unit, int figure) {
        accepts(code, unit, accept());
        finish(code, unit, figure);
    }

    private void finish(String code, String unit, int figure) {
        var key = code + "/" + unit + "/";
        office.desk(unit + "-officer").does(Elements.REPORT, key, report(part(code, unit), true, "已完成", figure, null));
        office.desk(unit + "-head").does(Elements.SIGN_PART, key, answer("SIGNED"));
        lead.does(Elements.VERIFY, key, answer("PASSED"));
    }

    private static Map<String, Object> claim(long measureId) {
        return Map.of("notApplicable", List.of(Map.of("measureId", measureId, "reason", "本单位无此职能")));
    }

    private List<PartView> parts(String code) {
        return pointQuery.parts(points.idOf(code));
    }
}
