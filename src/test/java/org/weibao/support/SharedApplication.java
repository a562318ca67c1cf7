package org.weibao.support;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Classes of tests with the same settings and beans share one application. Each finds it as after its start: the
 * database is restored, and the beans of the tests start again. There is one application at a time in a JVM, because
 * the web apps keep their engine in static fields.
 */
public final class SharedApplication implements TestExecutionListener, Ordered {

    /** Before the listeners that need the application. */
    private static final int FIRST = 0;

    private static @Nullable Class<?> lastClass;
    private static @Nullable TestContext last;
    private static @Nullable ApplicationContext application;
    private static @Nullable FreshDatabase fresh;

    @Override
    public int getOrder() {
        return FIRST;
    }

    @Override
    public void beforeTestClass(TestContext test) throws SQLException {
        begin(test);
    }

    /** It comes first where all tests of a class share one instance. */
    @Override
    public void prepareTestInstance(TestContext test) throws SQLException {
        begin(test);
    }

    private static void begin(TestContext test) throws SQLException {
        var testClass = outermost(test.getTestClass());
        if (testClass == lastClass) {
            return;
        }
        if (last != null && !test.hasApplicationContext()) {
            last.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
            ClockUtil.reset();
        }
        var current = test.getApplicationContext();
        var atWork = pause(current);
        if (current != application || fresh == null) {
            application = current;
            fresh = FreshDatabase.of(current.getBean(DataSource.class));
        } else {
            fresh.restore();
        }
        current.getBeansOfType(StartsAgain.class).values().forEach(StartsAgain::startAgain);
        atWork.forEach(Runnable::run);
        last = test;
        lastClass = testClass;
    }

    /** Stops what works by itself, if it does; the answer is how it starts again. */
    private static List<Runnable> pause(ApplicationContext application) {
        var paused = new ArrayList<Runnable>();
        for (var executor : application.getBeansOfType(JobExecutor.class).values()) {
            if (executor.isActive()) {
                executor.shutdown();
                paused.add(executor::start);
            }
        }
        for (var pool : application.getBeansOfType(ThreadPoolTaskExecutor.class).values()) {
            await("jobs at work").until(() -> pool.getActiveCount() == 0 && pool.getQueueSize() == 0);
        }
        for (var own : application.getBeansOfType(SmartLifecycle.class).values()) {
            if (own.isRunning() && own.getClass().getPackageName().startsWith("org.weibao.")) {
                own.stop();
                paused.add(own::start);
            }
        }
        return paused;
    }

    private static Class<?> outermost(Class<?> testClass) {
        var enclosing = testClass.getEnclosingClass();
        return enclosing == null ? testClass : outermost(enclosing);
    }
}
