package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.weibao.organization.Addressee;
import org.weibao.support.SmtpStub;

/** A mail that a server refuses for good waits for a person; a mail that it wants later is tried later. */
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
        assertThatThrownBy(() -> room.explain(message))
                .hasMessage("给陈立（chen）的邮件没有发出去：收件地址不存在或者有误（550 5.1.1 no such user）。请管理员在“用户”中更正邮箱后重试。");

        room.groups.put("office", List.of(new Addressee("chen", "陈立", "chen-li@city.example.cn")));
        room.sendAgain(message);
        room.sendAgain(message);

        assertThat(room.ofMessage("state")).isEqualTo("SENT");
        assertThat(room.ofMessage("address")).isEqualTo("chen-li@city.example.cn");
        assertThat(room.laidAside).containsExactly(message);
        assertThat(server.lines)
                .filteredOn(line -> line.startsWith("RCPT TO:<chen-li@"))
                .hasSize(1);
    }

    /** The second node looks while the first is between looking and taking. */
    @Test
    void sentAgainItIsSentOnceAlsoByTwoNodes() {
        server.answering("RCPT TO:<chen@", "550 5.1.1 no such user");
        room.urgent("chen", null, "一条");
        room.runOnce();
        server.startAgain();
        var other = room.anotherNode();
        var looked = new int[1];
        room.beforeTransaction = () -> {
            // The button, then what waits is read; before it is taken the other node is there.
            if (looked[0]++ == 7) {
                other.dispatcher().run();
            }
        };

        room.sendAgain(room.undelivered.get(0));
        room.beforeTransaction = () -> {};

        assertThat(looked[0]).isGreaterThan(7);
        assertThat(room.ofMessage("state")).isEqualTo("SENT");
        assertThat(server.lines)
                .filteredOn(line -> line.startsWith("RCPT TO:<chen@"))
                .hasSize(1);
    }

    @Test
    void refusedOnceMoreItIsGivenUpOnceMore() {
        server.answering("RCPT TO:<chen@", "550 5.1.1 no such user");
        room.urgent("chen", null, "一条");
        room.runOnce();

        room.sendAgain(room.undelivered.get(0));

        assertThat(room.undelivered).hasSize(2);
        assertThat(room.laidAside).isEmpty();
        assertThat(room.ofMessage("state")).isEqualTo("FAILED");
    }

    @Test
    void whatIsSentAtOnceWasNeverTakenUpAndIsNotLaidAside() {
        room.urgent("chen", null, "一条");

        room.runOnce();

        assertThat(room.ofMessage("state")).isEqualTo("SENT");
        assertThat(room.laidAside).isEmpty();
    }

    @Test
    void sentAgainWhereMailIsNoLongerSentItIsLaidAside() {
        server.answering("RCPT TO:<chen@", "550 5.1.1 no such user");
        room.urgent("chen", null, "一条");
        room.runOnce();
        room.pressTheButton(room.undelivered.get(0));
        room.clock.advance(Duration.ofHours(24));

        room.nodeWith(null).dispatcher().run();

        assertThat(room.ofMessage("state")).isEqualTo("NOT_SENT");
        assertThat(room.laidAside).isEqualTo(room.undelivered);
    }

    /** Sending in a transaction would hold the database as long as the mail server hangs. */
    @Test
    void nothingLeavesInATransaction() {
        room.urgent("chen", null, "一条");
        room.clock.advance(Duration.ofSeconds(61));

        assertThatThrownBy(() -> room.undone(act -> room.node().dispatcher().run()))
                .isInstanceOf(IllegalTransactionStateException.class);

        assertThat(server.lines).isEmpty();
        room.runOnce();
        assertThat(room.ofMessage("state")).isEqualTo("SENT");
    }

    @Test
    void whatIsNotGivenUpAnyMoreIsLeftAlone() {
        room.urgent("chen", null, "一条");
        room.runOnce();
        var message = Long.parseLong(room.ofMessage("id"));

        room.explain(message);
        room.sendAgain(message);

        assertThat(room.ofMessage("state")).isEqualTo("SENT");
        assertThat(server.lines)
                .filteredOn(line -> line.startsWith("RCPT TO:<chen@"))
                .hasSize(1);
    }

    /** By the class of the enhanced status code (RFC 3463), or else by the reply code and what was answered (RFC 5321). */
    @ParameterizedTest(name = "{1} to {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT | 550 5.1.1 no such user | 收件地址不存在或者有误 | 请管理员在“用户”中更正邮箱",
                "RCPT | 550 no such user | 收件地址不存在或者有误 | 请管理员在“用户”中更正邮箱",
                "RCPT | 553 mailbox name not allowed | 收件地址不存在或者有误 | 请管理员在“用户”中更正邮箱",
                "RCPT | 550 5.1.8 bad sender | 系统的发件地址不被接受 | 请管理员检查系统的发件地址和邮件服务器",
                "RCPT | 550 5.2.1 mailbox disabled | 收件人的邮箱已停用 | 请收件人恢复邮箱，或者请管理员在“用户”中改用其他邮箱",
                "RCPT | 552 5.2.2 mailbox full | 收件人的邮箱已满 | 请收件人清理邮箱",
                "RCPT | 552 over quota | 收件人的邮箱已满 | 请收件人清理邮箱",
                "END | 552 5.3.4 too big | 邮件太大，不被接受 | 请邮件服务器的管理人员调整大小限制",
                "RCPT | 550 5.3.2 not accepting | 收件方的邮件系统不能接收 | 请邮件服务器的管理人员联系收件方",
                "RCPT | 550 5.4.1 no answer from host | 邮件在网络上送不到收件方 | 请邮件服务器的管理人员检查网络和域名解析",
                "RCPT | 500 5.5.1 bad command | 邮件服务器之间没有谈妥如何传送 | 请邮件服务器的管理人员检查设置",
                "END | 554 5.6.0 cannot convert | 邮件的格式或者编码不被接受 | 请邮件服务器的管理人员查明原因",
                "END | 554 5.7.1 spam | 被收件方的安全策略拒收，例如当作垃圾邮件 | 请邮件服务器的管理人员联系收件方放行",
                "RCPT | 550 5.7.1 relaying denied | 被收件方的安全策略拒收，例如当作垃圾邮件 | 请邮件服务器的管理人员联系收件方放行",
                "END | 554 looks like spam | 被收件方的安全策略拒收，例如当作垃圾邮件 | 请邮件服务器的管理人员联系收件方放行",
                "END | 550 content denied | 被收件方的安全策略拒收，例如当作垃圾邮件 | 请邮件服务器的管理人员联系收件方放行",
                "END | 571 see 5.1.1 | 收件方拒收，没有说明原因 | 请邮件服务器的管理人员查明原因"
            })
    void aRefusalSaysWhatItIsAboutAndWhoseTurnItIs(String command, String answer, String what, String turn) {
        server.answering(command, answer);
        room.urgent("chen", null, "一条");

        room.runOnce();

        assertThat(room.ofMessage("state")).isEqualTo("FAILED");
        assertThat(room.ofMessage("answer")).isEqualTo(what + "（" + answer + "）");
        assertThatThrownBy(() -> room.explain(room.undelivered.get(0)))
                .hasMessage("给陈立（chen）的邮件没有发出去：" + what + "（" + answer + "）。" + turn + "后重试。");
    }

    @Test
    void afterADayOfAFullMailboxItIsThePersonsTurn() {
        server.answering("RCPT", "452 4.2.2 mailbox full");
        room.urgent("chen", null, "一条");

        room.run(Duration.ofHours(25), Duration.ofMinutes(10));

        assertThatThrownBy(() -> room.explain(room.undelivered.get(0)))
                .hasMessage("给陈立（chen）的邮件没有发出去：暂未收下，收件人的邮箱已满（452 4.2.2 mailbox full）。请收件人清理邮箱后重试。");
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
        assertThat(room.laidAside).isEqualTo(room.undelivered);
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
        assertThatThrownBy(() -> room.explain(room.undelivered.get(0)))
                .hasMessage("给陈立（chen）的邮件没有发出去：邮件服务器不让系统发信（554 who are you）。请检查邮件服务器后重试。");
    }
}
