package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ViewportSize;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.process.Elements;
import org.weibao.process.LevelsReached;

/** Every form on a telephone, at a desk and at 200 %: nothing is cut or covered, and axe-core finds nothing on its page. */
class EveryFormTest extends BrowserTest {

    private static final ViewportSize TELEPHONE = new ViewportSize(375, 667);
    private static final ViewportSize[] DESK = {new ViewportSize(683, 384), new ViewportSize(1366, 768)};

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    LevelsReached levels;

    private final Set<String> looked = new HashSet<>();

    @Test
    void fitsATelephoneAndADeskAlsoAt200Percent() {
        CHROMIUM.screen(TELEPHONE);
        thePlan();
        theParts();
        moreTimeAndUrging();
        theEndOfImplementation();
        theReview();
        assertThat(looked).hasSize(24);
    }

    private void thePlan() {
        var start = town.at("office-1").start("年度工作要点", "选定文件");
        Screens.fits(CHROMIUM.window("office-1"), "选定文件", TELEPHONE, DESK);
        looked.add("选定文件");
        start.leave();
        year.take();
        look("office-1", "校核｜2023年");
        year.proofread();
        look("recorder", "审批｜2023年");
        year.approve();
    }

    private void theParts() {
        var accepting = look("minzheng-officer", "签收｜" + SUPPORT);
        var deadline =
                Objects.requireNonNull(pointQuery.point(year.idOf(SUPPORT)).due());
        assertThat(accepting.find(".wb-head")).containsText("办结期限 " + calendar.shown(deadline));
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        look("weijian-officer", "签收｜" + part("weijian"));
        colleagues.does("renshe-officer", "签收｜" + part("renshe"), Map.of("objection", "不宜由人社部门承办"));
        look("office-1", "裁定异议｜" + part("renshe"));
        var late = TaskSubject.part(year.partOf(SUPPORT, "weijian").id());
        levels.reach(late, Elements.ACCEPT_PART, "weijian", "yellow", LetterKind.TIP);
        look("office-1", "签发函件｜工作提示｜市卫生健康委");
        waiting.task("签收｜" + part("gonghui"));
        var measure =
                year.partOf(SUPPORT, "gonghui").measures().get(0).measure().id();
        colleagues.does(
                "gonghui-officer",
                "签收｜" + part("gonghui"),
                Map.of("notApplicable", List.of(Map.of("measureId", measure, "reason", "不是工会的职能"))));
        look("minzheng-officer", "确认不涉及｜" + part("gonghui"));
        for (var unit : List.of("jia", "zhujian", "yi")) {
            colleagues.accepts(unit, part(unit));
        }
        look("jia-officer", "落实并填报进展｜" + part("jia"));
        colleagues.reports("zhujian", part("zhujian"));
        look("zhujian-head", "审签｜" + part("zhujian"));
        colleagues.reports("yi", part("yi"));
        colleagues.does("yi-head", "审签｜" + part("yi"), Map.of("answer", "SIGNED"));
        look("minzheng-officer", "核验｜" + part("yi"));
    }

