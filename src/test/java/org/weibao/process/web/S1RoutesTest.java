package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.context.WebApplicationContext;
import org.weibao.process.web.AllRoutes.Route;
import org.weibao.shared.Refusal;
import org.weibao.support.AnyDatabase;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.support.WeibaoTest;

/** Trial S1: every route, and which of nine roles pass the guard; the table is {@code routes.txt}. */
@AnyDatabase
@WeibaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S1RoutesTest {

    private static final Path TABLE = Path.of("src/test/resources/org/weibao/process/web/routes.txt");
    private static final String API = "/camunda/api";

    /** The nine roles by somebody who has them, in the order of the table's columns; the first one is nobody. */
    private static final List<String> ROLES = List.of(
            "",
            "minzheng-officer",
            "minzheng-head",
            "jia-officer",
            "jia-head",
            "office-1",
            "recorder",
            "supervisor",
            "admin");

    @Autowired
    private WebApplicationContext application;

    @LocalServerPort
    private int port;

    private Set<Route> routes;
    private final Map<String, WebSession> sessions = new HashMap<>();
    private final Map<String, Visitor> visitors = new HashMap<>();

    @BeforeAll
    void enumerate() {
        routes = AllRoutes.of(application);
        for (var user : ROLES) {
            sessions.put(
                    user, user.isEmpty() ? WebSession.anonymous(port) : WebSession.signedIn(port, user, "welcome"));
        }
    }

    @Test
    void everyRouteIsInTheTableAndEveryCellIsAsItSays() throws IOException {
        var actual = new TreeMap<String, String>();
        routes.forEach(route -> actual.put(route.toString(), cells(route)));
        var expected = table();
        var missing = new ArrayList<String>();
        actual.forEach((route, cells) -> {
            if (!cells.equals(expected.get(route))) {
                missing.add(cells + "  " + route);
            }
        });
        var superfluous = new TreeSet<>(expected.keySet());
        superfluous.removeAll(actual.keySet());
        assertThat(missing)
                .as("lines that %s should have if they are meant so:\n%s\n", TABLE, String.join("\n", missing))
                .isEmpty();
        assertThat(superfluous).as("lines of %s without a route", TABLE).isEmpty();
        assertThat(actual).hasSizeGreaterThan(500);
    }

    /** Whatever the table refuses is really refused: such a request does nothing. */
    @Test
    void whatIsRefusedIsRefusedByTheServer() {
        var wrong = new ArrayList<String>();
        var sent = 0;
        for (var route : routes) {
            var cells = cells(route);
            for (var i = 0; i < ROLES.size(); i++) {
                if (cells.charAt(i) != 'x') {
                    sent++;
                    var answer = send(sessions.get(ROLES.get(i)), route);
                    if (!Set.of(401, 403, 404).contains(answer.status())) {
                        wrong.add(ROLES.get(i) + " " + route + " " + answer.status());
                    }
                }
            }
        }
        assertThat(wrong).as("refused by the table, not by the server").isEmpty();
        assertThat(sent).isGreaterThan(3_000);
    }

    private static Answer send(WebSession session, Route route) {
        return route.method().equals("GET")
                ? session.get(route.with("x1"))
                : session.send(route.method(), route.with("x1"), "{}", "application/json");
    }

    /** A sign for each role: x passes, o passes for their own data, - does not pass. */
    private String cells(Route route) {
        if (!route.path().startsWith(API + "/")) {
            return "x".repeat(ROLES.size());
        }
        return ROLES.stream().map(user -> cell(user, route)).collect(Collectors.joining());
    }

    private String cell(String user, Route route) {
        var visitor = visitors.computeIfAbsent(user, S1RoutesTest::visitor);
        if (passes(visitor, route, "x1", pair -> false)) {
            return "x";
        }
        // Every parameter that a row asks for, and none that it does without.
        return passes(visitor, route, "x1", pair -> !pair.endsWith("*"))
                        || (!user.isEmpty() && passes(visitor, route, user, pair -> false))
                ? "o"
                : "-";
    }

    private static boolean passes(Visitor visitor, Route route, String word, Predicate<String> hasParameter) {
        return Routes.allowed(visitor, route.method(), route.with(word).substring(API.length()), hasParameter);
    }

    private static Visitor visitor(String user) {
        return Visitor.of(user.isEmpty() ? null : AuthenticationUtil.createAuthentication("default", user));
    }

    private static Map<String, String> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(cells -> cells[1], cells -> cells[0]));
    }

    /** Trial S7: nobody deploys by the web apps' API, and the engine takes no model with code of its own from anybody. */
    @Nested
    class S7DeploymentTest {

        private static final String PLACE = "/camunda/api/engine/engine/default/deployment/create";

        @Autowired
        private RepositoryService repository;

        @ParameterizedTest
        @ValueSource(strings = {"minzheng-officer", "jia-head", "office-1", "recorder", "supervisor", "admin", ""})
        void nobodyDeploys(String user) {
            var before = repository.createDeploymentQuery().count();
            for (var file : List.of("x.bpmn", "x.groovy", "forms/accept-part.html", "x.form", "x.dmn", "x.cmmn")) {
                var answer = sessions.get(user)
                        .send(
                                "POST",
                                PLACE,
                                "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"" + file
                                        + "\"\r\n\r\n<x/>\r\n--b--\r\n",
                                "multipart/form-data; boundary=b");
                assertThat(answer.status()).isIn(401, 403);
            }
            assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<serviceTask id='t' camunda:class='org.weibao.Canary'/>",
                    "<serviceTask id='t' camunda:expression='${true}'/>",
                    "<serviceTask id='t' camunda:type='external' camunda:topic='t'/>",
                    "<serviceTask id='t' camunda:delegateExpression='${canary.sing()}'/>",
                    "<serviceTask id='t' activiti:class='org.weibao.Canary'/>",
                    "<scriptTask id='t' scriptFormat='javascript'><script>1</script></scriptTask>",
                    "<scriptTask id='t' scriptFormat='groovy' camunda:resource='x.groovy'/>",
                    "<userTask id='t' camunda:assignee='${canary.sing()}'/>",
                    "<userTask id='t' camunda:assignee='$&#123;canary.sing()}'/>",
                    "<userTask id='t' name='#{canary.sing()}'/>",
                    "<userTask id='t' camunda:formHandlerClass='org.weibao.Canary'/>",
                    "<userTask id='t'><extensionElements><camunda:taskListener event='create' class='C'/>"
                            + "</extensionElements></userTask>",
                    "<userTask id='t'><extensionElements><camunda:taskListener event='create'>"
                            + "<camunda:script scriptFormat='javascript'>1</camunda:script>"
                            + "</camunda:taskListener></extensionElements></userTask>",
                    "<userTask id='t'><extensionElements><camunda:inputOutput><camunda:inputParameter name='n'>"
                            + "<![CDATA[$]]>{canary.sing()}</camunda:inputParameter></camunda:inputOutput>"
                            + "</extensionElements></userTask>",
                    "<userTask id='t'><extensionElements><camunda:formData><camunda:formField id='f' type='string'>"
                            + "<camunda:validation><camunda:constraint name='validator' config='C'/>"
                            + "</camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask>",
                    "<serviceTask id='t'><extensionElements><camunda:connector>"
                            + "<camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"
                            + "</extensionElements></serviceTask>",
                    "<callActivity id='t' calledElement='x' camunda:variableMappingClass='C'/>",
                    "<intermediateCatchEvent id='t'><conditionalEventDefinition id='c'>"
                            + "<condition xsi:type='tFormalExpression' language='javascript'>true</condition>"
                            + "</conditionalEventDefinition></intermediateCatchEvent>"
                })
        void notEvenTheSystemDeploysCode(String step) {
            var model = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                    + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                    + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn' xmlns:activiti='http://activiti.org/bpmn'"
                    + " targetNamespace='t'><process id='s7' isExecutable='true' camunda:historyTimeToLive='P1D'>"
                    + step + "</process></definitions>";
            assertRefused("s7.bpmn", model);
            assertRefused("s7.bpmn20.xml", model);
        }

        @ParameterizedTest
        @ValueSource(strings = {"s7.groovy", "s7.js", "s7.cmmn", "s7.form", "s7"})
        void andNothingThatIsNoModel(String file) {
            assertRefused(file, "1");
        }

        private void assertRefused(String file, String content) {
            var before = repository.createDeploymentQuery().count();
            assertThatThrownBy(() -> repository
                            .createDeployment()
                            .addString(file, content)
                            .deploy())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(file);
            assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        }
    }

    /** Trial S9: a request that changes something needs the token of its own session, for every sender. */
    @Nested
    class S9ForgedRequestTest {

        @Autowired
        private ServletWebServerApplicationContext server;

        @Test
        void everyRouteThatChangesSomethingWantsItsSessionsToken() {
            var foreign = WebSession.anonymous(port).cookie("XSRF-TOKEN");
            var wrong = new ArrayList<String>();
            var tried = 0;
            for (var route : routes) {
                var user = whoMay(route);
                if (!route.changes() || user == null) {
                    continue;
                }
                tried++;
                for (var token : Arrays.asList(null, foreign)) {
                    var answer = send(sameSession(sessions.get(user), token), route);
                    if (answer.status() != 403) {
                        wrong.add(user + " " + route + " " + answer.status());
                    }
                }
            }
            assertThat(wrong).as("taken without the token of the session").isEmpty();
            assertThat(tried).isGreaterThan(200);
        }

        /** The first role of which the guard would let it through. */
        private @Nullable String whoMay(Route route) {
            return ROLES.stream()
                    .filter(user ->
                            route.path().startsWith(API) && !cell(user, route).equals("-"))
                    .findFirst()
                    .orElse(null);
        }

        /** The same signed-in session once more: a forged request ends it, and signing in for each takes too long. */
        private WebSession sameSession(WebSession session, @Nullable String token) {
            var tomcat = (TomcatWebServer) server.getWebServer();
            var sessionsOf = ((Context) tomcat.getTomcat().getHost().findChildren()[0]).getManager();
            try {
                var original =
                        sessionsOf.findSession(session.cookie("JSESSIONID")).getSession();
                var copy = sessionsOf.createSession(null);
                Collections.list(original.getAttributeNames())
                        .forEach(name -> copy.getSession().setAttribute(name, original.getAttribute(name)));
                return session.inSession(copy.getId(), token);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /** Trial S19: nothing beside the web apps is open, and what is not there tells nothing of what is. */
    @Nested
    class S19NothingToldTest {

        private static final Pattern TELLS = Pattern.compile(
                "(?i)exception:|\\sat [a-z]+\\.|\\b(org|com|java|jakarta)\\.[a-z]|tomcat|spring|jersey|mybatis|7\\.24|ENGINE-\\d");

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/actuator",
                    "/actuator/",
                    "/actuator/env",
                    "/actuator/heapdump",
                    "/actuator/health",
                    "/h2-console",
                    "/h2-console/login.do",
                    "/swagger-ui",
                    "/swagger-ui/index.html",
                    "/swagger-ui.html",
                    "/v3/api-docs",
                    "/v2/api-docs",
                    "/openapi.json",
                    "/error",
                    "/error?trace=true&message=true&errors=all",
                    "/engine-rest/engine",
                    "/WEB-INF/web.xml",
                    "/META-INF/MANIFEST.MF",
                    "/META-INF/resources/",
                    "/webjars/",
                    "/webjars/camunda/app/tasklist/",
                    "/camunda/app/tasklist/scripts/",
                    "/camunda/app/tasklist/scripts/weibao/",
                    "/camunda/lib/",
                    "/camunda/assets/",
                    "/camunda/app/tasklist/../../../application.yml",
                    "/camunda/app/tasklist/..%2f..%2f..%2fapplication.yml",
                    "/camunda/app/tasklist/scripts/%2e%2e/%2e%2e/%2e%2e/application.yml",
                    "/camunda/app/tasklist/scripts/..;/..;/application.yml",
                    "/camunda/app/tasklist/scripts/..%5c..%5capplication.yml",
                    "/application.yml",
                    "/config/application.yml",
                    "/bpmn/annual-plan.bpmn",
                    "/db/migration/common/V3__plans_and_points.sql",
                    "/.data/weibao.mv.db",
                    "/.git/config",
                    "/nothing"
                })
        void isNotThere(String path) {
            for (var user : List.of("", "minzheng-officer", "office-1", "admin")) {
                var session = sessions.get(user);
                var answer = session.get(path);
                assertThat(answer.status()).as("%s %s", user, path).isIn(400, 404);
                assertTellsNothing(answer);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /camunda/api/weibao/nothing",
                    "POST /camunda/api/weibao/tasks/1",
                    "PUT /camunda/api/weibao/tasks/1/points/none",
                    "GET /camunda/api/engine/engine/other/task",
                    "GET /camunda/api/engine/engine/default/process-definition/none",
                    "GET /camunda/api/engine/engine/default/filter?firstResult=none",
                    "POST /camunda/api/engine/engine/default/filter/none/list",
                    "GET /camunda/api/engine/engine/default/task?assignee=office-1&sortBy=none&sortOrder=asc",
                    "POST /camunda/api/engine/engine/default/task/none/claim",
                    "GET /camunda/api/tasklist/plugin/none/default/nothing",
                    "TRACE /camunda/api/engine/engine/default/filter",
                    "GET /camunda/app/tasklist/other/"
                })
        void aMistakeTellsNothing(String request) {
            var methodAndPath = request.split(" ");
            var session = sessions.get("office-1");
            for (var body : List.of("{", "[]", "{\"a\":1}")) {
                var answer = methodAndPath[0].equals("GET")
                        ? session.get(methodAndPath[1])
                        : session.send(methodAndPath[0], methodAndPath[1], body, "application/json");
                assertThat(answer.status()).as(request).isBetween(400, 500);
                assertTellsNothing(answer);
            }
        }

        private void assertTellsNothing(Answer answer) {
            assertThat(answer.body()).doesNotContainPattern(TELLS);
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("X-Powered-By")).isEmpty();
        }
    }
}
