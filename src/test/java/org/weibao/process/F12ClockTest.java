package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trial F12: a clock that is set back or jumps ahead fires no timer twice and loses none. */
class F12ClockTest extends Scenario {

    @Autowired
    JdbcClient database;

    @Test
    void eachLevelIsToldOfOnceWhateverTheClockDoes() {
        clock.startAgain();
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());

        clock.setTo(LocalDate.of(2023, 3, 28));
        clock.advance(Duration.ofDays(1));
        office.fireDueTimers(code);
        var first = levels();
        assertThat(first).isNotEmpty().doesNotHaveDuplicates();

        clock.advance(Duration.ofHours(-1));
        office.fireDueTimers(code);
        clock.advance(Duration.ofDays(-1));
        office.fireDueTimers(code);
        clock.advance(Duration.ofDays(2));
        office.fireDueTimers(code);
        assertThat(levels()).containsExactlyInAnyOrderElementsOf(first);

        clock.setTo(LocalDate.of(2024, 2, 29));
        office.fireDueTimers(code);
        assertThat(levels()).doesNotHaveDuplicates().hasSizeGreaterThan(first.size());
        assertThat(office.failedJobs()).isZero();
        ledger.assertInOrder();
    }

    private List<String> levels() {
        return database.sql("SELECT notice_key FROM notice WHERE kind IN ('REMINDER', 'ESCALATION')")
                .query(String.class)
                .list();
    }
}
