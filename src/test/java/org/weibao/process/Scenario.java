package org.weibao.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.weibao.support.WeibaoTest;

/** A story told step by step: the job executor is off, the clock is the test's, the database is empty. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WeibaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Import({
    Office.class,
    Points.class,
    LevelsReached.class,
    Ledger.class,
    TaskCases.class,
    YearPeople.class,
    YearTable.class,
    EscalationStoryTest.RecipientRole.class,
    Scenario.Setting.class
})
// A story lasts a year: whoever is signed in would have to sign in again, and change his password, at each turn of it.
@TestPropertySource(
        properties = {
            "weibao.accounts.password-age=9999d",
            "weibao.accounts.idle=9999d",
            "weibao.accounts.session=9999d"
        })
@interface Scenario {

    @TestConfiguration
    class Setting {

        @Bean
        FlowCoverage flowCoverage() {
            return new FlowCoverage();
        }
    }
}
