package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.weibao.process.guard.GuardedModel;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WeibaoTest;

/** Tasklist, Cockpit and Welcome in a real browser request nothing that {@link Routes} refuses to their users. */
@Tag("browser")
@WeibaoTest
class TasklistBehindRoutesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private final List<String> refused = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        GuardedModel.deploy(repository);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1366, 768));
        page.onResponse(this::note);
    }

    private void note(Response response) {
        if (response.url().contains("/camunda/api/") && (response.status() == 403 || response.status() >= 500)) {
            refused.add(response.status() + " " + response.request().method() + " " + response.url());
        }
    }

    @AfterEach
    void closeBrowser() {
        playwright.close();
    }

    @Test
    void officeStartsTheYearAndOpensItsFirstTask() {
        signIn("tasklist", "office-1");
        page.locator(".wb-starts summary").click();
        page.locator(".wb-starts a:has-text('年度工作要点')").click();
        page.locator("form.wb input[type=radio]").first().check();
        page.locator(".wb-submit .btn-primary").click();
        page.locator(".wb-outcome").waitFor();
        page.locator("a.wb-title").first().click();
        page.locator("form.wb .wb-submit").waitFor();
        settle();
        page.locator(".wb-crumb a").first().click();
        page.locator("a.wb-title").first().waitFor();
        settle();
        assertThat(refused).isEmpty();
    }

    @Test
    void supervisorLooksThroughCockpit() {
        looksThroughCockpit("supervisor");
        // What a reader cannot use is not there.
        assertThat(page.locator(".nav-tabs").getByText("后台作业").count()).isZero();
    }

    @Test
    void administratorLooksThroughCockpit() {
        looksThroughCockpit("admin");
        // Counting others' tasks is not theirs, so not 人工任务.
        for (String tab : List.of("异常", "下级事项", "后台作业", "外部任务")) {
            page.locator(".nav-tabs").getByText(tab).first().click();
            settle();
        }
        assertThat(refused).isEmpty();
    }

    private void looksThroughCockpit(String user) {
        GuardedModel.start(runtime, tasks);
        signIn("cockpit", user);
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(GuardedModel.KEY)
                .singleResult()
                .getId();
        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionId(definition)
                .list()
                .get(0)
                .getId();
        for (String place : List.of(
                "processes",
                "decisions",
                "tasks",
                "repository",
                "process-definition/" + definition + "/runtime",
                "process-instance/" + instance + "/runtime")) {
            page.navigate(url("cockpit") + "#/" + place);
            settle();
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void officerFindsHisProfile() {
        signIn("welcome", GuardedModel.OFFICER);
        assertThat(refused).isEmpty();
    }

    private void signIn(String app, String user) {
        page.navigate(url(app));
        page.locator("input[type=text]").first().fill(user);
        page.locator("input[type=password]").fill(FreshInstallation.PASSWORD);
        page.waitForResponse(
                "**/login/" + app,
                () -> page.locator("button[type=submit]").first().click());
        settle();
    }

    private String url(String app) {
        return "http://localhost:" + port + "/camunda/app/" + app + "/default/";
    }

    /** Both apps load in steps of which none tells that it was the last: this looks for requests, not for a state. */
    private void settle() {
        page.waitForTimeout(1_500);
    }
}
