package org.weibao.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.weibao.process.LevelsReached;
import org.weibao.support.FreshInstallation;

/** The whole application as it runs, the job executor included, for people with a browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("application")
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "weibao.people=sample")
@ContextConfiguration(initializers = FreshInstallation.class)
@Import({Waiting.class, Colleagues.class, RunningYear.class, LevelsReached.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface BrowserTest {}
