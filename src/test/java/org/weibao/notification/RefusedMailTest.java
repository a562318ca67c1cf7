package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.weibao.organization.Addressee;
import org.weibao.support.SmtpStub;

/** What a mail server refuses for good waits for somebody; what it takes later is tried later. */
class RefusedMailTest {

    private final MailRoom room = new MailRoom();
    private final SmtpStub server = new SmtpStub(room.port);

    @AfterEach
    void close() {
        server.close();
        room.close();
    }

    @Test
    void aRefusedAddressIsGivenUpAtOnceAndOnce() {
        server.answering("RCPT TO:<chen", "550 5.1.1 no such user");
        room.urgent("chen", null, "一条");

        room.run(Duration.ofMinutes(10));

        assertThat(room.undelivered).hasSize(1);
        assertThat(room.ofMessage("state")).isEqualTo("FAILED");
        assertThat(room.ofMessage("answer")).isEqualTo("收件地址不存在或者有误（550 5.1.1 no such user）");
    }

    @Test
    void sentAgainItSaysWhatToDoUntilTheAddressIsRight() {
        server.answering("RCPT TO:<chen@", "550 5.1.1 no such user");
        room.urgent("chen", null, "一条");
        room.runOnce();
        var message = room.undelivered.get(0);
        assertThatThrownBy(() -> room.sendAgain(message))
                .hasMessage("给陈立（chen）的邮件没有发出去：收件地址不存在或者有误（550 5.1.1 no such user）。请管理员在“用户”中更正邮箱后重试。");

        room.groups.put("office", List.of(new Addressee("chen", "陈立", "chen-li@city.example.cn")));
        room.sendAgain(message);
        room.sendAgain(message);

        assertThat(room.ofMessage("state")).isEqualTo("SENT");
        assertThat(room.ofMessage("address")).isEqualTo("chen-li@city.example.cn");
        assertThat(server.lines)
                .filteredOn(line -> line.startsWith("RCPT TO:<chen-li@"))
                .hasSize(1);
    }

    @Test
    void whoHasGoneOrHasNoAddressAnyMoreIsNotWaitedFor() {
        server.answering("RCPT", "550 no");
        room.urgent("chen", null, "一条");
        room.runOnce();
        room.groups.put("office", List.of(new Addressee("chen", "陈立", null)));

        room.sendAgain(room.undelivered.get(0));

        assertThat(room.ofMessage("state")).isEqualTo("NOT_SENT");
        assertThat(room.ofMessage("answer")).isEqualTo("收件人没有登记邮箱");
    }

    @Test
    void whatIsTakenLaterIsTriedLaterAndHoldsUpNobody() {
        server.answering("RCPT TO:<chen", "451 4.7.1 greylisted");
        for (int i = 0; i < 5; i++) {
            room.urgent("chen", null, "第" + i + "条");
            room.runOnce();
        }
        room.urgent("lin", null, "另一人的");
        room.runOnce();

        assertThat(room.states()).containsEntry("SENT", 1L).containsEntry("WAITING", 5L);
        server.answering("RCPT TO:<chen", "250 fine");
        room.run(Duration.ofMinutes(15), Duration.ofSeconds(30));
        assertThat(room.states()).containsOnlyKeys("SENT");
    }

    @Test
    void afterADayItIsGivenUp() {
        server.answering("MAIL", "554 who are you");
        room.urgent("chen", null, "一条");

        room.run(Duration.ofHours(23), Duration.ofMinutes(10));
        assertThat(room.undelivered).isEmpty();
        room.run(Duration.ofHours(2), Duration.ofMinutes(10));

        assertThat(room.undelivered).hasSize(1);
        assertThatThrownBy(() -> room.sendAgain(room.undelivered.get(0)))
                .hasMessage("给陈立（chen）的邮件没有发出去：邮件服务器不让系统发信（554 who are you）。请检查邮件服务器后重试。");
    }
}
