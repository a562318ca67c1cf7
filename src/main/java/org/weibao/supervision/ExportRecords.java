package org.weibao.supervision;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records who exported what. Rows are only added. */
@Repository
public class ExportRecords {

    private static final int LONGEST_SCOPE = 1000;

    private final JdbcClient database;

    ExportRecords(JdbcClient database) {
        this.database = database;
    }

    public void add(ExportedFile kind, String userId, Instant at, String scope, int rows) {
        database.sql(
                        """
                        INSERT INTO exported_file (kind, exported_by, exported_at, scope, row_count)
                        VALUES (?, ?, ?, ?, ?)""")
                .params(
                        kind.name(),
                        userId,
                        SupervisionSql.at(at),
                        scope.length() > LONGEST_SCOPE ? scope.substring(0, LONGEST_SCOPE) : scope,
                        rows)
                .update();
    }
}
