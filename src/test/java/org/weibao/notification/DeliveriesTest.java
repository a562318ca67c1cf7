package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.weibao.organization.Addressee;
import org.weibao.organization.NameHistory;
import org.weibao.support.SmtpStub;

/** The timeline shows for each recipient what is known about the delivery, and nothing more. */
class DeliveriesTest {

    private final MailRoom room = new MailRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whereNoServerIsSetNothingWasSent() {
        assertThat(read(room.deliveries(() -> room.nodeWith(null).dispatcher().run(), "chen")))
                .containsExactly("陈立 邮件 未发送（没有配置邮件服务器） -");
    }

    @Test
    void whatIsNotSentYetWaits() {
        assertThat(read(room.deliveries(() -> {}, "chen"))).containsExactly("陈立 邮件 待发送 -");
    }

    @Test
    void whoHasNoAddressGetsNothing() {
        room.groups.put("office", List.of(new Addressee("chen", "陈立", null)));

        assertThat(read(room.deliveries(room::runOnce, "chen"))).containsExactly("陈立 邮件 未发送（收件人没有登记邮箱） -");
    }

    @Test
    void whatAServerTookRefusedAndPutOffIsToldWithoutItsWords() {
        try (var server = new SmtpStub(room.port)) {
            server.answering("RCPT TO:<chen", "552 5.2.2 chen@city.example.cn is full")
                    .answering("RCPT TO:<zhao", "451 4.3.2 zhao@city.example.cn later");
            room.groups.put("unit", List.of(MailRoom.person("zhao", "赵磊")));

            assertThat(read(room.deliveries(room::runOnce, "chen", "lin", "zhao")))
                    .containsExactly(
                            "陈立 邮件 发送失败：收件人的邮箱已满 2026-03-04T01:01:01Z",
                            "林晓梅 邮件 已送达邮件服务器 2026-03-04T01:01:01Z",
                            "赵磊 邮件 尚未发出，已试1次：暂未收下，收件方的邮件系统不能接收 2026-03-04T01:01:01Z");
        }
    }

    @Test
    void aRecipientIsCalledAsTheyWereWhenItWasWritten() {
        var written = room.clock.instant();

        assertThat(read(room.deliveries(() -> rename("chen", written.plusSeconds(60)), "chen")))
                .containsExactly("陈立 邮件 待发送 -");
    }

    private void rename(String user, Instant since) {
        room.groups.put("office", List.of(MailRoom.person(user, "陈新")));
        room.histories.put(
                user,
                new NameHistory(
                        user,
                        List.of(
                                new NameHistory.Version("陈立", null, Instant.EPOCH),
                                new NameHistory.Version("陈新", null, since))));
    }

    @Test
    void aDigestSaysWhenItIsDue() {
        room.clock.advance(Duration.ofHours(1));
        room.jdbc.sql("SET REFERENTIAL_INTEGRITY FALSE").update();
        room.deliveries(() -> room.jdbc.sql("UPDATE notice SET urgent = FALSE").update(), "chen");

        assertThat(read(room.deliveries(() -> {}, "lin"))).containsExactly("陈立 邮件 待汇总发送（工作日08:00） -", "林晓梅 邮件 待发送 -");
    }

    private static List<String> read(List<DeliveryView> deliveries) {
        return deliveries.stream()
                .map(each -> each.recipient() + " " + each.channel() + " " + each.result() + " "
                        + (each.at() == null ? "-" : each.at()))
                .toList();
    }
}
