package org.weibao.process.webapp;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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
import org.springframework.context.annotation.Import;
import org.weibao.process.engine.GuardedModel;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WeibaoTest;

/** Tasklist and Cockpit in a real browser ask for nothing that {@link Routes} keeps from them. */
@Tag("browser")
@WeibaoTest
@Import(GuardedModel.class)
class TasklistBehindRoutesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private final List<String> log = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private Page page;

    @BeforeEach
    void open() {
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
        page = browser.newPage();
        page.setViewportSize(1366, 768);
        page.onConsoleMessage(m -> log.add("console " + m.text()));
        page.onResponse(response -> {
            if (response.url().contains("/camunda/api/")) {
                String line = response.request().method() + " "
                        + response.url().replaceAll("https?://[^/]*/camunda/api", "") + " " + response.status();
                log.add(line);
                if (response.status() == 403 || response.status() >= 500) {
                    refused.add(line);
                }
            }
        });
    }

    @AfterEach
    void close() {
        log.forEach(System.out::println);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/last.png")));
        browser.close();
        playwright.close();
    }

    @Test
    void officerWorksInTasklist() {
        String task = GuardedModel.start(runtime, tasks);
        signIn("tasklist", GuardedModel.OFFICER);
        page.locator("text=我的待办").first().click();
        page.locator("text=本单位待办").first().click();
        page.locator(".task.clickable, li.task").first().click();
        page.waitForTimeout(2000);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/task.png")));
        for (String tab : List.of("History", "Diagram", "Form")) {
            page.locator("text=" + tab).first().click();
            page.waitForTimeout(700);
        }
        page.locator("text=Claim").first().click(); //
        page.waitForTimeout(1000);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/claimed.png")));
        page.locator(".claim, a:has-text('" + GuardedModel.OFFICER + "')").first();
        page.locator("#content").fill("refuse");
        page.locator("button:has-text('Complete')").click();
        page.waitForTimeout(1500);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/refused.png")));
        page.locator("#content").fill("written in the browser");
        page.locator("button:has-text('Complete')").click();
        page.waitForTimeout(1500);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
        assertThat(refused).isEmpty();
    }

    @Test
    void officeStartsTheYear() {
        signIn("tasklist", "office-1");
        page.locator("text=Start process").first().click();
        page.waitForTimeout(1500);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/start.png")));
        page.locator(".modal a:has-text('年度工作要点')").first().click();
        page.waitForTimeout(1500);
        assertThat(refused).isEmpty();
    }

    @Test
    void supervisorLooksInCockpit() {
        GuardedModel.start(runtime, tasks);
        signIn("cockpit", "supervisor");
        for (String path : List.of("processes", "decisions", "tasks", "repository", "incidents")) {
            page.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/" + path);
            page.waitForTimeout(1500);
        }
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("guarded")
                .list()
                .get(0)
                .getId();
        page.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/process-definition/" + definition
                + "/runtime");
        page.waitForTimeout(2500);
        String instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("guarded")
                .list()
                .get(0)
                .getId();
        page.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/process-instance/" + instance
                + "/runtime");
        page.waitForTimeout(2500);
        for (String tab : List.of("Incidents", "Called Process Instances", "User Tasks", "Jobs", "External Tasks")) {
            page.locator("text=" + tab).first().click();
            page.waitForTimeout(700);
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void somebodyChangesHisPassword() {
        signIn("welcome", GuardedModel.OFFICER);
        page.waitForTimeout(1500);
        assertThat(refused).isEmpty();
    }

    private void signIn(String app, String user) {
        page.navigate("http://localhost:" + port + "/camunda/app/" + app + "/default/");
        page.locator("input[type=text]").first().fill(user);
        page.locator("input[type=password]").fill(FreshInstallation.PASSWORD);
        page.locator("button[type=submit]").click();
        page.waitForTimeout(2500);
    }
}
