package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import org.weibao.process.ledger.LedgerCheck;

/** The ledger check at the end of a story. */
@Component
class Ledger {

    private final DataSource database;

    Ledger(DataSource database) {
        this.database = database;
    }

    void assertInOrder() {
        assertThat(new LedgerCheck(database).run())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.findings()).as(each.title()).isEmpty());
    }
}
