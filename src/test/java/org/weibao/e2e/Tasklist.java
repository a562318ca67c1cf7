package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** Tasklist as one person uses it. */
final class Tasklist {

    /** The ready-made filter that shows everything of one's unit, also what is not yet in its window. */
    static final String OF_MY_UNIT = "本单位待办";

    static final String MINE = "我的待办";

    /** What a head finds beside: the tasks of his unit's officers. */
    static final String IN_SIGHT = "本单位在办";

    private static final Pattern ACTIVE = Pattern.compile("\\bactive\\b");

    private final String user;
    private final Page page;
    private final String address;

    Tasklist(String user, Page page, int port) {
        this.user = user;
        this.page = page;
        this.address = "http://localhost:" + port + "/camunda/app/tasklist/default/";
    }

    Tasklist signIn() {
        page.navigate(address);
        fillIn();
        return this;
    }

    /** Fills in the sign-in page, wherever it has come up. */
    void fillIn() {
        SignIn.as(user, page);
        assertThat(page.locator(".task-filter")).hasCount(user.endsWith("-head") ? 4 : 3);
    }

    void signOut() {
        page.locator(".account > a").click();
        page.locator(".account .logout a").click();
        assertThat(page.locator("input[type=password]")).isVisible();
    }

    /** Chooses a process in the list of those that he may start; the form's name is that of its first step. */
    Sheet start(String process, String form) {
        var menu = page.locator(".navbar-toggle");
        if (menu.isVisible()) {
            menu.click();
        }
        page.locator(".start-process-action a").click();
        page.locator(".modal .processes").getByText(process).click();
        return new Sheet(user, page).opened(form);
    }

    /** The filter's tasks as they are now: leaving the filter for another one makes Tasklist ask again. */
    Tasklist openFilter(String name) {
        show(name.equals(MINE) ? OF_MY_UNIT : MINE);
        show(name);
        return this;
    }

    private void show(String name) {
        var filter = page.locator(".task-filter").filter(new Locator.FilterOptions().setHasText(name));
        filter.locator("h4 a").click();
        assertThat(filter).hasClass(ACTIVE);
        // Off the filter: its tooltip would lie over the next one.
        page.mouse().move(0, 0);
    }

    /** Opens a task of the list, to read. */
    Sheet openTask(String name) {
        task(name).click();
        assertThat(page.locator(".task-details h2.task")).hasText(name);
        return new Sheet(user, page);
    }

    /** Opens a task and takes it, unless it came back to whom it was. */
    Sheet take(String name) {
        var sheet = openTask(name);
        page.locator("button.claim, button.unclaim").first().waitFor();
        var claim = page.locator("button.claim");
        if (claim.isVisible()) {
            claim.click();
        }
        return sheet.opened(name);
    }

    Locator task(String name) {
        return page.locator("li.task h4").getByText(name, new Locator.GetByTextOptions().setExact(true));
    }

    Page page() {
        return page;
    }
}
