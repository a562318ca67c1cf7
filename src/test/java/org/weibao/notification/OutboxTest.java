package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.weibao.organization.Addressee;

/** A notice is kept with the act that causes it, once, for each person once. */
class OutboxTest {

    private final MailRoom room = new MailRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everybodyIsToldOnceHoweverManyOfTheGroupsHeIsIn() {
        room.groups.put("unit-a", List.of(MailRoom.person("chen", "陈立"), MailRoom.person("zhao", "赵磊")));

        room.tell(room.notice(true, null, "请尽快填报", Set.of("office", "unit-a"), Set.of("zhao", "nobody")));

        assertThat(recipients()).containsExactlyInAnyOrder("chen", "lin", "zhao");
    }

    @Test
    void theSameIsToldOnce() {
        var notice = room.notice(true, null, "请尽快填报", Set.of("office"), Set.of());

        assertThat(room.tell(notice)).isTrue();
        assertThat(room.tell(notice)).isFalse();
        assertThat(recipients()).containsExactlyInAnyOrder("chen", "lin");
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        room.undone(act -> room.node().notices().tell(room.notice(true, null, "请尽快填报", Set.of("office"), Set.of())));

        assertThat(recipients()).isEmpty();
        assertThat(room.jdbc.sql("SELECT * FROM notice").query().listOfRows()).isEmpty();
    }

    @Test
    void theMomentIsTheOfficesWhateverTheMachinesZone() {
        room.tell(room.notice(true, null, "请尽快填报", Set.of("office"), Set.of()));

        assertThat(room.jdbc
                        .sql("SELECT CAST(written_at AS VARCHAR) FROM notice")
                        .query(String.class)
                        .single())
                .startsWith("2026-03-04 09:00:00");
    }

    @Test
    void withoutAServerNoticesAreKeptAndMarked() {
        room.tell(room.notice(true, null, "请尽快填报", Set.of("office"), Set.of()));

        room.nodeWith(null).dispatcher().run();

        assertThat(room.jdbc.sql("SELECT state, reason FROM delivery").query().listOfRows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).containsValues("NOT_SENT", "没有配置邮件服务器"));
        assertThat(room.states()).isEmpty();
    }

    @Test
    void aNodeWithoutAServerLeavesAloneWhatAnotherNodeSends() {
        room.startServer();
        room.node().dispatcher().run();
        room.tell(room.notice(true, null, "请尽快填报", Set.of("office"), Set.of()));
        room.clock.advance(Duration.ofHours(23));
        room.nodeWith(null).dispatcher().run();
        assertThat(room.jdbc
                        .sql("SELECT state FROM delivery")
                        .query(String.class)
                        .list())
                .containsExactly("WAITING", "WAITING");

        room.node().gathering().gather();
        room.nodeWith(null).dispatcher().run();
        room.node().dispatcher().run();

        assertThat(room.mails()).hasSize(2);
    }

    @Test
    void whatNobodyHasSentOnForADayIsMarked() {
        room.startServer();
        room.node().dispatcher().run();
        room.clock.advance(Duration.ofHours(24));
        room.tell(room.notice(true, null, "请尽快填报", Set.of("office"), Set.of()));

        room.nodeWith(null).dispatcher().run();

        assertThat(room.jdbc
                        .sql("SELECT state FROM delivery")
                        .query(String.class)
                        .list())
                .containsExactly("NOT_SENT", "NOT_SENT");
    }

    @Test
    void whoHasNoAddressIsNotSentToAndTheReasonSaysSo() {
        room.startServer();
        room.groups.put(
                "office",
                List.of(
                        new Addressee("none", "无", null),
                        new Addressee("two", "二", "a@city.example.cn, b@city.example.cn"),
                        MailRoom.person("chen", "陈立")));
        room.tell(room.notice(true, null, "请尽快填报", Set.of("office"), Set.of()));

        room.runOnce();

        assertThat(room.mails()).hasSize(1);
        assertThat(room.jdbc
                        .sql("SELECT reason FROM delivery ORDER BY recipient")
                        .query(String.class)
                        .list())
                .containsExactly(null, "收件人没有登记邮箱", "收件人登记的邮箱不合规");
    }

    private List<String> recipients() {
        return room.jdbc
                .sql("SELECT recipient FROM delivery")
                .query(String.class)
                .list();
    }
}
