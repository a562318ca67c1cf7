package org.weibao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.support.WeibaoTest;

/** A notice is kept with the act that causes it, once, for each person once. */
@WeibaoTest
class OutboxTest {

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Test
    void everybodyIsToldOnceHoweverManyOfTheGroupsHeIsIn() {
        assertThat(tell(notice("once", Set.of("unit-fulian", "unit-fulian-head"), Set.of("fulian-officer", "nobody"))))
                .isTrue();

        assertThat(recipients("once")).containsExactlyInAnyOrder("fulian-officer", "fulian-head");
    }

    @Test
    void theSameIsToldOnce() {
        tell(notice("again", Set.of("office"), Set.of()));

        assertThat(tell(notice("again", Set.of("supervisor"), Set.of()))).isFalse();
        assertThat(recipients("again")).containsExactlyInAnyOrder("office-1", "office-2");
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        transaction.executeWithoutResult(status -> {
            notices.tell(notice("undone", Set.of("office"), Set.of()));
            status.setRollbackOnly();
        });

        assertThat(recipients("undone")).isEmpty();
        assertThatThrownBy(() -> notices.tell(notice("no act", Set.of("office"), Set.of())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aTitleHasOneLine() {
        tell(new Notice(
                "title",
                Notice.Kind.ARRIVAL,
                true,
                null,
                null,
                null,
                "一\r\nBcc: x@example.com" + "长".repeat(400),
                "全文",
                Set.of("office"),
                Set.of()));

        var title = jdbc.sql("SELECT title FROM notice WHERE notice_key = 'title'")
                .query(String.class)
                .single();
        assertThat(title).startsWith("一 Bcc").hasSize(300).endsWith("…");
    }

    private boolean tell(Notice notice) {
        return Boolean.TRUE.equals(transaction.execute(status -> notices.tell(notice)));
    }

    private Iterable<String> recipients(String key) {
        return jdbc.sql("SELECT d.recipient FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE n.notice_key = ?")
                .param(key)
                .query(String.class)
                .list();
    }

    private static Notice notice(String key, Set<String> groups, Set<String> users) {
        return new Notice(key, Notice.Kind.URGING, true, "part-1", null, null, "请尽快填报", "请尽快填报。", groups, users);
    }
}
