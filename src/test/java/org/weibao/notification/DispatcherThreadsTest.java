package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the application runs, its notices are sent without any call. */
class DispatcherThreadsTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final MailRoom room = new MailRoom();
    private DispatcherThreads threads;

    @BeforeEach
    void start() {
        room.startServer();
        var node = room.node();
        threads = new DispatcherThreads(
                node.dispatcher(), node.gathering(), node.channels(), room.settings(), Duration.ofMillis(20));
    }

    @AfterEach
    void close() {
        threads.stop();
        room.close();
    }

    @Test
    void theyGoOnAfterAFailure() {
        room.urgent("chen", null, "第一条");
        room.clock.advance(Duration.ofSeconds(61));
        threads.start();
        assertThat(room.arrive(1, LONGEST)).isTrue();

        room.urgent("chen", null, "第二条");
        room.beforeTransaction = () -> {
            room.beforeTransaction = () -> {};
            throw new IllegalStateException("the database is away");
        };
        room.clock.advance(Duration.ofSeconds(61));

        assertThat(room.arrive(2, LONGEST)).isTrue();
        assertThat(threads.isRunning()).isTrue();
        threads.stop();
        assertThat(threads.isRunning()).isFalse();
    }

    @Test
    void theyStartOnlyWhereTheSettingSaysSo() {
        assertThat(threads.isAutoStartup()).isFalse();
    }
}
