package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.weibao.support.AnyDatabase;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WebSession;
import org.weibao.support.WeibaoTest;

/** Trial S17: the token that comes with the sign-in is made as the web apps make theirs. */
@AnyDatabase
@WeibaoTest
@TestPropertySource(
        properties = {
            "camunda.bpm.webapp.csrf.same-site-cookie-option=lax",
            "camunda.bpm.webapp.csrf.enable-secure-cookie=false"
        })
class S17TokenSettingsTest {

    @LocalServerPort
    private int port;

    @Test
    void theTokensCookieFollowsItsSettings() {
        WebSession session = WebSession.anonymous(port);
        List<String> cookies = session.signIn("jia-officer", FreshInstallation.PASSWORD, "tasklist")
                .response()
                .headers()
                .allValues("Set-Cookie");
        assertThat(cookies)
                .filteredOn(cookie -> !cookie.startsWith("JSESSIONID="))
                .singleElement()
                .asString()
                .matches("XSRF-TOKEN=[^;]+;Path=/camunda;SameSite=Lax");
    }
}
