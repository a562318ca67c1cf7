package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.checked;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.on;
import static org.weibao.process.Forms.report;
import static org.weibao.process.Forms.verdict;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.board.PartView;
import org.weibao.board.PlanFormQuery;
import org.weibao.board.PlanView;
import org.weibao.board.PointView;
import org.weibao.board.UnitView;
import org.weibao.plan.PlanService;
import org.weibao.plan.PlanState;
import org.weibao.plan.PointEdit;
import org.weibao.plan.PointEdit.MeasureEdit;
import org.weibao.shared.Conflict;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Phrase;

/** A year from its document to its running points. Every flow of its model is taken here. */
@TestMethodOrder(MethodOrderer.Random.class)
class PlanStoryTest extends Scenario {

    private static final int YEAR = 2023;

    @Autowired
    PlanService planning;

    @Autowired
    PlanFormQuery plans;

    Office.Desk officeDesk;
    Office.Desk recorder;

    @BeforeEach
    void people() {
        clock.startAgain();
        officeDesk = office.desk("office-1");
        recorder = office.desk("recorder");
        officeDesk.startsYear(YEAR);
    }

    @AfterEach
    void theYearIsFreeAgain() {
        office.forget("2023");
        points.forgetYear(YEAR);
    }

    @AfterAll
    void everyFlowIsTaken() {
        coverage.assertComplete(Elements.ANNUAL_PLAN);
    }

    @Test
    void theDocumentIsOnRecordAsItStands() {
        assertThat(plan().points()).hasSize(8);
        var first = point("2023-1-1");
        assertThat(first.lead()).isEqualTo(new UnitView("office", "XX市未成年人保护工作领导小组办公室"));
        assertThat(first.warnings()).isEmpty();
        save(first, edit -> Proofreading.confirmed(edit, first));
        assertThat(point("2023-1-1").warnings()).containsExactly("文件未指定牵头单位");
        assertThat(first.phrases()).containsExactly(new Phrase("各成员单位", null));
        assertThat(first.problem()).isEqualTo("“一(一) 强化理论学习”的牵头单位是系统按文件顺序建议的，请确认。");
        var guidance = point("2023-2-1-1");
        assertThat(guidance.responsible())
                .extracting(UnitView::name)
                .containsExactly("市法院", "市检察院", "市公安局", "市民政局", "市关工委");
        assertThat(guidance.counties()).hasSize(6);
        assertThat(point("2023-2-2-4"))
                .returns(true, PointView::incomplete)
                .returns(null, PointView::lead)
                .returns("“二(二)4 提升校园安全管理”还没有牵头单位，请指定，或者注明理由不列入本年。", PointView::problem);
        abandon();
    }

    @Test
    void nothingIsSentBeforeApprovalAndEverythingAfterIt() {
        assertThatThrownBy(() -> officeDesk.click(Elements.PROOFREAD, "2023", answer("SUBMITTED")))
                .rootCause()
                .isInstanceOf(Refusal.class)
                .hasMessage("“一(一) 强化理论学习”的牵头单位是系统按文件顺序建议的，请确认。");
        proofread();
        officeDesk.does(Elements.PROOFREAD, "2023", answer("SUBMITTED"));
        recorder.does(Elements.APPROVE, "2023", answer("RETURNED", "请再核对期限"));
        assertThat(plan().returnReason()).isEqualTo("请再核对期限");
        officeDesk.does(Elements.PROOFREAD, "2023", answer("SUBMITTED"));
        assertThat(office.tasks(Elements.ACCEPT_ASSIGNMENT, "2023-")).isEmpty();

        recorder.does(Elements.APPROVE, "2023", answer("APPROVED"));

        assertThat(office.tasks(Elements.ACCEPT_ASSIGNMENT, "2023-")).hasSize(7);
        assertThat(office.isRunning("2023"))
                .as("the plan's own instance has ended")
                .isFalse();
        assertThat(point("2023-2-2-4").phase()).isEqualTo(Phase.LEFT_OUT);
        assertThat(point("2023-2-1-1").due()).isEqualTo(LocalDate.of(2023, 12, 20));
        assertThat(point("2023-1-1").responsible()).as("各成员单位 expanded").hasSize(20);
        assertThat(point("2023-1-4").responsible()).as("各成员单位 kept as a phrase").isEmpty();
        office.desk("unit-office-officer").sees(Elements.ACCEPT_ASSIGNMENT, "2023-1-1");

        assertThatThrownBy(() -> officeDesk.startsYear(YEAR))
                .isInstanceOf(Refusal.class)
                .hasMessage("2023年的工作要点已经在办理，不能重复启动。");
        var published = point("2023-2-1-1").id();
        planning.publish(published);
        assertThat(office.tasks(Elements.ACCEPT_ASSIGNMENT, "2023-2-1-1"))
                .as("publishing again does nothing")
                .hasSize(1);
    }

