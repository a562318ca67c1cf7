package org.weibao.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.SQLTransactionRollbackException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.deadline.Deadline;
import org.weibao.support.WeibaoTest;

/** Two acts that wait for each other's rows are both done, each once. */
@WeibaoTest
class LockRetryTest {

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionOperations transaction;

    /** Often, for it is a matter of luck who has the rows next: without the pauses one in ten is lost. */
    @RepeatedTest(40)
    void deadlock() throws Exception {
        transaction.executeWithoutResult(status -> {
            database.update("delete from ACT_GE_PROPERTY where NAME_ like 'weibao.%'");
            database.update("insert into ACT_GE_PROPERTY values ('weibao.one', '0', 1), ('weibao.two', '0', 1)");
        });
        var bothHoldOne = new CyclicBarrier(2);
        var attempts = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(2);
        try {
            var there = pool.submit(() -> run(crossing("weibao.one", "weibao.two", bothHoldOne, attempts)));
            var back = pool.submit(() -> run(crossing("weibao.two", "weibao.one", bothHoldOne, attempts)));
            there.get(60, TimeUnit.SECONDS);
            back.get(60, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
        assertThat(attempts).hasValueGreaterThan(2);
        assertThat(database.queryForList(
                        "select VALUE_ from ACT_GE_PROPERTY where NAME_ like 'weibao.%'", String.class))
                .containsExactly("2", "2");
    }

    private Command<Object> crossing(String first, String second, CyclicBarrier bothHoldOne, AtomicInteger attempts) {
        var meeting = new AtomicInteger();
        return context -> {
            attempts.incrementAndGet();
            count(first);
            if (meeting.getAndIncrement() == 0) {
                meet(bothHoldOne);
            }
            count(second);
            return first;
        };
    }

    private void count(String name) {
        database.update("update ACT_GE_PROPERTY set VALUE_ = VALUE_ + 1 where NAME_ = ?", name);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * As if a timer of the task ran while its officer clicked: the engine's row and the records' row are both
     * versioned.
     */
    @ParameterizedTest
    @MethodSource("lostRaces")
    void anActThatCameSecondIsDoneAgain(RuntimeException lost) {
        var attempts = new AtomicInteger();
        var answer = run(context -> {
            if (attempts.incrementAndGet() == 1) {
                throw lost;
            }
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(attempts).hasValue(2);
    }

    static Stream<RuntimeException> lostRaces() {
        return Stream.of(
                new OptimisticLockingException("the timer's job was locked meanwhile"),
                new ProcessEngineException("while flushing", new BatchUpdateException("deadlock", "40001", new int[0])),
                new ObjectOptimisticLockingFailureException(Deadline.class, 1L));
    }

    @Test
    void givesUpInTheEnd() {
        var attempts = new AtomicInteger();
        assertThatThrownBy(() -> run(losing(attempts))).hasRootCauseInstanceOf(SQLTransactionRollbackException.class);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void isNotTriedAgainWithinALargerAct() {
        var attempts = new AtomicInteger();
        assertThatThrownBy(() -> transaction.execute(status -> run(losing(attempts))))
                .hasRootCauseInstanceOf(SQLTransactionRollbackException.class);
        assertThat(attempts).hasValue(1);
    }

    private static Command<Object> losing(AtomicInteger attempts) {
        return context -> {
            attempts.incrementAndGet();
            throw new ProcessEngineException(new SQLTransactionRollbackException("Deadlock", "40001", 1213));
        };
    }

    private Object run(Command<Object> command) {
        return engine.getCommandExecutorTxRequired().execute(command);
    }
}
