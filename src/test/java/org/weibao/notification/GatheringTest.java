package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.notification.MailRoom.header;
import static org.weibao.notification.MailRoom.subject;
import static org.weibao.notification.MailRoom.text;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/**
 * What is sent in one message: one mail for each person and point (trial F11), one digest for each person and working
 * day.
 */
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

    /** A supervisor has no Tasklist: the welcome page leads everybody to what they may open. */
    @Test
    void theWeeklyListLeadsWhereEverybodyMayGo() {
        room.tell(new Notice(
                "weekly-list/1",
                Notice.Kind.WEEKLY_LIST,
                true,
                Notice.About.NOTHING,
                null,
                "清单",
                "全文。",
                Set.of(),
                Set.of("chen")));

        room.runOnce();

        assertThat(text(room.mails().get(0)))
                .contains("打开：https://weibao.example.cn/camunda/app/welcome/default/")
                .doesNotContain("tasklist");
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

    /** As the weekly list is: written when the digests are due, and one of them. */
    @Test
    void whatIsWrittenForTheDigestsIsTheFirstOfThem() throws MessagingException {
        var days = new ArrayList<LocalDate>();
        room.beforeDigests.add(day -> {
            if (!days.contains(day)) {
                room.tell(list(day));
            }
            days.add(day);
        });
        room.usual("chen", null, "昨天的");
        room.at("2026-03-05T07:59");
        room.node().dispatcher().run();
        assertThat(days).isEmpty();

        room.at("2026-03-05T08:00");
        room.node().dispatcher().run();

        assertThat(days).containsExactly(LocalDate.of(2026, 3, 5));
        assertThat(room.mails()).extracting(MailRoom::subject).containsExactly("【未保】2026-03-05通知汇总（2条）");
        assertThat(text(room.mails().get(0))).contains("1. 【清单】本周的", "2. 【督办】昨天的");
    }

    @Test
    void theDigestsWaitForTheNodeThatWritesWhatBelongsIntoThem() {
        var busy = new boolean[] {true};
        room.beforeDigests.add(day -> {
            if (busy[0]) {
                throw new CannotAcquireLockException("another node has it");
            }
        });
        room.usual("chen", null, "昨天的");
        room.urgent("chen", null, "急的");
        room.at("2026-03-05T08:00");
        room.node().dispatcher().run();
        assertThat(room.mails()).extracting(MailRoom::subject).containsExactly("【督办】急的");

        busy[0] = false;
        room.run(Duration.ofSeconds(5));

        assertThat(room.mails()).hasSize(2);
    }

    @Test
    void whatCannotBeWrittenHoldsUpNobodysDigest() {
        room.beforeDigests.add(day -> {
            throw new IllegalStateException("broken");
        });
        room.usual("chen", null, "昨天的");

        room.at("2026-03-05T08:00");
        room.node().dispatcher().run();

        assertThat(room.mails()).hasSize(1);
    }

    private static Notice list(LocalDate day) {
        return new Notice(
                "list-" + day,
                Notice.Kind.WEEKLY_LIST,
                false,
                Notice.About.NOTHING,
                null,
                "本周的",
                "全文。",
                Set.of(),
                Set.of("chen"));
    }

    /** Written on Thursday afternoon, sent on Friday at eight. */
    @Test
    void daysAreCountedWhenTheDigestIsMade() {
        room.at("2026-03-05T17:00");
        room.tell(room.due(false, LocalDate.of(2026, 3, 10)));
        room.at("2026-03-06T08:00");

        room.node().dispatcher().run();

        assertThat(text(room.mails().get(0)).lines())
                .contains("1. 【提醒】填报：还有2个工作日", "期限：2026-03-10，还有2个工作日", "请在期限前办理")
                .noneMatch(line -> line.contains("{{") || line.contains("今天") || line.contains("尽快"));
    }

    /** The server was away overnight: the mail was made on Tuesday, its due day, and leaves on Wednesday. */
    @Test
    void daysAreCountedAgainWhenAnAttemptIsMade() {
        room.at("2026-03-10T17:30");
        room.tell(room.due(true, LocalDate.of(2026, 3, 10)));
        room.stopServer();
        room.runOnce();
        assertThat(room.ofMessage("body")).contains("今天到期", "请于今天18:00前办理", "\n到2026-03-10仍未办理的，将通知负责人。");
        room.at("2026-03-11T09:00");
        room.startServer();

        room.run(Duration.ofMinutes(5));

        assertThat(room.mails()).singleElement().satisfies(mail -> {
            assertThat(subject(mail)).isEqualTo("【提醒】填报：已逾期1个工作日");
            assertThat(text(mail)).contains("期限：2026-03-10，已逾期1个工作日", "请尽快办理").doesNotContain("今天", "仍未办理");
            assertThat(room.ofMessage("body")).isEqualToIgnoringNewLines(text(mail));
        });
    }

    /** A person of several kinds of recipients gets the first text, once. */
    @Test
    void eachSortOfRecipientsGetsItsOwnText() {
        room.groups.put("unit-a-head", List.of(MailRoom.person("sun", "孙国华"), MailRoom.person("chen", "陈立")));
        room.tell(List.of(
                room.notice(true, null, "请负责人安排", Set.of("unit-a-head"), Set.of()),
                room.notice(true, null, "供办公室掌握", Set.of("office"), Set.of())));

        room.runOnce();

        assertThat(room.mails())
                .extracting(mail -> header(mail, "To").replaceAll(".*<|@.*", "") + " " + subject(mail))
                .containsExactlyInAnyOrder("sun 【督办】请负责人安排", "chen 【督办】请负责人安排", "lin 【督办】供办公室掌握");
    }
}
