package org.weibao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ViewportSize;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Chromium in which each person has their own window and session. A test fails if a page's content security policy
 * refuses anything. A failed test leaves pictures of all windows.
 */
final class Chromium implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    /** Enough for a machine that does much else. */
    private static final double PATIENCE = 30_000;

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final ViewportSize DESK = new ViewportSize(1366, 768);

    private final Map<String, Page> windows = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private ViewportSize screen = DESK;

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(ARGUMENTS));
    }

    private static Path executable() {
        var named = System.getProperty("chromium");
        var found = named == null
                ? Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .flatMap(folder -> Stream.of("chromium", "chromium-browser")
                                .map(name -> Path.of(folder).resolve(name)))
                        .filter(Files::isExecutable)
                        .findFirst()
                : Stream.of(Path.of(named)).filter(Files::isExecutable).findFirst();
        return found.orElseThrow(() -> new AssertionError("The browser tests need Chromium: "
                + (named == null ? "no `chromium` on the PATH" : named + " is no program")
                + ". Install it (Debian: apt-get install chromium fonts-noto-cjk) or name it by -Dchromium=<path>."));
    }

    /** The window of a person; a new one the first time in a test. */
    Page window(String owner) {
        return windows.computeIfAbsent(owner, this::open);
    }

    /** Windows that are opened from here on in a test are of this size; a person's window at a desk if nobody says so. */
    void screen(ViewportSize size) {
        screen = size;
    }

    /** Closes a person's browser: what only that one knew is gone. */
    void close(String owner) {
        windows.remove(owner).context().close();
    }

    boolean knows(String owner) {
        return windows.containsKey(owner);
    }

    private Page open(String owner) {
        BrowserContext session = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
        session.setDefaultTimeout(PATIENCE);
        var page = session.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(owner + ": " + message.text());
            }
        });
        page.onPageError(error -> violations.add(owner + ": " + error));
        page.onRequestFailed(request -> failures.add(owner + ": " + request.url() + " " + request.failure()));
        page.onResponse(response -> {
            if (response.status() >= 500) {
                failures.add(owner + ": " + response.url() + " " + response.status());
            }
        });
        return page;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var failed = context.getExecutionException().isPresent();
        windows.forEach((owner, page) -> {
            if (failed) {
                Screens.save(page, "FAILED-" + context.getRequiredTestMethod().getName() + "-" + owner);
            }
            page.context().close();
        });
        windows.clear();
        screen = DESK;
        var seen = new ArrayList<>(violations);
        violations.clear();
        seen.addAll(Screens.complaints());
        if (!failed) {
            assertThat(seen).as("what is wrong with the pages").isEmpty();
        } else {
            seen.forEach(System.err::println);
            failures.forEach(System.err::println);
        }
        failures.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }
}
