package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import org.weibao.process.ledger.LedgerCheck;

/** The ledger check at the end of a scenario. */
@Component
class Ledger {

    private final DataSource database;
    private final Clock clock;

    Ledger(DataSource database, Clock clock) {
        this.clock = clock;
        this.database = database;
    }

    /** The check whose title begins so, for a scenario that breaks the rules of the others. */
    void assertInOrder(String... titles) {
        assertThat(new LedgerCheck(database, clock).run())
                .filteredOn(each -> Stream.of(titles).anyMatch(each.title()::startsWith))
                .hasSizeGreaterThanOrEqualTo(titles.length)
                .allSatisfy(each -> assertThat(each.findings()).as(each.title()).isEmpty());
    }

    void assertInOrder() {
        assertThat(new LedgerCheck(database, clock).run())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.findings()).as(each.title()).isEmpty());
    }
}
