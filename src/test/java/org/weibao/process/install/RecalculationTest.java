package org.weibao.process.install;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.function.Consumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.calendar.CalendarInUse;
import org.weibao.deadline.DeadlineRecounting;
import org.weibao.escalation.TimerRealignment;
import org.weibao.workpoint.PointRecounting;
import org.weibao.workpoint.Routing;

/** A node starts beside a working one: a click on that one must not stop the start. */
class RecalculationTest {

    private final TransactionOperations transaction = mock(TransactionOperations.class);

    private final Recalculation recalculation = new Recalculation(
            mock(CalendarInUse.class),
            mock(PointRecounting.class),
            mock(DeadlineRecounting.class),
            mock(TimerRealignment.class),
            mock(Routing.class),
            mock(TaskService.class),
            transaction);

    @Test
    void triesAgainWhenSomebodyWasFaster() {
        doThrow(new OptimisticLockingFailureException("a part"))
                .doThrow(new OptimisticLockingException("a task"))
                .doNothing()
                .when(transaction)
                .executeWithoutResult(anything());

        recalculation.renew();

        verify(transaction, times(3)).executeWithoutResult(anything());
    }

    @Test
    void givesUpWhenItNeverWorks() {
        doThrow(new OptimisticLockingFailureException("a part"))
                .when(transaction)
                .executeWithoutResult(anything());

        assertThatThrownBy(recalculation::renew).isInstanceOf(OptimisticLockingFailureException.class);

        verify(transaction, times(5)).executeWithoutResult(anything());
    }

    private static Consumer<TransactionStatus> anything() {
        return ArgumentMatchers.any();
    }
}
