package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.board.PartView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Organization;
import org.weibao.workpoint.DecisionKind;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/**
 * The year 2023 from the start list to a closed point, as the people of the sample city click it. Every form is filled
 * in by hand at least once. {@link Colleagues} repeat what many people do alike.
 */
class YearInTasklistTest extends BrowserTest {

    private static final Locator.GetByLabelOptions EXACTLY = new Locator.GetByLabelOptions().setExact(true);

    @Autowired
    Organization organization;

    @Autowired
    RepositoryService repository;

    @Test
    void theYearRuns() {
        theOfficeProofreads();
        theLeadingGroupApproves();
        theLeadDeclinesAndTheOfficeReassigns();
        thePartsAccept();
        thePartsReport();
        theSilentCountyIsEnded();
        oneCountyIsReopenedAlone();
        theOfficeReturnsAndPasses();
        everyMemberUnitStudies();
        theSchoolsGoOnNextYear();
        theMeetingDecidesSeveralPoints();
        theReturnedPointIsClosed();
        whatIsOnRecord();
        everyFormWasFilledIn();
    }

    private void theOfficeProofreads() {
        town.at("office-1").start("年度工作要点", "选定文件").tick("XX市2023年未成年人保护工作要点").submit();
        waiting.task("校核｜2023年");
        var sheet = town.takes("office-1", "校核｜2023年");
        sheet.press(STUDY).tick("确认由").tick("展开到各成员单位");
        sheet.press("一(二) 强化法规政策创制和落实").tick("确认由");
        sheet.press("一(三) 强化总体部署").tick("确认由");
        sheet.press("一(四) 强化工作机制建设").tick("确认由").tick("不展开");
        sheet.press(FAMILY).tick("确认由市妇联牵头");
        for (var county : List.of("丙县", "丁县", "戊区", "己区")) {
            sheet.untick(county);
        }
        sheet.press("二(一)2 加大家庭支持力度").tick("确认由");
        sheet.press(SCHOOL).tick("确认由").press("全不选");
        sheet.press("二(二)4 提升校园安全管理").tickAndSave("不列入本年", "leftOut");
        assertThat(sheet.find(".wb-draft")).containsText("草稿已保存");
        CHROMIUM.close("office-1");
        sheet = town.at("office-1").openTask("校核｜2023年").opened("校核｜2023年");
        assertThat(sheet.field("不列入本年")).isChecked();
        sheet.type("不列入本年的理由", "来源文件在本项中间截断，没有责任单位");
        assertThat(sheet.find(".wb-head")).containsText("完整 7 项，待完善 0 项，不列入 1 项");
        sheet.choose("报批").submit();
    }

    private void theLeadingGroupApproves() {
        waiting.task("审批｜2023年");
        var sheet = town.takes("recorder", "审批｜2023年");
        assertThat(sheet.find("fieldset")).containsText("提升校园安全管理：不列入本年");
        sheet.choose("同意").submit();
    }

    private void theLeadDeclinesAndTheOfficeReassigns() {
        waiting.task("签收｜" + FAMILY);
        town.takes("fulian-officer", "签收｜" + FAMILY)
                .choose("异议")
                .type("异议理由", "儿童福利和家庭支持的职能在民政部门")
                .submit();
        waiting.task("重新交办｜" + FAMILY);
        town.takes("office-1", "重新交办｜" + FAMILY)
                .pick("牵头单位", "市民政局")
                .type("调整理由", "同意异议，改由市民政局牵头")
                .submit();
        waiting.task("签收｜" + FAMILY);
        town.takes("minzheng-officer", "签收｜" + FAMILY).choose("签收").submit();
    }

    private void thePartsAccept() {
        waiting.task("签收｜" + FAMILY + "｜市公安局");
        town.at("gongan-officer")
                .take("签收｜" + FAMILY + "｜市公安局")
                .tick("发挥家教家风在基层治理", "不涉及")
                .type("不涉及的理由", "不是公安机关的职能")
                .submit();
        waiting.task("确认不涉及｜" + FAMILY + "｜市公安局");
        town.takes("minzheng-officer", "确认不涉及｜" + FAMILY + "｜市公安局")
                .tick("发挥家教家风在基层治理", "确认不涉及")
                .submit();
        town.takes("fayuan-officer", "签收｜" + FAMILY + "｜市法院")
                .choose("签收，但有异议")
                .type("异议理由", "家长学校由教育部门和妇联主办，不宜由法院承办")
                .submit();
        waiting.task("裁定异议｜" + FAMILY + "｜市法院");
        var objection = town.takes("office-1", "裁定异议｜" + FAMILY + "｜市法院");
        objection.find(".wb-choice").getByText("发挥网上家长学校").click();
        objection.type("裁定理由", "同意免于承办，其余继续承办").submit();
        for (var unit : List.of("fulian", "jianchayuan", "guangongwei", "jia")) {
            colleagues.accepts(unit, family(unit));
        }
    }