    @Test
    void anUnpublishedPlanCanBeAbandonedAndTakenAgain() {
        var first = plan().id();
        assertThatThrownBy(() -> officeDesk.click(Elements.PROOFREAD, "2023", answer("ABANDONED")))
                .rootCause()
                .hasMessage("请填写放弃的理由。");
        abandon();
        assertThat(plans.plan(first).state()).isEqualTo(PlanState.ABANDONED);
        assertThat(office.isRunning("2023")).isFalse();

        officeDesk.startsYear(YEAR);
        assertThat(plan().id()).isNotEqualTo(first);
        abandon();
    }

    @Test
    void everyEditIsSavedAsItIsMadeAndNobodyOverwritesAnother() {
        var before = point("2023-2-1-1");
        save(before, edit -> with(edit, edit.measures(), LocalDate.of(2023, 1, 31)));
        var after = point("2023-2-1-1");
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.deadline()).isEqualTo(LocalDate.of(2023, 1, 31));
        assertThat(after.warnings()).contains("期限2023-01-31已过，发布后即为超期");
        assertThatThrownBy(() -> save(before, edit -> edit))
                .isInstanceOf(Conflict.class)
                .hasMessage("“二(一)1 加强家庭教育指导”已被其他人修改，请刷新后再改。");

        var measures = after.measures();
        save(after, edit -> with(edit, edit.measures().subList(1, measures.size()), null));
        assertThat(point("2023-2-1-1").measures()).hasSize(measures.size() - 1);
        assertThat(point("2023-2-1-1").measures().get(0))
                .returns(measures.get(1).id(), each -> each.id())
                .returns(1, each -> each.number());
        abandon();
    }

    @Test
    void namingUnitsAndLeavingOutAreOnRecord() {
        var point = point("2023-2-2-4");
        save(
                point,
                edit -> new PointEdit(
                        edit.version(),
                        edit.title(),
                        edit.category(),
                        edit.priority(),
                        "jiaoti",
                        true,
                        List.of("gongan"),
                        edit.supporting(),
                        edit.phrases(),
                        edit.counties(),
                        edit.deadline(),
                        edit.rhythm(),
                        edit.rhythmReason(),
                        edit.closingStandard(),
                        edit.measures(),
                        "缓办"));
        assertThat(pointQuery.timeline(point.id()))
                .extracting(each -> each.text())
                .containsExactly("承办单位由“无”改为“市教育体育局（牵头）、市公安局”", "不列入本年：缓办");
        abandon();
    }

    @Test
    void aPointThatTheDocumentBreaksOffInIsCompletedByTheOfficeAndCarriedToItsEnd() {
        proofread();
        var broken = point("2023-2-2-4");
        save(broken, edit -> Proofreading.completed(edit, List.of(), List.of("jia")));
        var second = point(broken.code());
        assertThat(second.problem()).isEqualTo("“二(二)4 提升校园安全管理”的第5条任务措施没有承办的单位或县（区）。");
        assertThatThrownBy(() -> officeDesk.click(Elements.PROOFREAD, "2023", answer("SUBMITTED")))
                .rootCause()
                .hasMessage(second.problem());
        save(second, edit -> Proofreading.completed(edit, List.of("gongan"), List.of("jia")));
        assertThat(point(broken.code()))
                .returns(null, PointView::problem)
                .returns(List.of("文件未指定牵头单位", "原文不完整，承办单位和任务措施由办公室确定"), PointView::warnings);
        officeDesk.does(Elements.PROOFREAD, "2023", answer("SUBMITTED"));
        recorder.does(Elements.APPROVE, "2023", answer("APPROVED"));

        assertThat(pointQuery.timeline(broken.id()))
                .extracting(each -> each.kind(), each -> each.by(), each -> each.text())
                .startsWith(
                        tuple(EntryKind.PROOFREAD, "陈立", "不列入本年：原文不完整，没有责任单位"),
                        tuple(EntryKind.PROOFREAD, "陈立", "承办单位由“无”改为“市教育体育局（牵头）、甲县”"),
                        tuple(EntryKind.PROOFREAD, "陈立", "重新列入本年"),
                        tuple(EntryKind.PROOFREAD, "陈立", "承办单位由“市教育体育局（牵头）、甲县”改为“市教育体育局（牵头）、市公安局、甲县”"),
                        tuple(
                                EntryKind.PROOFREAD,
                                "陈立",
                                "原文不完整，由办公室确定承办单位和任务措施。承办单位：市教育体育局（牵头）、市公安局、甲县。任务措施："
                                        + "1. 开展护校安园、护苗等专项行动（市教育体育局、市公安局、甲县）；"
                                        + "2. 落实校园安全防范三年行动计划，推进三防建设（市教育体育局、市公安局、甲县）；"
                                        + "3. 落实国家安全教育纲要，建设平安校园（市教育体育局、市公安局、甲县）；"
                                        + "4. 完善校园周边治安考评，加强治安巡逻（市教育体育局、市公安局、甲县）；"
                                        + "5. 打击涉校涉生违法犯罪和校园贷、套路贷（市公安局）；"
                                        + "6. 排查校园周边商铺（甲县）。"));
        var lead = office.desk("jiaoti-officer");
        lead.does(Elements.ACCEPT_ASSIGNMENT, broken.code(), answer("ACCEPTED"));
        for (var unit : List.of("gongan", "jia")) {
            var key = broken.code() + "/" + unit + "/";
            office.desk(unit + "-officer").does(Elements.ACCEPT_PART, key, Map.of());
            office.desk(unit + "-officer").does(Elements.REPORT, key, report(part(broken, unit), true, "完成"));
            office.desk(unit + "-head").does(Elements.SIGN_PART, key, answer("SIGNED"));
            lead.does(Elements.VERIFY, key, answer("PASSED"));
        }
        lead.does(Elements.REPORT, broken.code() + "/jiaoti", report(part(broken, "jiaoti"), true, "完成"));
        var published = pointQuery.point(broken.id());
        lead.does(Elements.COMPILE, broken.code(), compiled(published.measures(), "汇总"));
        office.desk("jiaoti-head").does(Elements.SIGN, broken.code(), answer("SIGNED"));
        var met = new boolean[published.closingStandard().size()];
        Arrays.fill(met, true);
        officeDesk.does(Elements.CHECK, broken.code(), checked(met));
        recorder.does(Elements.DECIDE, broken.code(), verdict("2023-03-06", on(broken.id(), "CLOSED", "")));

        assertThat(pointQuery.point(broken.id()))
                .returns(Phase.CLOSED, PointView::phase)
                .returns(null, PointView::unfinished);
        assertThat(pointQuery.parts(broken.id()))
                .extracting(each -> each.unit().name(), each -> each.measures().size())
                .containsExactly(tuple("市教育体育局", 4), tuple("市公安局", 5), tuple("甲县", 5));
        assertThat(office.isRunning(broken.code())).isFalse();
    }

    private PartView part(PointView point, String unit) {
        return pointQuery.parts(point.id()).stream()
                .filter(each -> each.unit().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPointCarriedOverIsOfferedToTheNextYear() {
        var old = carriedOver();
        var code = old.code();

        assertThat(plan().carriedOver())
                .filteredOn(each -> each.point().id() == old.id())
                .singleElement()
                .returns("继续", each -> each.reason())
                .returns("汇总", each -> each.reports().get(0).summary());
        planning.takeUp(plan().id(), old.id(), "office-1");
        assertThat(plan().carriedOver()).extracting(each -> each.point().id()).doesNotContain(old.id());
        assertThat(point("2023-c-" + code))
                .returns("由" + code + "结转", PointView::note)
                .returns(null, PointView::problem);
        abandon();
        officeDesk.startsYear(YEAR);
        assertThat(plan().carriedOver())
                .as("an abandoned plan gives it free")
                .extracting(each -> each.point().id())
                .contains(old.id());
        abandon();
    }

    @Test
    void aPointThatAnApprovedPlanLeftOutIsOfferedAgain() {
        var old = carriedOver();
        planning.takeUp(plan().id(), old.id(), "office-1");
        var next = points.emptyPlan(YEAR + 1);
        var taken = point("2023-c-" + old.code());
        save(taken, edit -> leftOut(edit, "缓办"));
        assertThat(plans.plan(next).carriedOver())
                .as("it could still be taken in again")
                .extracting(each -> each.point().id())
                .doesNotContain(old.id());
        proofread();
        save(point(taken.code()), edit -> leftOut(edit, "缓办"));
        officeDesk.does(Elements.PROOFREAD, "2023", answer("SUBMITTED"));
        recorder.does(Elements.APPROVE, "2023", answer("APPROVED"));

        assertThat(plans.plan(next).carriedOver())
                .extracting(each -> each.point().id())
                .contains(old.id());
        planning.takeUp(next, old.id(), "office-1");
        assertThat(plans.plan(next).points())
                .singleElement()
                .returns("上年结转" + old.place(), PointView::place)
                .returns(true, PointView::leadConfirmed)
                .returns(null, PointView::problem);
    }

    @Test
    void aPlanIsCheckedAgainWhenItIsApproved() {
        proofread();
        officeDesk.does(Elements.PROOFREAD, "2023", answer("SUBMITTED"));
        points.unconfirm(point("2023-1-1").id());
        assertThatThrownBy(() -> recorder.click(Elements.APPROVE, "2023", answer("APPROVED")))
                .rootCause()
                .isInstanceOf(Refusal.class)
                .hasMessage("“一(一) 强化理论学习”的牵头单位是系统按文件顺序建议的，请确认。");
        assertThat(plan().state()).isEqualTo(PlanState.AWAITING_APPROVAL);
        recorder.does(Elements.APPROVE, "2023", answer("RETURNED", "请确认牵头单位"));
        abandon();
    }

    /** A point of an earlier year that the leading group carries over. */
    private PointView carriedOver() {
        var code = points.ledBy("fulian").everybody("学习").published();
        var lead = office.desk("fulian-officer");
        lead.does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        var old = pointQuery.point(points.idOf(code));
        lead.does(
                Elements.REPORT,
                code + "/fulian",
                report(pointQuery.parts(old.id()).get(0), true, "完成"));
        lead.does(Elements.COMPILE, code, compiled(old.measures(), "汇总"));
        office.desk("fulian-head").does(Elements.SIGN, code, answer("SIGNED"));
        officeDesk.does(Elements.CHECK, code, checked(true, true));
        recorder.does(Elements.DECIDE, code, verdict("2023-03-06", on(old.id(), "CARRIED_OVER", "继续")));

        return old;
    }

    private static PointEdit leftOut(PointEdit edit, String reason) {
        return new PointEdit(
                edit.version(),
                edit.title(),
                edit.category(),
                edit.priority(),
                edit.lead(),
                edit.leadConfirmed(),
                edit.responsible(),
                edit.supporting(),
                edit.phrases(),
                edit.counties(),
                edit.deadline(),
                edit.rhythm(),
                edit.rhythmReason(),
                edit.closingStandard(),
                edit.measures(),
                reason);
    }

    private void proofread() {
        for (var point : plan().points()) {
            save(point, edit -> Proofreading.confirmed(edit, point));
        }
    }

    private static PointEdit with(PointEdit edit, @Nullable List<MeasureEdit> measures, @Nullable LocalDate deadline) {
        return new PointEdit(
                edit.version(),
                edit.title(),
                edit.category(),
                edit.priority(),
                edit.lead(),
                edit.leadConfirmed(),
                edit.responsible(),
                edit.supporting(),
                edit.phrases(),
                edit.counties(),
                deadline,
                edit.rhythm(),
                edit.rhythmReason(),
                edit.closingStandard(),
                measures,
                edit.leftOutReason());
    }

    private void save(PointView point, UnaryOperator<PointEdit> change) {
        planning.edit(plan().id(), point.id(), change.apply(Proofreading.asTyped(point)), "office-1");
    }

    private void abandon() {
        officeDesk.does(Elements.PROOFREAD, "2023", answer("ABANDONED", "试验结束"));
    }

    private PlanView plan() {
        return plans.plan(points.planOf(YEAR));
    }

    @Override
    PointView point(String code) {
        return plan().points().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
