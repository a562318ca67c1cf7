package org.weibao.startup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** The web server's behaviour by the settings files only. */
class ShippedSettingsTest {

    /** Answers with the address that a request comes from and the minutes that its session may rest. */
    static class Echo extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(request.getRemoteAddr() + " " + request.getSession().getMaxInactiveInterval() / 60);
        }
    }

    private final WebApplicationContextRunner server = new WebApplicationContextRunner(
                    AnnotationConfigServletWebServerApplicationContext::new)
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(
                    ServletWebServerFactoryAutoConfiguration.class,
                    EmbeddedWebServerFactoryCustomizerAutoConfiguration.class))
            .withBean(Servlet.class, Echo::new)
            .withPropertyValues("server.port=0");

    /** The proxy on this machine appends the address that it has seen; the client has invented the addresses before it. */
    @Test
    void nobodyInTheOfficesNetworkChoosesTheAddressThatIsRecorded() {
        for (String office : new String[] {"10.1.2.3", "172.16.4.5", "192.168.6.7"}) {
            assertAnswer(
                    server.withPropertyValues("spring.profiles.active=mysql"),
                    "203.0.113.9, " + office,
                    office + " 30");
        }
    }

    @Test
    void aProxyOnAnotherMachineIsNamed() {
        assertAnswer(
                server.withPropertyValues(
                        "spring.profiles.active=mysql",
                        "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1|10\\.1\\.2\\.3"),
                "192.168.6.7, 10.1.2.3",
                "192.168.6.7 30");
    }

    @Test
    void theServerKeepsASessionAsLongAsItMayRest() {
        assertAnswer(server.withPropertyValues("weibao.accounts.idle=45m"), "203.0.113.9", "127.0.0.1 45");
    }

    private static void assertAnswer(WebApplicationContextRunner server, String forwardedFor, String answer) {
        server.run(context -> {
            var application =
                    (AnnotationConfigServletWebServerApplicationContext) context.getSourceApplicationContext();
            var request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + application.getWebServer().getPort() + "/"))
                    .header("X-Forwarded-For", forwardedFor)
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body())
                    .isEqualTo(answer);
        });
    }
}
