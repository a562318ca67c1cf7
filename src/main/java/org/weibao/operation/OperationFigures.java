package org.weibao.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.channel.Channels;

/**
 * Our own figures beside those of web server, JVM and connection pool: what waits and what has failed. One statement
 * reads all of them, however many monitors look.
 */
@Component
class OperationFigures implements MeterBinder {

    /** For this time figures are not read again. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Reading(Backlog backlog, Instant at) {}

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final Channels channels;
    private final Clock clock;
    private Reading last = new Reading(Backlog.UNKNOWN, Instant.MIN);

    OperationFigures(JdbcClient database, TransactionOperations transaction, Channels channels, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "weibao.jobs", "Jobs of the engine, timers of later days included", Backlog::jobs);
        gauge(registry, "weibao.jobs.due", "Jobs that could run now", Backlog::dueJobs);
        seconds(registry, "weibao.jobs.due.oldest", "How long the oldest due job waits", Backlog::oldestDueJob);
        gauge(registry, "weibao.jobs.failed", "Jobs whose tries are used up", Backlog::failedJobs);
        gauge(registry, "weibao.incidents", "Open incidents", Backlog::incidents);
        gauge(registry, "weibao.deliveries.waiting", "Notices that are in no message yet", Backlog::deliveries);
        gauge(registry, "weibao.messages.waiting", "Messages that are to be sent", Backlog::messages);
        seconds(registry, "weibao.messages.waiting.oldest", "How long the oldest waits", Backlog::oldestMessage);
        gauge(registry, "weibao.messages.failed", "Messages that were given up", Backlog::failedMessages);
        gauge(registry, "weibao.signins.failed", "Failed sign-ins within the last hour", Backlog::failedSignIns);
        gauge(registry, "weibao.accounts.locked", "Accounts that are locked now", Backlog::lockedAccounts);
        channels.names()
                .forEach(name -> Gauge.builder("weibao.channel.paused", channels, each -> each.isPaused(name) ? 1 : 0)
                        .description("1 while a channel pauses, because its other side does not answer")
                        .tag("channel", name)
                        .register(registry));
    }

    private void seconds(MeterRegistry registry, String name, String text, ToDoubleFunction<Backlog> figure) {
        Gauge.builder(name, this, figures -> figure.applyAsDouble(figures.backlog()))
                .description(text)
                .baseUnit("seconds")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String text, ToDoubleFunction<Backlog> figure) {
        Gauge.builder(name, this, figures -> figure.applyAsDouble(figures.backlog()))
                .description(text)
                .register(registry);
    }

    /** A database that does not answer is waited for once and not for each figure. */
    private synchronized Backlog backlog() {
        Instant now = clock.instant();
        if (now.isBefore(last.at()) || !now.isBefore(last.at().plus(FRESH))) {
            last = new Reading(read(now), now);
        }
        return last.backlog();
    }

    private Backlog read(Instant now) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> Backlog.read(database, now)));
        } catch (DataAccessException | TransactionException failure) {
            return Backlog.UNKNOWN;
        }
    }
}
