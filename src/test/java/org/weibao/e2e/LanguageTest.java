package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasklist, Cockpit, Admin, Welcome and the sign-in page in Chinese, and in English for who prefers it. */
class LanguageTest extends BrowserTest {

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern OTHER_DATE =
            Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}|\\d-\\d\\dT\\d|(Jan|Nov|Dec)[a-z]* \\d");

    @Autowired
    RuntimeService runtime;

    @BeforeAll
    void aYearRuns() {
        year.begin();
        colleagues.does("minzheng-officer", "签收｜" + SUPPORT, Map.of("answer", "ACCEPTED"));
    }

    @ParameterizedTest
    @CsvSource({
        "tasklist, minzheng-officer, 任务列表",
        "cockpit, supervisor, 督办监控",
        "admin, admin, 系统管理",
        "welcome, supervisor, 首页"
    })
    void fromTheSignInOnUntilEnglishIsChosen(String app, String user, String name) {
        var page = CHROMIUM.window(user);
        page.navigate(town.address(app));
        assertThat(page.locator("input[type=password]")).isVisible();
        assertThat(page.locator(".form-signin .app-name")).hasText(name);
        isChinese(page, app + " 登录");
        assertThat(page).hasTitle(Pattern.compile("未保 " + name + ".*"));
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");

        SignIn.as("nobody", page);
        assertThat(page.locator(".notifications-panel, .page-notifications").first())
                .containsText("用户名或口令不正确");
        isChinese(page, app + " 没有登录");
        SignIn.as(user, page);
        assertThat(page.locator(".account")).isVisible();
        assertThat(page.locator(".wb-brand")).hasText("未保");
        isChinese(page, app + " 起始");

        // By keyboard, and for all the apps.
        page.locator(".wb-language button").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".wb-language button")).hasText("中文");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.reload();
        assertThat(page.locator(".account")).isVisible();
        page.locator(".account .dropdown-toggle").click();
        assertThat(page.locator(".account .logout")).hasText("Log out");
        page.locator(".wb-language button").click();
        assertThat(page.locator(".wb-language button")).hasText("English");
        page.locator(".account .dropdown-toggle").click();
        assertThat(page.locator(".account .logout")).hasText("退出登录");
        isChinese(page, app + " 菜单");
    }

    @Test
    void tasklistWithATask() {
        waiting.task("落实并填报进展｜" + SUPPORT + "｜市民政局");
        var tasklist = town.at("minzheng-officer");
        var page = tasklist.page();
        isChinese(page, "待办");
        hasIsoDates(page);
        tasklist.take("落实并填报进展｜" + SUPPORT + "｜市民政局");
        isChinese(page, "任务");
        hasIsoDates(page);
        tasklist.start("延期申请", "申请延期");
        isChinese(page, "发起申请");
    }

    @Test
    void cockpitOfASupervisor() {
        var page = town.signIn("supervisor", "cockpit");
        assertThat(page.locator("body")).containsText("要点×单位");
        isChinese(page, "监控 总览");
        open(page, "cockpit", "dashboard");
        assertThat(page.locator("body")).containsText("正在办理的事项");
        isChinese(page, "监控 看板");
        var point = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey("2023-2-1-2")
                .singleResult();
        var places = Map.of(
                "监控 流程", "processes",
                "监控 规则", "decisions",
                "监控 一个流程", "process-definition/" + point.getProcessDefinitionId() + "/runtime");
        places.forEach((name, place) -> {
            open(page, "cockpit", place);
            isChinese(page, name);
        });
        open(page, "cockpit", "process-instance/" + point.getId() + "/runtime");
        isChinese(page, "监控 事项");
    }

    @Test
    void cockpitOfTheAdministrator() {
        var page = town.signIn("admin", "cockpit");
        var point = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey("2023-2-1-2")
                .singleResult();
        var places = Map.of(
                "监控管理 任务", "tasks",
                "监控管理 部署", "repository",
                "监控管理 批处理", "batch",
                "监控管理 一个流程", "process-definition/" + point.getProcessDefinitionId() + "/runtime");
        places.forEach((name, place) -> {
            open(page, "cockpit", place);
            isChinese(page, name);
        });
        open(page, "cockpit", "process-instance/" + point.getId() + "/runtime");
        for (var tab : List.of("数据项", "异常", "下级事项", "后台作业", "外部任务")) {
            page.locator(".nav-tabs").getByText(tab).first().click();
            isChinese(page, "监控 事项 " + tab);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "users, 用户",
        "user-create, 新建用户",
        "users/office-1?tab=profile, 用户 资料",
        "users/office-1?tab=account, 用户 账号",
        "users/office-1?tab=groups, 用户 组",
        "groups, 用户组",
        "group-create, 新建用户组",
        "tenants, 租户",
        "authorization?resource=0, 授权",
        "authorization?resource=7, 授权 任务",
        "system?section=system-settings-general, 系统",
        "system?section=system-settings-metrics, 系统 统计"
    })
    void adminOfTheAdministrator(String place, String name) {
        var page = town.signIn("admin", "admin");
        open(page, "admin", place);
        isChinese(page, "管理 " + name);
    }

    private void open(Page page, String app, String place) {
        page.navigate(town.address(app) + "#/" + place);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void isChinese(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator(".spinner, .animate-spin, .loading").locator("visible=true"))
                .hasCount(0);
        Screens.save(page, "chinese-" + name);
        assertThat(page.locator(".ce-eol-banner")).hasCount(0);
        assertThat(Screens.english(page)).as("English on " + name).isEmpty();
        assertThat(page.locator("body").innerText()).as("dates on " + name).doesNotContainPattern(OTHER_DATE);
    }

    private static void hasIsoDates(Page page) {
        assertThat(page.locator("body").innerText()).containsPattern(ISO);
    }
}
