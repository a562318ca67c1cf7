package org.weibao.supervision;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.Columns;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.NameColumn;
import org.weibao.shared.NotYours;

/** Reads who exported what, by two statements. */
@Service
@Transactional(readOnly = true)
public class ExportQuery {

    public static final int PAGE = 25;

    private static final String ROWS =
            """
            SELECT f.kind, f.exported_at, f.scope, f.row_count, %s AS name
            FROM exported_file f ORDER BY f.exported_at DESC, f.id DESC LIMIT :most OFFSET :before"""
                    .formatted(NameColumn.latest("f.exported_by"));

    private final JdbcClient database;
    private final SupervisionQuery supervision;

    ExportQuery(JdbcClient database, SupervisionQuery supervision) {
        this.database = database;
        this.supervision = supervision;
    }

    /**
     * One page.
     *
     * @param page from 1; outside the range it means the nearest page
     * @throws NotYours for anybody who does not see everything
     */
    public ExportsView page(int page, CurrentUser currentUser) {
        supervision.requireAll(currentUser);
        int total = database.sql("SELECT COUNT(*) FROM exported_file")
                .query(Integer.class)
                .single();
        var pages = Math.max(1, (total + PAGE - 1) / PAGE);
        var shown = Math.max(1, Math.min(page, pages));
        var rows = database.sql(ROWS)
                .param("most", PAGE)
                .param("before", (shown - 1) * PAGE)
                .query((row, number) -> new ExportsView.Row(
                        Objects.requireNonNull(Columns.moment(row, "exported_at")),
                        row.getString("name"),
                        ExportedFile.valueOf(row.getString("kind")).label(),
                        MaskedNumbers.in(row.getString("scope")),
                        row.getInt("row_count")))
                .list();
        return new ExportsView(total, shown, pages, rows);
    }
}
