package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.weibao.support.AnyDatabase;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.support.WeibaoTest;

/** Trial S17: the cookies and headers of answers. Where HTTPS ends before the application, they are the same. */
@AnyDatabase
@WeibaoTest
class S17HeadersTest {

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/camunda/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/lib/deps.js",
                "/camunda/api/engine/engine",
                "/camunda/api/engine/engine/default/filter",
                "/camunda/api/engine/engine/default/task/no-such-task",
                "/camunda/api/weibao/plan-files",
                "/camunda/api/admin/auth/user/default",
                "/camunda/password",
                "/camunda/password/",
                "/camunda/password/password.js",
                "/camunda/letters",
                "/camunda/letters/",
                "/camunda/letters/letters.js",
                "/no-such-page",
                "/camunda/no-such-page",
                "/camunda/app/no-such-app/"
            })
    void everyAnswerIsForHttpsInNoFrameAndOfItsOwnType(String path) {
        for (WebSession session : List.of(WebSession.anonymous(port), WebSession.tasklist(port, "jia-officer"))) {
            Answer answer = session.get(path);
            assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                    .as("%s %s", path, answer.status())
                    .singleElement()
                    .asString()
                    .contains("frame-ancestors 'none'");
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("X-Powered-By")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app/tasklist/default/",
                "app/cockpit/default/",
                "app/admin/default/",
                "app/welcome/default/",
                "letters/",
                "password/"
            })
    void everyPageAsksForTheModernEngineAndTellsTheOldOne(String page) {
        var html = WebSession.anonymous(port).get("/camunda/" + page).body();
        assertThat(html)
                .contains(
                        "lang=\"zh-CN\"",
                        "<meta name=\"renderer\" content=\"webkit\"",
                        "content=\"IE=edge\"",
                        "<noscript>")
                .containsPattern(
                        "<script nomodule src=\"/camunda/lib/weibao/old-browser.js\" charset=\"UTF-8\"( nonce=\"[^\"]+\")?></script>")
                .doesNotContain("<title>Camunda");
    }

    /** Of the sandbox only printing is opened; an update of the web apps that changes their policy is seen here. */
    @Test
    void theWebAppsHaveTheirOwnPolicyWithPrinting() {
        var policy =
                WebSession.anonymous(port).get("/camunda/app/cockpit/default/").header("Content-Security-Policy");
        assertThat(policy.replaceFirst("'nonce-[^']+'", "\\$NONCE"))
                .isEqualTo(ContentSecurityPolicyProvider.HEADER_DEFAULT_VALUE + " allow-modals");
    }

    @Test
    void whatIsKeptIsAskedForByItsContent() {
        var session = WebSession.anonymous(port);
        var own = "/camunda/app/tasklist/styles/home.css";
        var tag = session.get(own).header("ETag");
        assertThat(tag).startsWith("W/");
        var again = session.send("GET", own, null, null, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("Cache-Control")).contains("no-cache");
        assertThat(session.get("/camunda/lib/runtime.js?bust=7.24.0").header("Cache-Control"))
                .contains("immutable");
        for (var changes : List.of(
                "/camunda/lib/weibao/apps.css?bust=7.24.0",
                "/camunda/lib/runtime.js",
                "/camunda/lib/gone.js?bust=7.24.0")) {
            assertThat(session.get(changes).header("Cache-Control")).as(changes).doesNotContain("immutable");
        }
    }

    @Test
    void aRefusalToSignInToo() {
        Answer answer = WebSession.anonymous(port).signIn("jia-officer", "wrong", "tasklist");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Strict-Transport-Security")).isNotEmpty();
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void ourOwnPageRunsNothingButItsOwnScripts() {
        Answer page = WebSession.anonymous(port).get("/camunda/password/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-cache");
        assertThat(page.body()).contains("修改口令").doesNotContain("<script>", " style=", " onclick=");
    }

    @Test
    void cookiesAreForHttpsAndThisSiteAndTheSessionsForNoScript() {
        WebSession session = WebSession.anonymous(port);
        Answer page = session.send("GET", "/camunda/app/admin/default/", null, null, "Cookie", "none=1");
        Answer signedIn = session.signIn("jia-officer", FreshInstallation.PASSWORD, "tasklist");
        Answer after = session.get("/camunda/api/admin/auth/user/default");

        List<String> cookies = Stream.of(page, signedIn, after)
                .flatMap(answer -> answer.response().headers().allValues("Set-Cookie").stream())
                .toList();
        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("JSESSIONID="));
        // A script of the page has to send this one's value along: that is how it proves that it is of this site.
        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
        assertThat(cookies)
                .allMatch(cookie -> cookie.matches("(JSESSIONID|XSRF-TOKEN)=.*"))
                .allMatch(cookie -> cookie.matches(".*; *Secure(;.*)?"))
                .allMatch(cookie -> cookie.matches(".*; *SameSite=Strict(;.*)?"))
                .allMatch(cookie -> cookie.matches(".*; *HttpOnly(;.*)?") == cookie.startsWith("JSESSIONID="));
    }

    /** Officers open their pages at the same time, and each page runs its scripts: its nonce is that of its header. */
    @Test
    void eachPageHasTheNonceOfItsHeader() {
        var session = WebSession.anonymous(port);
        var pages = IntStream.range(0, 200)
                .parallel()
                .mapToObj(page -> session.get("/camunda/app/tasklist/default/"))
                .toList();

        assertThat(pages).allSatisfy(page -> {
            var nonce = NONCE.matcher(page.header("Content-Security-Policy"));
            assertThat(nonce.find()).isTrue();
            assertThat(page.body()).contains("nonce=\"" + nonce.group(1) + "\"");
        });
    }
}
