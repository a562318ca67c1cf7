package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.report;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.weibao.support.FreshInstallation;
import org.weibao.support.WebSession;

/** What production writes, line by line, while people work, err and attack. */
@DisplayName("Trial S27: the log has no personal data and no secret, and nobody writes lines of their own into it")
class S27LogTest extends Scenario {

    private static final String FORGED = "\r\n{\"message\":\"forged\"}\r\n2026-01-01 ERROR forged";
    private static final String MAIL = "zhou.jing@city.example.cn";
    private static final String PHONE = "13812345678";
    private static final String CARD = "110101199003074514";
    private static final String WRONG = "Wrong-Password-1!";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> log = new OutputStreamAppender<>();

    @Autowired
    IdentityService identities;

    @BeforeAll
    void listen() {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var encoder = new StructuredLogEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.setFormat("ecs");
        encoder.start();
        log.setContext(root.getLoggerContext());
        log.setEncoder(encoder);
        log.setOutputStream(written);
        log.start();
        root.addAppender(log);
    }

    @AfterAll
    void leave() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    }

    @Test
    @DisplayName("Whatever is done, from signing in to a failure within the server")
    void nothingPersonal() throws IOException {
        clock.startAgain();
        var secrets = new ArrayList<>(List.of(FreshInstallation.PASSWORD, WRONG, MAIL, PHONE, CARD));
        var fulian = identities.createUserQuery().userId("fulian-officer").singleResult();
        fulian.setEmail(MAIL);
        identities.saveUser(fulian);

        var stranger = WebSession.anonymous(port);
        assertThat(stranger.signIn("office-1" + FORGED, WRONG, "tasklist").status())
                .isEqualTo(401);
        assertThat(stranger.signIn("fulian-officer", WRONG, "tasklist").status())
                .isEqualTo(401);
        var session = WebSession.signedIn(port, "fulian-officer", "tasklist");
        secrets.add(session.cookie("JSESSIONID"));
        secrets.add(session.cookie("XSRF-TOKEN"));
        session.post("/camunda/api/weibao/password", Map.of("current", WRONG, "password", FORGED));
        session.get("/camunda/api/weibao/files/1%0d%0aforged");
        session.getEngine("/task/" + MAIL + "/form");
        session.send("POST", "/camunda/api/engine/engine/default/task/x/submit-form", "{" + PHONE, "application/json");
        session.send("GET", "/camunda/" + PHONE, null, null, "User-Agent", PHONE, "X-Forwarded-For", MAIL);
        session.upload("/camunda/api/weibao/tasks/none/files", PHONE + ".pdf", FORGED.getBytes(StandardCharsets.UTF_8));

        var code = points.ledBy("fulian").in("jia").everybody("联系人" + PHONE).published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", Forms.accept());
        var words = "联系" + MAIL + "，电话" + PHONE + "，身份证" + CARD + FORGED;
        var task = office.task(Elements.REPORT, code + "/jia").getId();
        WebSession.signedIn(port, "jia-officer", "tasklist").submit(task, Map.of("summary", words, "done", "perhaps"));
        office.desk("jia-officer")
                .does(Elements.REPORT, code + "/jia", report(part(code, "jia"), false, "已启动" + PHONE));

        // A library that repeats what somebody has typed.
        LoggerFactory.getLogger("org.library")
                .error("No row for {}", words, new IllegalStateException("Value " + words, new IOException(MAIL)));

        assertThat(lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("@timestamp").asText()).isNotEmpty();
            assertThat(line.path("log").path("level").asText()).isNotEmpty();
        });
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("***").doesNotContain(secrets);
        assertThat(identities.createUserQuery().list())
                .extracting(User::getFirstName)
                .hasSizeGreaterThan(10)
                .allSatisfy(name ->
                        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain(name));
    }

    /** Each line is an object of its own: a forged one would have no time. */
    private List<JsonNode> lines() throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : written.toString(StandardCharsets.UTF_8).split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
