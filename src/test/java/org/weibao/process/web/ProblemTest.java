package org.weibao.process.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.CannotCreateTransactionException;

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
                    assertThat(problem.status()).isEqualTo(503);
                    assertThat(problem.message()).startsWith("数据库暂时没有应答");
                });
    }

    @Test
    void whatTheDatabaseRefusesIsNotForThePerson() {
        assertThat(Problem.of(new IllegalStateException(new SQLIntegrityConstraintViolationException("null"))))
                .isEmpty();
    }
}
