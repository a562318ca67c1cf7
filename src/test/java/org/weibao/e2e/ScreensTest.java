package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.process.Elements;
import org.weibao.process.LevelsReached;
import org.weibao.support.WebSession;

/** The screen of each role in the middle of a year; pictures of the forms are in target/screenshots. */
class ScreensTest extends BrowserTest {

    @Autowired
    RuntimeService runtime;

    @Autowired
    LevelsReached levels;

    @BeforeAll
    void comeToTheMiddleOfTheYear() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
        for (var unit : List.of("zhujian", "yi")) {
            colleagues.accepts(unit, year.labelOf(SUPPORT, unit));
            colleagues.reports(unit, year.labelOf(SUPPORT, unit));
        }
        colleagues.accepts("jia", year.labelOf(SUPPORT, "jia"));
        colleagues.does("fulian-officer", "签收｜二(一)1 加强家庭教育指导", Map.of("answer", "DECLINED", "reason", "职能在民政部门"));
        colleagues.does("unit-office-officer", "签收｜" + STUDY, Map.of("answer", "ACCEPTED"));
        colleagues.reports("unit-office", year.labelOf(STUDY, "office"));
        colleagues.compiles("unit-office-officer", STUDY, "已组织学习四次");
        colleagues.does("unit-office-head", "审签｜" + STUDY, Map.of("answer", "SIGNED"));
        colleagues.passes("office-1", STUDY);
        var late = TaskSubject.part(year.partOf(SUPPORT, "renshe").id());
        levels.reach(late, Elements.ACCEPT_PART, "renshe", "yellow", LetterKind.TIP);
    }

    @ParameterizedTest
    @CsvSource({
        "renshe-officer, 签收｜二(一)2 加大家庭支持力度｜市人力资源和社会保障局",
        "zhujian-head, 审签｜二(一)2 加大家庭支持力度｜市住建局",
        "minzheng-officer, 提请结束落实｜二(一)2 加大家庭支持力度",
        "jia-officer, 落实并填报进展｜二(一)2 加大家庭支持力度｜甲县",
        "yi-head, 审签｜二(一)2 加大家庭支持力度｜乙县",
        "office-2, 重新交办｜二(一)1 加强家庭教育指导",
        "office-1, 签发函件｜工作提示｜市人力资源和社会保障局",
        "recorder, 审议｜一(一) 强化理论学习"
    })
    void everyRoleFindsItsTask(String user, String task) {
        waiting.task(task);
        var tasklist = town.at(user);
        var sheet = tasklist.openTask(task);
        assertThat(sheet.find("fieldset.wb-sheet")).not().hasAttribute("disabled", "disabled");
        // What nothing is due for has no light, not even a green one.
        if (task.startsWith("提请结束落实")) {
            assertThat(sheet.find(".wb-light")).hasCount(0);
            assertThat(sheet.find(".wb-unlit")).hasText("本任务不限期。");
            var silent = sheet.part("市人力资源和社会保障局");
            assertThat(silent.locator("td[data-label=当前环节]")).hasText("签收");
            assertThat(silent.locator("td[data-label=环节期限]")).hasText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
            assertThat(silent.locator("td[data-label=灯]")).hasText(Pattern.compile("绿灯\\s+还有\\d+个工作日"));
            assertThat(sheet.part("乙县").locator("td[data-label=当前环节]")).hasText("审签");
        } else {
            assertThat(sheet.find(".wb-light")).containsText("绿灯：");
        }
        Screens.look(tasklist.page(), user + "-reads", task);
        tasklist.take(task);
        Screens.saveWhole(tasklist.page(), user + "-whole");
    }

    /** Where the weekly list's link leads. */
    @Test
    void theWelcomePageLeadsASupervisorToCockpitAlone() {
        var page = town.signIn("supervisor", "welcome");
        assertThat(page.locator("a[href*='/cockpit/']").locator("visible=true").first())
                .isVisible();
        assertThat(page.locator("a[href*='/tasklist/']").locator("visible=true"))
                .hasCount(0);
        Screens.save(page, "supervisor-welcome");
    }

    @Test
    void theSupervisorSeesThePointInCockpitAndChangesNothing() {
        var point = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey("2023-2-1-2")
                .singleResult()
                .getId();
        var page = town.signIn("supervisor", "cockpit");
        page.navigate(town.address("cockpit") + "#/process-instance/" + point + "/runtime");
        for (var phase : List.of("交办", "落实", "上报", "审议")) {
            assertThat(page.locator(".djs-container svg")
                            .getByText(phase, new Locator.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
        }
        assertThat(page.locator("[data-container-id=userTask_requestEnd] .wb-badge")
                        .first())
                .isVisible();
        Screens.save(page, "supervisor-cockpit");

        var session = WebSession.signedIn(port, "supervisor", "cockpit");
        var instance = "/camunda/api/engine/engine/default/process-instance/" + point;
        assertThat(session.send("DELETE", instance, null, null).status()).isEqualTo(403);
        assertThat(session.put(instance + "/suspended", Map.of("suspended", true))
                        .status())
                .isEqualTo(403);
        assertThat(session.put(instance + "/variables/leadGroup", Map.of("value", "unit-gongan", "type", "String"))
                        .status())
                .isEqualTo(403);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(point)
                        .active()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theAdministratorKeepsAccounts() {
        var page = town.signIn("admin", "admin");
        page.navigate(town.address("admin") + "#/users");
        assertThat(page.getByText("office-1").first()).isVisible();
        Screens.save(page, "admin-users");
    }
}
