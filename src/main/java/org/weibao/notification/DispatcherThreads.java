package org.weibao.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.weibao.channel.Channels;

/**
 * Runs the dispatcher while the application runs: one thread gathers, and each channel has its own, so that a channel
 * that hangs delays no other.
 */
@Component
@ConditionalOnWebApplication
class DispatcherThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DispatcherThreads.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long LAST_ANSWERS_SECONDS = 10;

    private final Dispatcher dispatcher;
    private final Gathering gathering;
    private final Channels channels;
    private final NoticeSettings settings;
    private final Duration pause;
    private List<ScheduledExecutorService> threads = List.of();

    @Autowired
    DispatcherThreads(Dispatcher dispatcher, Gathering gathering, Channels channels, NoticeSettings settings) {
        this(dispatcher, gathering, channels, settings, PAUSE);
    }

    DispatcherThreads(
            Dispatcher dispatcher, Gathering gathering, Channels channels, NoticeSettings settings, Duration pause) {
        this.dispatcher = dispatcher;
        this.gathering = gathering;
        this.channels = channels;
        this.settings = settings;
        this.pause = pause;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.dispatch();
    }

    @Override
    public void start() {
        var started = new ArrayList<ScheduledExecutorService>();
        started.add(thread("notices-gather", gathering::gather));
        channels.lanes().forEach(lane -> started.add(thread("notices-" + lane.name(), () -> dispatcher.send(lane))));
        threads = started;
    }

    private ScheduledExecutorService thread(String name, Runnable work) {
        var thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
        thread.scheduleWithFixedDelay(
                new Steady(name, work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return thread;
    }

    /** Waits for the answers to what has just been sent. */
    @Override
    public void stop() {
        threads.forEach(ScheduledExecutorService::shutdown);
        try {
            for (var thread : threads) {
                if (!thread.awaitTermination(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS)) {
                    thread.shutdownNow();
                }
            }
        } catch (InterruptedException hurry) {
            threads.forEach(ScheduledExecutorService::shutdownNow);
            Thread.currentThread().interrupt();
        }
        threads = List.of();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    /** Continues after a failure, such as a database without answer. Of many failures in a row it logs the first. */
    private static final class Steady implements Runnable {

        private final String name;
        private final Runnable work;
        private @Nullable Class<?> failing;

        Steady(String name, Runnable work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                failing = null;
            } catch (Throwable failure) {
                if (failure.getClass() != failing) {
                    LOG.warn("{} failed and goes on", name, failure);
                }
                failing = failure.getClass();
            }
        }
    }
}
