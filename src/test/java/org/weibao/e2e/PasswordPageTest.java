package org.weibao.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.weibao.identity.InitialPassword;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WebSession;

/** A new person's first day: the one-time password leads to the password page, and that page to Tasklist. */
class PasswordPageTest extends BrowserTest {

    @Test
    void aOneTimePasswordIsChangedOnTheWayToTasklist() {
        var oneTime = InitialPassword.of(null).value();
        var own = InitialPassword.of(null).value();
        createOfficer("newcomer", oneTime);
        var page = CHROMIUM.window("newcomer");
        page.setViewportSize(375, 720);
        page.navigate(address("tasklist"));
        SignIn.as("newcomer", oneTime, page);

        assertThat(page).hasURL(Pattern.compile(".*/camunda/password/\\?to=.*tasklist.*"));
        assertThat(page.locator("#why")).containsText("只用于首次登录");
        assertThat(page.locator("#user")).hasValue("newcomer");
        assertThat(page.locator("#current")).isFocused();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no scrolling sideways at 375 px")
                .isTrue();

        typeByKeyboard(page, oneTime, own, own + "x");
        assertThat(page.locator("#again-refused")).hasText("两次输入的新口令不一致，请重新输入。");
        assertThat(page.locator("#again")).isFocused();
        Screens.save(page, "password-refused");
        page.locator("#current").focus();
        typeByKeyboard(page, oneTime, "weak", "weak");
        assertThat(page.locator("#password-refused")).containsText("新口令不符合要求，应当：至少10个字符");
        page.locator("#current").focus();
        typeByKeyboard(page, own, own, own);
        assertThat(page.locator("#current-refused")).hasText("当前口令不正确。连续5次不正确，账号锁定30分钟。");

        typeByKeyboard(page, oneTime, own, own);
        assertThat(page.locator(".wb-top .account")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/default/.*"));
    }

    @Test
    void everybodyFindsItInHisMenuAndComesBackAfterSigningOut() {
        var page = CHROMIUM.window("yi-officer");
        var tasklist = new Tasklist("yi-officer", page, port).signIn();
        page.locator(".account .dropdown-toggle").click();
        page.locator(".account .change-password a").click();
        assertThat(page).hasURL(Pattern.compile(".*/camunda/password/\\?to=.*"));
        assertThat(page.locator("#why")).isHidden();
        Screens.page(page, "password");
        page.setViewportSize(390, 844);
        Screens.page(page, "password-390");
        page.setViewportSize(1366, 768);
        page.locator("#back").click();
        assertThat(page.locator(".wb-top .account")).isVisible();

        page.locator(".account .dropdown-toggle").click();
        page.locator(".account .logout a").click();
        assertThat(page.locator("input[type=password]")).isVisible();
        tasklist.fillIn();
    }

    @Test
    void whosePasswordIsResetReadsWhyTheSessionEnded() {
        var oneTime = InitialPassword.of(null).value();
        var own = InitialPassword.of(null).value();
        createOfficer("interrupted", oneTime);
        var page = CHROMIUM.window("interrupted");
        page.navigate(address("tasklist"));
        SignIn.as("interrupted", oneTime, page);
        assertThat(page.locator("#current")).isFocused();
        typeByKeyboard(page, oneTime, own, own);
        assertThat(page.locator(".wb-said")).containsText("口令已经修改，从现在起请用新口令登录；您在其他地方的登录已经失效。");
        Screens.save(page, "password-changed");

        var reset = InitialPassword.of(null).value();
        var admin = WebSession.signedIn(port, "admin", "admin");
        assertThat(admin.put(
                                "/camunda/api/engine/engine/default/user/interrupted/credentials",
                                Map.of("password", reset, "authenticatedUserPassword", FreshInstallation.PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(page.locator("input[type=password]")).isVisible(new IsVisibleOptions().setTimeout(90_000));
        assertThat(page.locator(".wb-said")).containsText("您的口令已重设，请用新口令登录；新口令请向系统管理员询问。");
        Screens.save(page, "password-reset-sign-in");
        page.navigate(address("tasklist"));
        assertThat(page.locator(".wb-said")).containsText("您的口令已重设");
        SignIn.as(" interrupted\u3000", reset, page);
        assertThat(page.locator("#why")).containsText("只用于首次登录");
        assertThat(page.locator("#user")).hasValue("interrupted");
    }

    @Test
    void adminSaysWhatToTypeAndPutsAChineseNameTogether() {
        var page = CHROMIUM.window("admin");
        page.navigate("http://localhost:" + port + "/camunda/app/admin/default/#/user-create");
        SignIn.as("admin", page);
        page.navigate("http://localhost:" + port + "/camunda/app/admin/default/#/user-create");
        assertThat(page.locator("#inputFirstname")).hasAttribute("placeholder", "名，例如 小燕；也可以填全名");
        assertThat(page.locator("#inputLastname")).hasAttribute("placeholder", "姓，例如 孙；已填全名的不用再填");
        var password = InitialPassword.of(null).value();
        page.locator("#inputUserId").fill("sun-xiaoyan");
        page.locator("input[type=password]").nth(0).fill(password);
        page.locator("input[type=password]").nth(1).fill(password);
        page.locator("#inputFirstname").fill("小燕");
        page.locator("#inputLastname").fill("孙");
        Screens.save(page, "admin-new-user");
        page.locator("button[type=submit]").click();
        assertThat(page.locator("table")).containsText("sun-xiaoyan");

        page.navigate("http://localhost:" + port + "/camunda/app/admin/default/#/users/sun-xiaoyan?tab=profile");
        assertThat(page.locator("#inputFirstname")).hasValue("孙小燕");
        assertThat(page.locator("#inputLastname")).hasValue("");
        page.locator("#inputFirstname").fill("孙晓燕");
        page.locator("button[type=submit]").click();
        assertThat(page.locator("h1, h3, .page-header").first()).containsText("孙晓燕");
        Screens.save(page, "admin-renamed-user");
    }

    @Test
    void otherAppsLeadThereToo() {
        var oneTime = InitialPassword.of(null).value();
        createOfficer("watcher", oneTime);
        var page = CHROMIUM.window("watcher");
        page.navigate(address("welcome"));
        SignIn.as("watcher", oneTime, page);
        assertThat(page.locator("#why")).containsText("只用于首次登录");

        // Every page of such a session redirects there before it is loaded.
        page.navigate(address("cockpit"));
        assertThat(page).hasURL(Pattern.compile(".*/camunda/password/\\?to=%2Fcamunda%2Fapp%2Fcockpit.*"));
    }

    private static void typeByKeyboard(Page page, String current, String password, String again) {
        for (var text : new String[] {current, password, again}) {
            page.keyboard().press("ControlOrMeta+A");
            page.keyboard().insertText(text);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Tab");
        assertThat(page.locator("#submit")).isFocused();
        page.keyboard().press("Enter");
    }

    private void createOfficer(String userId, String password) {
        var admin = WebSession.signedIn(port, "admin", "admin");
        var created = admin.postEngine(
                "/user/create",
                Map.of(
                        "profile", Map.of("id", userId, "firstName", "新同志", "lastName", "", "email", ""),
                        "credentials", Map.of("password", password)));
        assertThat(created.status()).isEqualTo(204);
        for (var group : new String[] {"unit-minzheng", "supervisor"}) {
            assertThat(admin.send(
                                    "PUT",
                                    "/camunda/api/engine/engine/default/group/" + group + "/members/" + userId,
                                    null,
                                    null)
                            .status())
                    .isEqualTo(204);
        }
    }

    private String address(String app) {
        return "http://localhost:" + port + "/camunda/app/" + app + "/default/";
    }
}
