package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trial F4: the mail server is down for ten minutes. */
class F4MailOutageTest {

    private static final int MESSAGES = 60;

    private final MailRoom room = new MailRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatWaitedIsOutTwoMinutesAfterTheReturnEachOnce() {
        room.groups.put(
                "unit-a",
                IntStream.range(0, MESSAGES)
                        .mapToObj(i -> MailRoom.person("person-" + i, "第" + i + "人"))
                        .toList());
        for (int i = 0; i < MESSAGES; i++) {
            room.urgent("person-" + i, null, "第" + i + "条");
            room.run(Duration.ofSeconds(10));
        }
        assertThat(room.states()).containsOnlyKeys("WAITING");
        var tries = attempts();
        assertThat(tries).as("attempts in ten minutes without a server").isBetween(3L, 25L);

        room.startServer();
        room.run(Duration.ofMinutes(2));

        assertThat(room.states()).containsOnlyKeys("SENT").containsEntry("SENT", (long) MESSAGES);
        assertThat(room.mails())
                .extracting(mail -> MailRoom.header(mail, "Message-ID"))
                .hasSize(MESSAGES)
                .doesNotHaveDuplicates();
        assertThat(room.undelivered).isEmpty();
    }

    @Test
    void aLoneMessageIsOutTwoMinutesAfterTheReturnWheneverThatIs() {
        for (int seconds : new int[] {20, 200}) {
            room.urgent("chen", null, "一条");
            room.run(Duration.ofSeconds(61 + seconds));
            room.startServer();

            room.run(Duration.ofMinutes(2));

            assertThat(room.mails()).as("after an outage of %s s", seconds).hasSize(1);
            room.stopServer();
        }
    }

    /**
     * What people feel of an outage follows from this: a click writes rows, and nothing in it waits for anybody. That no other
     * code can reach the network is a rule of the house (CodeRulesTest).
     */
    @Test
    void tellingTouchesNoNetwork() throws IOException {
        try (var silent = new ServerSocket(room.port, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(1);
            for (int i = 0; i < 20; i++) {
                room.urgent("chen", null, "第" + i + "条");
            }
            assertThatThrownBy(silent::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private long attempts() {
        return room.jdbc
                .sql("SELECT SUM(attempts) FROM message")
                .query(Long.class)
                .single();
    }
}
