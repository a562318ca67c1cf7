package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.weibao.shared.Confirmations;

/** What a failure means to the person. */
class ProblemTest {

    static Stream<SQLException> noDatabase() {
        return Stream.of(
                new SQLTransientConnectionException(
                        "weibao - Connection is not available, request timed out after 5000ms"),
                new SQLRecoverableException("Communications link failure"),
                new SQLNonTransientConnectionException("Server shutdown in progress"));
    }

    @ParameterizedTest
    @MethodSource
    void noDatabase(SQLException failure) {
        assertThat(Problem.of(new CannotCreateTransactionException("no transaction", failure)))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.getStatus()).isEqualTo(503);
                    assertThat(problem.getDetail()).startsWith("数据库暂时没有应答");
                });
    }

    @Test
    void whatTheDatabaseRefusesIsNotForThePerson() {
        assertThat(Problem.of(new IllegalStateException(new SQLIntegrityConstraintViolationException("null"))))
                .isEmpty();
    }

    /** Standard members and our own beside each other: the web apps' scripts look one level deep. */
    @Test
    void aFilterAnswersAsRfc9457Says() throws IOException {
        var response = new MockHttpServletResponse();

        Problem.of(422, "请填写理由。", "reason").send(response);

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(json(response))
                .isEqualTo(Map.of(
                        "type", "about:blank",
                        "title", "填报有误",
                        "status", 422,
                        "detail", "请填写理由。",
                        "field", "reason",
                        "code", "422",
                        "message", "请填写理由。"));
    }

    /** Whatever they ask for: an image that is refused has no other answer. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json", "*/*", "text/html", "image/png"})
    void aControllerAnswersLikewise(String accepted) throws Exception {
        var mvc = MockMvcBuilders.standaloneSetup(new Refusing())
                .setControllerAdvice(new ProblemAdvice())
                .build();

        var response =
                mvc.perform(get("/refusing").accept(accepted)).andReturn().getResponse();

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(json(response))
                .isEqualTo(Map.of(
                        "type", "about:blank",
                        "title", "填报有误",
                        "status", 422,
                        "detail", "期限是2100年。填错了的，请改正；没有填错的，请确认后再次提交。",
                        "field", "due",
                        "confirm", "due=2100",
                        "code", "422",
                        "message", "期限是2100年。填错了的，请改正；没有填错的，请确认后再次提交。"));
    }

    @RestController
    static class Refusing {

        @GetMapping("/refusing")
        String refuse() {
            Confirmations.ask("due", 2100, Optional.of("期限是2100年"), null);
            return "done";
        }
    }

    private static Map<String, Object> json(MockHttpServletResponse response) throws IOException {
        return new ObjectMapper().readValue(response.getContentAsByteArray(), new TypeReference<>() {});
    }
}
