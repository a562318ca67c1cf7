package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Tasklist as one person uses it. */
final class Tasklist {

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
        assertThat(page.locator(".wb-top .account")).isVisible();
    }

    void signOut() {
        page.locator(".account .dropdown-toggle").click();
        page.locator(".account .logout a").click();
        assertThat(page.locator("input[type=password]")).isVisible();
    }

    /** Chooses what they may begin; the form's name is that of its first step. */
    Sheet start(String process, String form) {
        page.locator(".wb-starts summary").click();
        page.locator(".wb-starts")
                .getByText(process, new Locator.GetByTextOptions().setExact(true))
                .click();
        return new Sheet(user, page).opened(form);
    }

    /** 待办 with these parameters in its address. */
    Tasklist desk(String query) {
        page.navigate("about:blank");
        page.navigate(address + "#/desk" + query);
        assertThat(page.locator(".wb-list-table, .wb-nothing")).isVisible();
        return this;
    }

    Tasklist desk() {
        return desk("");
    }

    /** Finds a task of the own list by its name, also one whose window has not opened yet, and opens it. */
    Sheet openTask(String name) {
        return openTask(name, "");
    }

    /** The same among all that the unit has to do, as a head finds it. */
    Sheet openTaskOfUnit(String name) {
        return openTask(name, "&whole=unit");
    }

    private Sheet openTask(String name, String more) {
        var text = "?q=" + encoded(name) + more;
        desk(text);
        var later = page.locator(".wb-filter[data-show=later]");
        if (task(name).count() == 0 && later.isVisible()) {
            later.click();
        }
        task(name).click();
        assertThat(page.locator(".wb-task-head h1")).isVisible();
        assertThat(page.locator("form.wb")).isVisible();
        return new Sheet(user, page);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Opens a task to work on it. */
    Sheet take(String name) {
        return openTask(name).opened(name);
    }

    Locator task(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Page page() {
        return page;
    }
}
