package org.weibao.board;

import java.sql.ResultSet;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.weibao.organization.CurrentUser;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.Visibility;

/** Reads a point as far as somebody may see it: one statement. */
@Component
class SeenPointQuery {

    /** The latest of the points with this code that were sent, with its parts. */
    private static final String POINT = "SELECT " + PointRow.COLUMNS + ", " + PartRow.COLUMNS
            + """
            FROM work_point w LEFT JOIN part p ON p.point_id = w.id
            WHERE w.code = :code AND w.phase IN (:sent) ORDER BY w.id DESC, p.id""";

    private final JdbcClient database;
    private final Visibility visibility;

    SeenPointQuery(JdbcClient database, Visibility visibility) {
        this.database = database;
        this.visibility = visibility;
    }

    /** @throws NotYours if there is no such point, or the current user sees nothing of it: both get the same answer */
    SeenPoint of(String code, CurrentUser currentUser) {
        var found = new ArrayList<PointRow>();
        var all = new ArrayList<PartRow>();
        database.sql(POINT)
                .param("code", code)
                .param("sent", Visibility.sentPhases())
                .query((ResultSet row) -> {
                    if (found.isEmpty()) {
                        found.add(PointRow.of(row, 0));
                    }
                    if (Columns.id(row, "p_id") != null
                            && row.getLong("w_id") == found.get(0).id()) {
                        all.add(PartRow.of(row));
                    }
                });
        var point = WorkPointQuery.one(found);
        var whole = visibility.seesWhole(currentUser, point.lead(), point.phase());
        var parts = all.stream()
                .filter(part -> whole || visibility.belongsTo(currentUser, part.unit()))
                .toList();
        if (!whole && parts.isEmpty()) {
            throw new NotYours();
        }
        return new SeenPoint(point, parts, whole);
    }
}
