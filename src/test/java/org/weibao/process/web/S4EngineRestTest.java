package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.weibao.support.AnyDatabase;
import org.weibao.support.WebSession;
import org.weibao.support.WeibaoTest;

/** Trial S4: the engine's own REST API, which needs no sign-in, is not there; neither are consoles. */
@AnyDatabase
@WeibaoTest
class S4EngineRestTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest",
                "/engine-rest/",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/process-definition",
                "/actuator",
                "/actuator/env",
                "/actuator/health",
                "/h2-console",
                "/h2-console/",
                "/swagger-ui/index.html",
                "/v3/api-docs"
            })
    void isNotThereForAnybody(String path) {
        for (WebSession session : List.of(
                WebSession.anonymous(port),
                WebSession.tasklist(port, "minzheng-officer"),
                WebSession.tasklist(port, "office-1"),
                WebSession.signedIn(port, "admin", "admin"))) {
            assertThat(session.get(path).status()).isEqualTo(404);
            assertThat(session.post(path, "{}").status()).isEqualTo(404);
        }
    }
}