    private void thePartsReport() {
        theCountyReportsAndItsHeadRefuses();
        colleagues.reports("gongan", family("gongan"));
        colleagues.does("gongan-head", "审签｜" + family("gongan"), Map.of("answer", "SIGNED"));
        waiting.task("核验｜" + family("gongan"));
        town.takes("minzheng-officer", "核验｜" + family("gongan"))
                .choose("退回")
                .type("退回理由", "训诫人次与法院所报不一致，请核对")
                .submit();
        colleagues.reports("gongan", family("gongan"));
        colleagues.does("gongan-head", "审签｜" + family("gongan"), Map.of("answer", "SIGNED"));
        colleagues.does("minzheng-officer", "核验｜" + family("gongan"), Map.of("answer", "PASSED"));
        for (var unit : List.of("fulian", "fayuan", "jianchayuan", "guangongwei")) {
            colleagues.reports(unit, family(unit));
            colleagues.does(unit + "-head", "审签｜" + family(unit), Map.of("answer", "SIGNED"));
            colleagues.does("minzheng-officer", "核验｜" + family(unit), Map.of("answer", "PASSED"));
        }
        town.takes("minzheng-officer", "落实并填报进展｜" + family("minzheng"))
                .reportAllCompleted("1")
                .type("进展情况", "会同六家单位推进家庭教育指导")
                .choose("报告办结")
                .submit();
    }

    private void theCountyReportsAndItsHeadRefuses() {
        waiting.task("落实并填报进展｜" + family("jia"));
        town.takes("jia-officer", "落实并填报进展｜" + family("jia"))
                .reportAllCompleted("12")
                .type("进展情况", "政策宣讲进村（居）12场")
                .type("困难问题", "村（居）宣讲人手不足")
                .choose("报告办结")
                .submit();
        waiting.task("审签｜" + family("jia"));
        town.takes("jia-head", "审签｜" + family("jia"))
                .choose("退回")
                .type("退回理由", "漏报了两个乡镇")
                .submit();
        waiting.task("落实并填报进展（退回）｜" + family("jia"));
        var again = town.at("jia-officer").take("落实并填报进展（退回）｜" + family("jia"));
        assertThat(again.find(".wb-note").first()).containsText("漏报了两个乡镇");
        assertThat(again.find(".wb-quick button")).hasCount(0);
        assertThat(again.field("进展情况")).hasValue("政策宣讲进村（居）12场");
        again.type("政策宣讲进村（居）活动", "14")
                .type("进展情况", "政策宣讲进村（居）14场")
                .choose("报告办结")
                .submit();
        waiting.task("审签｜" + family("jia"));
        town.takes("jia-head", "审签｜" + family("jia")).choose("签发").submit();
        waiting.task("核验｜" + family("jia"));
        town.takes("minzheng-officer", "核验｜" + family("jia"))
                .choose("通过")
                .type("核验意见", "数字与台账一致")
                .submit();
    }

    private void theSilentCountyIsEnded() {
        town.takes("minzheng-officer", "提请结束落实｜" + FAMILY)
                .type("提请理由", "乙县至今没有签收，已催促三次，不能再等")
                .submit();
        waiting.task("审批结束落实｜" + FAMILY);
        town.takes("office-1", "审批结束落实｜" + FAMILY).choose("同意").submit();
        waiting.task("汇总｜" + FAMILY);
        assertThat(waiting.isThere("签收｜" + family("yi"))).isFalse();
    }

