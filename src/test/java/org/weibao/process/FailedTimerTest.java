package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;

/**
 * However often the run of a timer fails, and in however many threads, its task has one timer, and that goes on to the
 * next level. The timer's due day has moved: the engine keeps the first one beside it.
 */
class FailedTimerTest extends Scenario {

    private static final String TIMER = "timer_nextLevel_report";
    private static final LocalDate DUE = LocalDate.of(2023, 3, 8);
    private static final Duration LOCK = Duration.ofMinutes(1);

    @Autowired
    ProcessEngineConfigurationImpl engine;

    String key;
    String job;

    @BeforeEach
    void theReportIsDueEarlierThanWhenItBegan() {
        clock.startAgain();
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        key = code + "/jia";
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, key, accept());
        assertThat(timerDay()).isEqualTo(LocalDate.of(2023, 3, 28));
        var report = TaskSubject.part(part(code, "jia").id());
        transaction.executeWithoutResult(
                status -> deadlines.move(deadlines.find(report, Elements.REPORT).orElseThrow(), DUE));
        job = office.timer(TIMER, key).getId();
        assertThat(timerDay()).isEqualTo(DUE);
        clock.setTo(DUE);
    }

    @Test
    void twoThreadsRunItBecauseItsLockRanOut() throws Exception {
        var otherHasIt = new CountDownLatch(1);
        var firstFailed = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        try {
            acquire();
            assertThatThrownBy(() -> run(
                            () -> {
                                clock.advance(LOCK.plusSeconds(1));
                                acquire();
                                pool.submit(() -> run(
                                        () -> {
                                            otherHasIt.countDown();
                                            await(firstFailed);
                                        },
                                        () -> {}));
                                await(otherHasIt);
                            },
                            () -> {}))
                    .isInstanceOf(OptimisticLockingException.class);
        } finally {
            firstFailed.countDown();
            pool.shutdown();
        }
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertGoesOn();
    }

    @Test
    void itFailsAgainAndAgain() {
        for (var failures = 1; failures < 3; failures++) {
            acquire();
            assertThatThrownBy(() -> run(() -> {}, () -> {
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(office.timer(TIMER, key).getId()).isEqualTo(job);
            assertThat(office.timer(TIMER, key).getRetries()).isEqualTo(3 - failures);
        }
        run(() -> {}, () -> {});

        assertGoesOn();
    }

    /** The day has its notice, and the next level is three working days after it. */
    private void assertGoesOn() {
        assertThat(timerDay()).isEqualTo(LocalDate.of(2023, 3, 13));
        assertThat(office.timer(TIMER, key).getId()).isNotEqualTo(job);
        ledger.assertInOrder("每项待办任务各有一个逐级提醒的计时作业");
    }

    private LocalDate timerDay() {
        return WorkingCalendar.dayOf(office.timer(TIMER, key).getDuedate().toInstant());
    }

    /** Locks the job for the executor. */
    private void acquire() {
        engine.getCommandExecutorTxRequiresNew().execute(context -> {
            var acquired = context.getJobManager().findJobById(job);
            acquired.setLockOwner("executor");
            acquired.setLockExpirationTime(Date.from(clock.instant().plus(LOCK)));
            return null;
        });
    }

    /** Runs the job as a thread of the job executor does. */
    private void run(Runnable whenRead, Runnable beforeTheEnd) {
        var failures = new JobFailureCollector(job);
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            ExecuteJobHelper.executeJob(job, engine.getCommandExecutorTxRequired(), failures, context -> {
                context.getJobManager().findJobById(job);
                whenRead.run();
                new ExecuteJobsCmd(job, failures).execute(context);
                beforeTheEnd.run();
                return null;
            });
        } finally {
            Context.removeJobExecutorContext();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
