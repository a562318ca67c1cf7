package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.notification.MailRoom.header;
import static org.weibao.notification.MailRoom.subject;
import static org.weibao.notification.MailRoom.text;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out in one piece: one mail for each person and point (trial F11), one digest for each person and working day. */
class GatheringTest {

    private final MailRoom room = new MailRoom();

    @BeforeEach
    void start() {
        room.startServer();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void oneNoticeIsOneMailWithPointTitleAndLink() throws MessagingException {
        var point = room.point("二(一)1", "加强家庭教育指导");
        room.urgent("chen", point, "甲县的进展填报已超期10个工作日");

        room.runOnce();

        var mail = room.mails().get(0);
        assertThat(subject(mail)).isEqualTo("【督办】二(一)1 加强家庭教育指导：甲县的进展填报已超期10个工作日");
        assertThat(text(mail))
                .contains(
                        "陈立：", "【督办】", "全文。", "https://weibao.example.cn/camunda/app/tasklist/default/#/?task=task-7");
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(header(mail, "Message-ID"))
                .isEqualTo(room.ofMessage("stable_id"))
                .endsWith("@city.example.cn>");
        assertThat(header(mail, "Date")).isEqualTo("Wed, 4 Mar 2026 09:01:01 +0800");
        assertThat(room.ofMessage("answer")).startsWith("250");
        assertThat(room.ofMessage("address")).isEqualTo("chen@city.example.cn");
        assertThat(room.ofMessage("CAST(sent_at AS VARCHAR)")).startsWith("2026-03-04 09:01:01");
    }

    @Test
    void whatFollowsWithinAMinuteGoesAlongAndEachPointByItself() {
        var one = room.point("一", "家庭教育指导");
        var other = room.point("二", "法治宣传");
        room.urgent("chen", one, "甲县超期");
        room.run(Duration.ofSeconds(50));
        room.urgent("chen", one, "乙县超期");
        room.urgent("chen", other, "本季度超期");
        room.run(Duration.ofSeconds(50));
        assertThat(room.mails()).isEmpty();

        room.run(Duration.ofMinutes(2));

        assertThat(room.mails())
                .extracting(MailRoom::subject)
                .containsExactlyInAnyOrder("【未保】一 家庭教育指导：2条通知", "【督办】二 法治宣传：本季度超期");
        assertThat(text(room.mails().get(0))).contains("1. ", "2. ");
    }

    @Test
    void whatNeverStopsGoesOutAfterFiveMinutes() {
        var point = room.point("一", "家庭教育指导");
        for (int i = 0; i < 7; i++) {
            room.urgent("chen", point, "第" + i + "条");
            room.run(Duration.ofSeconds(50));
        }

        assertThat(room.mails()).hasSize(1);
    }

    @Test
    void theRestIsOneDigestOnTheNextWorkingDayAtEight() {
        room.at("2025-12-31T17:00");
        var point = room.point("一", "家庭教育指导");
        room.usual("chen", point, "新任务一");
        room.usual("chen", null, "新任务二");
        room.usual("lin", point, "新任务三");
        // New Year's holiday from Thursday to Saturday; the Sunday after it is worked.
        room.run(Duration.ofDays(3).plusHours(14).plusMinutes(59), Duration.ofMinutes(30));
        assertThat(room.mails()).isEmpty();

        room.at("2026-01-04T08:00");
        room.node().dispatcher().run();

        assertThat(room.mails())
                .extracting(MailRoom::subject)
                .containsExactlyInAnyOrder("【未保】2026-01-04通知汇总（2条）", "【未保】2026-01-04通知汇总（1条）");
    }

    @Test
    void thereIsOneDigestADay() {
        room.usual("chen", null, "昨天的");
        room.at("2026-03-05T08:10");
        room.node().dispatcher().run();
        room.usual("chen", null, "今天的");
        room.run(Duration.ofHours(5), Duration.ofMinutes(10));
        assertThat(room.mails()).hasSize(1);

        room.at("2026-03-06T08:00");
        room.node().dispatcher().run();

        assertThat(room.mails()).hasSize(2);
    }

    /** The second node looks while the first is between looking and taking. */
    @Test
    void twoNodesMakeOneMessage() {
        var other = room.anotherNode();
        room.urgent("chen", null, "只发一次");
        room.usual("chen", null, "也只一次");
        room.at("2026-03-05T08:00");
        var looked = new int[1];
        room.beforeTransaction = () -> {
            if (looked[0]++ == 3) {
                other.gathering().gather();
            }
        };

        room.node().gathering().gather();
        room.beforeTransaction = () -> {};
        room.run(Duration.ofMinutes(3));

        assertThat(looked[0]).isGreaterThan(3);
        assertThat(room.mails()).hasSize(2);
        assertThat(room.states()).containsOnlyKeys("SENT").containsEntry("SENT", 2L);
    }

    @Test
    void aNoticeToManyIsOneMailEach() {
        room.tell(room.notice(true, null, "请尽快填报", Set.of("office"), Set.of()));

        room.runOnce();

        assertThat(room.mails())
                .extracting(mail -> header(mail, "To"))
                .allMatch(to -> to.endsWith("@city.example.cn>"))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }
}
