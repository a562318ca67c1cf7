package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trial F5: the mail server has taken a mail, and the machine fails before that is recorded. */
class F5CrashAfterAcceptTest {

    private final MailRoom room = new MailRoom();

    @BeforeEach
    void start() {
        room.startServer();
        room.urgent("chen", null, "一条");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void itIsSentOnceMoreWithTheSameMessageId() {
        room.beforeTransaction = () -> {
            if (!room.mails().isEmpty()) {
                throw new MailRoom.Killed();
            }
        };
        assertThatThrownBy(room::runOnce).isInstanceOf(MailRoom.Killed.class);
        room.beforeTransaction = () -> {};
        assertThat(room.states()).containsOnlyKeys("WAITING");

        room.run(Duration.ofHours(1), Duration.ofSeconds(30));

        assertThat(ids()).hasSize(2).containsOnly(room.ofMessage("stable_id"));
        assertThat(room.states()).containsOnlyKeys("SENT");
    }

    /** The plug is pulled at each of the places in turn where something is about to be written. */
    @Test
    void killedAnywhereBeforeTheServerGotItItIsSentOnce() {
        for (int place = 0; room.mails().isEmpty(); place++) {
            var left = new AtomicInteger(place);
            room.beforeTransaction = () -> {
                if (room.mails().isEmpty() && left.getAndDecrement() == 0) {
                    throw new MailRoom.Killed();
                }
            };
            assertThat(place).isLessThan(20);
            try {
                room.runOnce();
            } catch (MailRoom.Killed pulled) {
                room.clock.advance(Messages.LEASE);
            }
        }
        room.run(Duration.ofHours(1), Duration.ofMinutes(1));

        assertThat(ids()).hasSize(1);
        assertThat(room.states()).containsOnlyKeys("SENT");
    }

    /** While one node waits for the server's answer the other looks for something to do. */
    @Test
    void whatOneNodeIsSendingTheOtherLeavesAlone() {
        var other = room.anotherNode();
        var looked = new int[1];
        room.clock.advance(Duration.ofSeconds(61));
        room.beforeTransaction = () -> {
            if (!room.mails().isEmpty() && looked[0]++ == 0) {
                other.dispatcher().run();
            }
        };

        room.node().dispatcher().run();

        assertThat(looked[0]).isPositive();
        assertThat(ids()).hasSize(1);
    }

    private List<String> ids() {
        return room.mails().stream()
                .map(mail -> MailRoom.header(mail, "Message-ID"))
                .toList();
    }
}
