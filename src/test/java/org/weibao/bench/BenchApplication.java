package org.weibao.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.weibao.process.LifeSetting;
import org.weibao.support.FreshInstallation;

/** The whole application, in which a benchmark plays {@link org.weibao.process.LifeOfAPoint} and runs the jobs itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "weibao.notices.dispatch=false", "weibao.people=sample"
        })
@ContextConfiguration(initializers = FreshInstallation.class)
@Import(LifeSetting.class)
@interface BenchApplication {}
