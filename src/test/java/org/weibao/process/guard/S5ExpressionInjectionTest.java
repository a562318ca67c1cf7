package org.weibao.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.process.guard.GuardedModel.Canary;
import org.weibao.support.AnyDatabase;
import org.weibao.support.WebSession;
import org.weibao.support.WebSession.Answer;
import org.weibao.support.WeibaoTest;

/**
 * Trial S5: no expression in a query is evaluated, however it comes; the models' own beans are the only ones in reach.
 */
@AnyDatabase
@WeibaoTest
class S5ExpressionInjectionTest {

    private static final List<String> EVIL = List.of(
            "${canary.sing()}",
            "#{canary.sing()}",
            "${currentUser()}${canary.sing()}",
            "${runtimeService}",
            "${currentUser().getClass()}",
            "${now().class}",
            " ${currentUser()}");

    @LocalServerPort
    private int port;

    @Autowired
    private Canary canary;

    @Autowired
    private FilterService filters;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @BeforeEach
    void aTaskWaits() {
        GuardedModel.deploy(repository);
        GuardedModel.start(runtime, tasks);
    }

    @AfterEach
    void theCanaryNeverSang() {
        assertThat(canary.calls).isZero();
    }

    /** Taken from the engine's own interface: a new field of a new version is tried by itself. */
    static Stream<String> fields() {
        return Stream.of(TaskQueryDto.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
                .map(name -> name.substring(3, 4).toLowerCase() + name.substring(4));
    }

    static List<Map<String, Object>> queriesWith(String field, String expression) {
        Map<String, Object> plain = Map.of(field, expression);
        Map<String, Object> or = Map.of("orQueries", List.of(plain));
        return List.of(
                plain,
                or,
                Map.of("orQueries", List.of(Map.of("assignee", "x"), plain)),
                Map.of("orQueries", List.of(or)),
                Map.of("orQueries", List.of(Map.of("assignee", "x", "orQueries", List.of(or)))));
    }

    @Test
    void fieldsAreFound() {
        assertThat(fields()).hasSizeGreaterThanOrEqualTo(20).contains("assigneeExpression", "dueBeforeExpression");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void isRefusedInTheTaskQuery(String field) {
        WebSession office = WebSession.tasklist(port, "office-1");
        for (String expression : expressionsFor(field)) {
            assertRefused(office.getEngine("/task?" + field + "=" + encoded(expression)));
            assertRefused(office.getEngine("/task/count?" + field + "=" + encoded(expression)));
            for (Map<String, Object> query : queriesWith(field, expression)) {
                assertRefused(office.postEngine("/task", query));
                assertRefused(office.postEngine("/task/count", query));
            }
        }
    }

    @Test
    void notEvenTheFiltersOwnExpressionsAreTakenFromAnybody() {
        WebSession office = WebSession.tasklist(port, "office-1");
        String filter = filter("本单位待办").getId();
        for (String expression : GuardedExpressionManager.FILTER_EXPRESSIONS) {
            for (Map<String, Object> query : queriesWith("assigneeExpression", expression)) {
                assertRefused(office.postEngine("/task", query));
                assertRefused(office.postEngine("/filter/" + filter + "/list", query));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void isRefusedAsAFiltersExtension(String field) {
        WebSession officer = WebSession.tasklist(port, GuardedModel.OFFICER);
        String filter = filter("本单位待办").getId();
        for (String expression : expressionsFor(field)) {
            for (Map<String, Object> query : queriesWith(field, expression)) {
                assertRefused(officer.postEngine("/filter/" + filter + "/list", query));
                assertRefused(officer.postEngine("/filter/" + filter + "/count", query));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void isRefusedInASavedFilterThatWasPlantedInTheDatabase(String field) throws Exception {
        WebSession officer = WebSession.tasklist(port, GuardedModel.OFFICER);
        String filter = filter("已超期").getId();
        String original =
                database.queryForObject("select QUERY_ from ACT_RU_FILTER where ID_ = ?", String.class, filter);
        try {
            for (String expression : expressionsFor(field)) {
                for (Map<String, Object> query : queriesWith(stored(field), expression)) {
                    // What nests deeper is never evaluated by the engine; it is ours to refuse only where it would be.
                    if (!isNested(query)) {
                        plant(filter, new ObjectMapper().writeValueAsString(query));
                        assertRefused(officer.getEngine("/filter/" + filter + "/list"));
                        assertRefused(officer.postEngine("/filter/" + filter + "/list", "{}"));
                        assertRefused(officer.postEngine("/filter/" + filter + "/list", Map.of("assignee", "x")));
                        assertRefused(officer.getEngine("/filter/" + filter + "/count"));
                    }
                }
            }
        } finally {
            plant(filter, original);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "office-1", GuardedModel.OFFICER})
    void isRefusedInAFilterThatSomebodySaves(String user) {
        WebSession session = WebSession.signedIn(port, user, user.equals("admin") ? "admin" : "tasklist");
        Map<String, Object> body = Map.of(
                "resourceType",
                "Task",
                "name",
                "planted by " + user,
                "query",
                Map.of("orQueries", List.of(Map.of("assigneeExpression", "${canary.sing()}"))));
        Answer saved = session.postEngine("/filter/create", body);
        if (user.equals("admin")) {
            String id = saved.json().get("id").asText();
            assertRefused(session.getEngine("/filter/" + id + "/list"));
            assertRefused(session.getEngine("/filter/" + id + "/singleResult"));
            assertRefused(session.getEngine("/filter/" + id + "?itemCount=true"));
        } else {
            assertThat(saved.status()).isEqualTo(403);
            assertThat(session.put(
                                    "/camunda/api/engine/engine/default/filter/"
                                            + filter("已超期").getId(),
                                    body)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void theApplicationsOwnFiltersWork() {
        WebSession officer = WebSession.tasklist(port, GuardedModel.OFFICER);
        for (String name : List.of("我的待办", "本单位待办")) {
            Answer tasks = officer.postEngine("/filter/" + filter(name).getId() + "/list", "{}");
            assertThat(tasks.json().findValuesAsText("taskDefinitionKey")).contains("first");
        }
        assertThat(officer.getEngine("/filter/" + filter("已超期").getId() + "/count")
                        .json()
                        .get("count")
                        .asInt())
                .isZero();
    }

    @Test
    void aModelReachesItsDelegatesAndNothingElse() {
        Set<String> delegates = new HashSet<>(Set.of("openParts", "pointsToPublish", "partKey", "escalationTimer"));
        for (Class<?> type : List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)) {
            for (String name : application.getBeanNamesForType(type)) {
                if (application.getBean(name).getClass().getName().startsWith("org.weibao.process.")) {
                    delegates.add(name);
                }
            }
        }
        delegates.removeIf(name -> !application.containsBean(name));

        for (String name : application.getBeanDefinitionNames()) {
            if (delegates.contains(name)) {
                assertThat(evaluate("${" + name + "}")).isSameAs(application.getBean(name));
            } else if (name.matches("[A-Za-z][A-Za-z0-9]*")) {
                assertThatThrownBy(() -> evaluate("${" + name + "}")).hasMessageContaining("Unknown property");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${guardedStep.class}",
                "${guardedStep.getClass()}",
                "${guardedStep.getClass().forName('java.lang.Runtime')}",
                "${guardedStep['class'].classLoader}",
                "${''.getClass()}",
                "${''.class.forName('java.lang.Runtime').getRuntime().exec('true')}",
                "${now().time}",
                "${now().toString()}",
                "${[1,2].size()}",
                "${applicationContext.getBean('canary').sing()}",
                "${canary.sing()}"
            })
    void aModelReachesNoClassAndNoReflection(String expression) {
        assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(RuntimeException.class);
    }

    private Object evaluate(String expression) {
        return engine.getCommandExecutorTxRequired().execute(context -> engine.getExpressionManager()
                .createExpression(expression)
                .getValue(StartProcessVariableScope.getSharedInstance()));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
        if (answer.status() == 422) {
            assertThat(answer.json().get("detail").asText()).isEqualTo("查询条件里不能使用表达式。");
        }
    }

    /** Every expression in one field, and in each other field the canary's. */
    private static List<String> expressionsFor(String field) {
        return field.equals("assigneeExpression") ? EVIL : EVIL.subList(0, 1);
    }

    private Filter filter(String name) {
        return filters.createFilterQuery().filterName(name).singleResult();
    }

    private void plant(String filter, String query) {
        transaction.executeWithoutResult(
                status -> database.update("update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?", query, filter));
    }

    /** The engine stores a field under the name of the query's method. */
    private static String stored(String field) {
        return Map.of(
                        "assigneeExpression", "taskAssigneeExpression",
                        "candidateGroupExpression", "taskCandidateGroupExpression",
                        "candidateGroupsExpression", "taskCandidateGroupInExpression",
                        "candidateUserExpression", "taskCandidateUserExpression",
                        "ownerExpression", "taskOwnerExpression")
                .getOrDefault(field, field);
    }

    private static boolean isNested(Map<String, Object> query) {
        return query.toString().indexOf("orQueries") != query.toString().lastIndexOf("orQueries");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
