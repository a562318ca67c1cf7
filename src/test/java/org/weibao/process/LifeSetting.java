package org.weibao.process;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.weibao.support.TestClock;

/** What a benchmark imports to run {@link LifeOfAPoint} with the clock of a scenario. */
@TestConfiguration
@Import({Office.class, Points.class, LifeOfAPoint.class, OpenPoints.class, Ledger.class})
public class LifeSetting {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
