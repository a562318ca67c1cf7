package org.weibao.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.weibao.process.guard.GuardedModel;

/**
 * The whole application on a random port, as after its start. The job executor and the dispatcher of notices are off,
 * and the test sets the clock. Classes that add neither settings nor beans share one application: its start takes
 * longer than most of them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("application")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "weibao.notices.dispatch=false", "weibao.people=sample"
        })
@ContextConfiguration(initializers = FreshInstallation.class)
@Import({TestTime.class, GuardedModel.class})
@TestExecutionListeners(listeners = SharedApplication.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface WeibaoTest {}
