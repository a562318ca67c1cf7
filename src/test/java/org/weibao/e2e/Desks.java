package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/** Everybody who works in this test. */
record Desks(Chromium chromium, int port) {

    /** A person's Tasklist; they sign in the first time in a test. */
    Tasklist at(String user) {
        var known = chromium.knows(user);
        var tasklist = new Tasklist(user, chromium.window(user), port);
        return known ? tasklist : tasklist.signIn();
    }

    /** Somebody signed in to one of the other web apps. */
    Page signIn(String user, String app) {
        var page = chromium.window(user);
        page.navigate(address(app));
        SignIn.as(user, page);
        assertThat(page.locator(".account")).isVisible();
        return page;
    }

    String address(String app) {
        return "http://localhost:" + port + "/camunda/app/" + app + "/default/";
    }

    /** Finds a task in 本单位待办 and takes it. */
    Sheet takes(String user, String task) {
        return at(user).take(task);
    }
}
