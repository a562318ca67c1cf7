package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.weibao.board.EventView;
import org.weibao.board.PartView;
import org.weibao.board.PointView;
import org.weibao.board.WorkPointQuery;
import org.weibao.deadline.DeadlineService;
import org.weibao.support.StatementCount;
import org.weibao.support.TestClock;
import org.weibao.support.WeibaoTest;

/**
 * Scenarios step by step: no job runs by itself, the test sets the clock, the database is as after a start. They share
 * one application, so its beans serve all of them.
 */
@WeibaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Import({
    Office.class,
    Points.class,
    LevelsReached.class,
    Ledger.class,
    LifeOfAPoint.class,
    TaskCases.class,
    YearPeople.class,
    YearTable.class,
    EscalationStoryTest.RecipientRole.class,
    Scenario.Setting.class
})
@TestPropertySource(
        properties = {
            // A scenario lasts a year: who is signed in would have to sign in again and change their password.
            "weibao.accounts.password-age=9999d",
            "weibao.accounts.idle=9999d",
            "weibao.accounts.session=9999d"
        })
abstract class Scenario {

    @TestConfiguration
    static class Setting {

        @Bean
        FlowCoverage flowCoverage() {
            return new FlowCoverage();
        }

        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }

        @Bean
        WebMvcConfigurer marks(StatementCount count) {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(count);
                }
            };
        }
    }

    @Autowired
    Office office;

    @Autowired
    Points points;

    @Autowired
    WorkPointQuery pointQuery;

    @Autowired
    DeadlineService deadlines;

    @Autowired
    TaskService tasks;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    Ledger ledger;

    @Autowired
    FlowCoverage coverage;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    PointView point(String code) {
        return pointQuery.point(points.idOf(code));
    }

    PartView part(String code, String unit) {
        return pointQuery.parts(points.idOf(code)).stream()
                .filter(each -> each.unit().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    List<EventView> timeline(String code) {
        return pointQuery.timeline(points.idOf(code));
    }

    static void refused(ThrowingCallable act, Class<? extends RuntimeException> how, String sentence) {
        assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(act)))
                .isInstanceOf(how)
                .hasMessage(sentence);
    }
}
