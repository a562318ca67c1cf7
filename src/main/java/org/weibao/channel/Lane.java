package org.weibao.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A channel with its circuit breaker: after three attempts in a row without an answer, it pauses for a while. */
public final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int IN_A_ROW = 3;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(15);

    /** So short that a backlog is sent two minutes after the other side is back (trial F4). */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Channel channel;
    private final CircuitBreaker breaker;

    Lane(Channel channel, Clock clock) {
        this.channel = channel;
        this.breaker = CircuitBreaker.of(
                channel.name(),
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(IN_A_ROW)
                        .minimumNumberOfCalls(IN_A_ROW)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialBackoff(SHORTEST_PAUSE, 2, LONGEST_PAUSE))
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(change -> LOG.info(
                        "Notices by {}: circuit {}",
                        change.getCircuitBreakerName(),
                        change.getStateTransition().getToState()));
    }

    public String name() {
        return channel.name();
    }

    /** Whether a message may be tried now. A caller that then does not send must call {@link #pass}. */
    public boolean isOpenTo(long inTheLastMinute) {
        return channel.mayFollow(inTheLastMinute) && breaker.tryAcquirePermission();
    }

    /** Whether it pauses because the other side has not answered, or tries whether it answers again. */
    boolean isPaused() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    /** Nothing was sent after {@link #isOpenTo}. */
    public void pass() {
        breaker.releasePermission();
    }

    /**
     * Sends after {@link #isOpenTo}, and counts whether the other side answered. Do not call it in a transaction: while
     * the other side hangs, a database connection and its row locks would be held.
     *
     * @throws IllegalTransactionStateException in a transaction; then nothing is sent
     */
    public Answer send(Message message) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            breaker.releasePermission();
            throw new IllegalTransactionStateException("A message by " + name() + " was to be sent in a transaction");
        }
        Answer answer;
        try {
            synchronized (channel) {
                answer = channel.send(message);
            }
        } catch (RuntimeException failure) {
            breaker.releasePermission();
            throw failure;
        }
        if (answer.kind() == Answer.Kind.UNREACHABLE) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("unreachable"));
        } else if (answer.address().isEmpty()) {
            breaker.releasePermission();
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    public void rest() {
        synchronized (channel) {
            channel.rest();
        }
    }

    void close() {
        channel.close();
    }
}
