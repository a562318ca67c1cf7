package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import org.weibao.support.FreshInstallation;

/** The sign-in page that all web apps share. */
final class SignIn {

    private SignIn() {}

    /** Fills it in, wherever it has come up, and sends it. */
    static void as(String user, Page page) {
        as(user, FreshInstallation.PASSWORD, page);
    }

    static void as(String user, String secret, Page page) {
        var name = page.locator("input[type=text]");
        var password = page.locator("input[type=password]");
        assertThat(password).isVisible();
        // The page takes the focus to the name a moment after it has come up, perhaps away from the password.
        await().until(() -> {
            name.fill(user);
            password.fill(secret);
            return name.inputValue().equals(user) && password.inputValue().equals(secret);
        });
        page.locator("button[type=submit]").click();
    }
}
