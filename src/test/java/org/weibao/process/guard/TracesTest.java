package org.weibao.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.weibao.support.WeibaoTest;

/** A new column with a person who acted or was notified must be added to the list. */
@WeibaoTest
class TracesTest {

    @Autowired
    private DataSource database;

    @Autowired
    private Traces traces;

    @Test
    void everyColumnThatNamesAPersonIsLookedAt() throws Exception {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var columns = connection
                        .getMetaData()
                        .getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
            while (columns.next()) {
                var table = columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                var column = columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                var namesSomebody = column.endsWith("_by") || column.equals("actor") || column.equals("recipient");
                if (!table.startsWith("act_") && namesSomebody) {
                    found.add(table + "." + column);
                }
            }
        }
        // Flyway's own table, and a reason that only looks like a person.
        found.remove("flyway_schema_history.installed_by");
        found.remove("account.sessions_ended_by");
        assertThat(Traces.COLUMNS).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void whoHasDoneNothingHasLeftNone() {
        assertThat(traces.of("supervisor")).isFalse();
    }
}