    private void oneCountyIsReopenedAlone() {
        var sheet = town.takes("minzheng-officer", "汇总｜" + FAMILY).choose("退回承办任务");
        assertThat(sheet.find(".wb-picker .wb-choice").filter(new Locator.FilterOptions().setHasText("乙县")))
                .containsText("未完成");
        sheet.choose("退回承办任务");
        sheet.find(".wb-picker .wb-choice").getByText("甲县").click();
        sheet.type("退回理由", "请补报第四季度的宣讲场次").submit();
        waiting.task("落实并填报进展（退回）｜" + family("jia"));
        assertThat(open(FAMILY)).extracting(part -> part.unit().name()).containsExactly("甲县");
        colleagues.reports("jia", family("jia"));
        colleagues.does("jia-head", "审签｜" + family("jia"), Map.of("answer", "SIGNED"));
        colleagues.does("minzheng-officer", "核验｜" + family("jia"), Map.of("answer", "PASSED"));
        waiting.task("汇总｜" + FAMILY);
        var compile = town.takes("minzheng-officer", "汇总｜" + FAMILY);
        assertThat(compile.field("政策宣讲进村（居）活动")).not().hasValue("");
        compile.reportAllCompleted("20").type("进展情况", "六家单位和甲县均已完成，乙县未完成").submit();
        waiting.task("审签｜" + FAMILY);
        colleagues.does("minzheng-head", "审签｜" + FAMILY, Map.of("answer", "RETURNED", "reason", "请写明乙县的情况"));
        colleagues.compiles("minzheng-officer", FAMILY, "六家单位和甲县均已完成，乙县始终没有签收");
        waiting.task("审签｜" + FAMILY);
        town.takes("minzheng-head", "审签｜" + FAMILY).choose("签发").submit();
    }

    private void theOfficeReturnsAndPasses() {
        waiting.task("审核｜" + FAMILY);
        town.takes("office-1", "审核｜" + FAMILY)
                .tick("家庭教育五年规划已印发", "未达到")
                .choose("退回牵头单位")
                .type("退回理由", "五年规划尚未附印发文号")
                .submit();
        colleagues.compiles("minzheng-officer", FAMILY, "五年规划已印发（妇发〔2023〕5号），其余同前");
        colleagues.does("minzheng-head", "审签｜" + FAMILY, Map.of("answer", "SIGNED"));
        waiting.task("审核｜" + FAMILY);
        var check = town.takes("office-2", "审核｜" + FAMILY);
        for (var group : check.find("[role=radiogroup][aria-label^='第']").all()) {
            group.getByLabel("达到", EXACTLY).check();
        }
        check.choose("通过").submit();
        waiting.task("审议｜" + FAMILY);
    }

    /** The phrase 各成员单位 was expanded: the office leads, twenty units take part. */
    private void everyMemberUnitStudies() {
        waiting.task("签收｜" + STUDY);
        town.takes("unit-office-officer", "签收｜" + STUDY).choose("签收").submit();
        waiting.task("签收｜" + STUDY + "｜市公安局");
        for (var part : pointQuery.parts(year.idOf(STUDY))) {
            var unit = part.unit().code();
            if (unit.equals("office")) {
                colleagues.reports("unit-office", year.labelOf(STUDY, "office"));
            } else {
                colleagues.carriesOut(unit, year.labelOf(STUDY, unit), "unit-office-officer");
            }
        }
        colleagues.compiles("unit-office-officer", STUDY, "各成员单位均已组织学习");
        waiting.task("审签｜" + STUDY);
        town.takes("unit-office-head", "审签｜" + STUDY).choose("签发").submit();
        colleagues.passes("office-1", STUDY);
        waiting.task("审议｜" + STUDY);
    }

    private void theSchoolsGoOnNextYear() {
        colleagues.does("jiaoti-officer", "签收｜" + SCHOOL, Map.of("answer", "ACCEPTED"));
        colleagues.carriesOut("fagai", year.labelOf(SCHOOL, "fagai"), "jiaoti-officer");
        colleagues.reports("jiaoti", year.labelOf(SCHOOL, "jiaoti"));
        colleagues.compiles("jiaoti-officer", SCHOOL, "特殊群体入学尚未达到目标");
        colleagues.does("jiaoti-head", "审签｜" + SCHOOL, Map.of("answer", "SIGNED"));
        colleagues.passes("office-1", SCHOOL);
        waiting.task("审议｜" + SCHOOL);
    }

    private void theMeetingDecidesSeveralPoints() {
        var meeting = town.takes("recorder", "审议｜" + FAMILY);
        meeting.type("会议日期", LocalDate.now(WorkingCalendar.ZONE).toString())
                .pick("决定依据", "会议纪要")
                .type("文号", "未保领〔2023〕3号");
        meeting.tick("加强家庭教育指导", "办结销号");
        meeting.tick("加强基础教育保障", "结转下年度").part("加强基础教育保障").locator("textarea").fill("控辍保学转入下年度继续推进");
        meeting.tick("强化理论学习", "退回办公室").part("强化理论学习").locator("textarea").fill("请补充三季度的学习记录");
        meeting.submit();
        waiting.untilNone("审议｜" + SCHOOL);
    }