    /** From the officer's form to the office's, by what people read on them. */
    private void moreTimeAndUrging() {
        var report = "落实并填报进展｜" + part("jia");
        var asking = starts("jia-officer", "延期申请", "申请延期");
        asking.choose(report);
        var earliest = asking.find("wb-date").getAttribute("min");
        asking.type("新的期限", "2100-12-31")
                .type("延期理由", "等学校开学")
                .type("目前进展", "已走访两个乡镇")
                .submitInVain();
        assertThat(asking.refusal()).contains("新的期限2100-12-31比要点的办结期限", "年");
        assertThat(asking.find(".wb-refusal-here .wb-confirm")).hasText("没有填错，仍按此提交");
        asking.type("新的期限", earliest)
                .type("延期理由", "等学校开学")
                .type("目前进展", "已走访两个乡镇")
                .submit();
        look("jia-head", "签署延期申请｜" + report);
        colleagues.does("jia-head", "签署延期申请｜" + report, Map.of("answer", "SIGNED"));
        look("office-1", "决定延期｜" + report);
        var office = CHROMIUM.window("office-1");
        var deciding = new Sheet("office-1", office).choose("同意延期");
        Screens.fits(office, "决定延期", TELEPHONE, DESK);
        assertThat(deciding.find("#wb-due")).hasValue(earliest);
        deciding.submit();

        var far = corrects(report, "2100-12-31").submitInVain();
        far.find(".wb-refusal-here .wb-confirm").click();
        assertThat(far.find("h3")).hasCount(0);
        var near = corrects(report, earliest);
        near.submit();

        var urging = starts("office-1", "催办", "催办");
        urging.type("查找任务", "甲县");
        assertThat(urging.find(".wb-many tbody input")).hasCount(1);
        urging.tick(report).type("催办内容", "责令按期报送").submitInVain();
        assertThat(urging.refusal()).startsWith("催办内容里有“责令”");
        urging.type("催办内容", "请按期报送").submit();
    }

    private Sheet corrects(String report, String day) {
        return starts("office-1", "更正延期", "更正延期")
                .choose(report)
                .type("正确的期限", day)
                .type("更正理由", "日期填错");
    }

    private Sheet starts(String user, String process, String form) {
        var tasklist = town.at(user);
        tasklist.page().setViewportSize(TELEPHONE.width, TELEPHONE.height);
        var sheet = tasklist.start(process, form);
        Screens.fits(tasklist.page(), form, TELEPHONE, DESK);
        looked.add(form);
        return sheet;
    }

    private void theEndOfImplementation() {
        look("minzheng-officer", "提请结束落实｜" + SUPPORT);
        colleagues.does("minzheng-officer", "提请结束落实｜" + SUPPORT, Map.of("reason", "市人社局没有签收，已催促三次"));
        look("office-1", "审批结束落实｜" + SUPPORT);
        colleagues.does("fulian-officer", "签收｜" + FAMILY, Map.of("answer", "DECLINED", "reason", "职能在民政部门"));
        look("office-1", "重新交办｜" + FAMILY);
    }

    private void theReview() {
        colleagues.does("unit-office-officer", "签收｜" + STUDY, Map.of("answer", "ACCEPTED"));
        colleagues.reports("unit-office", year.labelOf(STUDY, "office"));
        look("unit-office-officer", "汇总｜" + STUDY);
        colleagues.compiles("unit-office-officer", STUDY, "已组织学习四次");
        look("unit-office-head", "审签｜" + STUDY);
        colleagues.does("unit-office-head", "审签｜" + STUDY, Map.of("answer", "SIGNED"));
        look("office-1", "审核｜" + STUDY);
        colleagues.passes("office-1", STUDY);
        look("recorder", "审议｜" + STUDY);
        colleagues.does(
                "recorder",
                "审议｜" + STUDY,
                Map.of(
                        "meetingDate",
                        LocalDate.now(WorkingCalendar.ZONE).toString(),
                        "minutesKind",
                        "MINUTES",
                        "minutesNumber",
                        "未保领〔2023〕3号",
                        "verdicts",
                        List.of(Map.of(
                                "pointId",
                                year.idOf(STUDY),
                                "verdict",
                                "RETURNED_TO_OFFICE",
                                "reason",
                                "请补充三季度的学习记录"))));
        look("office-1", "确定退回对象（退回）｜" + STUDY);
    }

    /** From the list to the form. */
    private Sheet look(String user, String task) {
        waiting.task(task);
        var tasklist = town.at(user);
        var page = tasklist.page();
        page.setViewportSize(TELEPHONE.width, TELEPHONE.height);
        var sheet = tasklist.take(task);
        sheet.unfold();
        Screens.fits(page, task, TELEPHONE, DESK);
        looked.add(Screens.formOf(task));
        return sheet;
    }

    private String part(String unit) {
        return year.labelOf(SUPPORT, unit);
    }
}