    private void theReturnedPointIsClosed() {
        waiting.task("确定退回对象（退回）｜" + STUDY);
        town.takes("office-1", "确定退回对象（退回）｜" + STUDY)
                .choose("退回牵头单位")
                .type("退回理由", "请补充三季度的学习记录")
                .submit();
        colleagues.compiles("unit-office-officer", STUDY, "已补充三季度的学习记录");
        colleagues.does("unit-office-head", "审签｜" + STUDY, Map.of("answer", "SIGNED"));
        colleagues.passes("office-1", STUDY);
        waiting.task("审议｜" + STUDY);
        town.takes("recorder", "审议｜" + STUDY)
                .type("会议日期", LocalDate.now(WorkingCalendar.ZONE).toString())
                .pick("决定依据", "批示")
                .type("文号", "批〔2023〕41号")
                .tick("强化理论学习", "办结销号")
                .submit();
    }

    private void whatIsOnRecord() {
        await().untilAsserted(() -> {
            assertThat(phase(FAMILY)).isEqualTo(Phase.CLOSED);
            assertThat(phase(STUDY)).isEqualTo(Phase.CLOSED);
            assertThat(phase(SCHOOL)).isEqualTo(Phase.CARRIED_OVER);
            assertThat(phase("二(二)4 提升校园安全管理")).isEqualTo(Phase.LEFT_OUT);
            assertThat(phase("一(四) 强化工作机制建设")).isEqualTo(Phase.ASSIGNMENT);
        });
        var parts = pointQuery.parts(year.idOf(FAMILY));
        assertThat(parts)
                .extracting(part -> part.unit().name(), PartView::state, PartView::round)
                .containsExactlyInAnyOrder(
                        tuple("市民政局", PartState.INCLUDED, 1),
                        tuple("市妇联", PartState.VERIFIED, 1),
                        tuple("市法院", PartState.VERIFIED, 1),
                        tuple("市检察院", PartState.VERIFIED, 1),
                        tuple("市公安局", PartState.VERIFIED, 2),
                        tuple("市关工委", PartState.VERIFIED, 1),
                        tuple("甲县", PartState.VERIFIED, 2),
                        tuple("乙县", PartState.UNFINISHED, 1));
        assertThat(pointQuery.decisions(year.idOf(FAMILY)))
                .extracting(each -> each.kind(), each -> each.outcomeLabel(), each -> each.by())
                .contains(
                        tuple(DecisionKind.REASSIGNMENT, "重新交办", "陈立"),
                        tuple(DecisionKind.OBJECTION, "继续承办", "陈立"),
                        tuple(DecisionKind.END_IMPLEMENTATION, "同意", "陈立"),
                        tuple(DecisionKind.CHECK, "退回牵头单位", "陈立"),
                        tuple(DecisionKind.CHECK, "通过", "林晓梅"),
                        tuple(DecisionKind.DECISION, "办结销号", "黄文"));
        assertThat(pointQuery.decisions(year.idOf(FAMILY)).get(0).minutes()).isEqualTo("会议纪要 未保领〔2023〕3号");
        assertThat(pointQuery.decisions(year.idOf(SCHOOL)).get(0))
                .returns("结转下年度", each -> each.outcomeLabel())
                .returns("控辍保学转入下年度继续推进", each -> each.reason());
        assertThat(pointQuery.compiled(year.idOf(FAMILY))).hasSize(3);
        assertThat(pointQuery.parts(year.idOf(STUDY)))
                .hasSize(1
                        + organization
                                .memberUnits(LocalDate.now(WorkingCalendar.ZONE))
                                .size());
        assertThat(pointQuery.timeline(year.idOf(FAMILY)))
                .extracting(each -> each.text())
                .contains("儿童福利和家庭支持的职能在民政部门", "退回牵头单位市民政局：五年规划尚未附印发文号")
                .anyMatch(text -> text.endsWith("：漏报了两个乡镇"));
    }

    private void everyFormWasFilledIn() {
        var forms = new TreeSet<>(Set.of("选定文件"));
        for (var key : List.of("annual-plan", "work-point", "implementation")) {
            var model = repository.getBpmnModelInstance(repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key)
                    .latestVersion()
                    .singleResult()
                    .getId());
            for (var task : model.getModelElementsByType(UserTask.class)) {
                forms.add((key.equals("implementation") ? "承办任务：" : "") + task.getName());
            }
        }
        assertThat(forms).hasSize(18);
        assertThat(Screens.seen()).containsAll(forms);
    }

    /** A part of the family point, as its tasks' names say it. */
    private String family(String unit) {
        return year.labelOf(FAMILY, unit);
    }

    private List<PartView> open(String point) {
        return pointQuery.parts(year.idOf(point)).stream()
                .filter(PartView::open)
                .toList();
    }

    private Phase phase(String point) {
        return pointQuery.point(year.idOf(point)).phase();
    }
}
