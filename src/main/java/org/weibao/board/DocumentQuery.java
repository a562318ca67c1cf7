package org.weibao.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.weibao.board.PlanView.Document;
import org.weibao.board.PlanView.MarkView;
import org.weibao.board.PlanView.Original;
import org.weibao.evidence.EvidenceFile;
import org.weibao.organization.Organization;
import org.weibao.plan.MarkKind;
import org.weibao.plan.NameNeighbours;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.Schedule;

/** Reads the documents that plans were read from. The caller checks who may see them. */
@Component
class DocumentQuery {

    private static final String DOCUMENT =
            """
            SELECT f.id, f.name, f.media_type, t.text FROM evidence_file f JOIN plan_text t ON t.plan_id = f.plan_id
            WHERE f.plan_id = :plan""";

    private static final String MARKS =
            """
            SELECT id, point_id, kind, text, role, span_start, span_end, settled FROM reading_mark
            WHERE plan_id = :plan ORDER BY span_start, span_end DESC, id""";

    /** The document of a point's plan, with the places of the point; without one, the document alone. */
    private static final String PASSAGES =
            """
            SELECT f.id, f.name, f.media_type, t.text, m.span_start, m.span_end
            FROM evidence_file f JOIN plan_text t ON t.plan_id = f.plan_id
              LEFT JOIN reading_mark m ON m.plan_id = f.plan_id AND m.point_id = :point AND m.kind = 'POINT'
            WHERE f.plan_id = :plan ORDER BY m.span_start""";

    private final JdbcClient database;
    private final Organization organization;
    private final Schedule schedule;

    DocumentQuery(JdbcClient database, Organization organization, Schedule schedule) {
        this.database = database;
        this.organization = organization;
        this.schedule = schedule;
    }

    /** The document of a plan; null if it has none. */
    @Nullable
    Document of(long planId) {
        var marks = new ArrayList<MarkView>();
        return database.sql(DOCUMENT)
                .param("plan", planId)
                .query((row, number) -> new Document(original(row), row.getString("text"), marks))
                .optional()
                .map(document -> {
                    marks.addAll(database.sql(MARKS)
                            .param("plan", planId)
                            .query((row, number) -> mark(row))
                            .list());
                    return document;
                })
                .orElse(null);
    }

    /** Where a point stands in its document; null if its plan has none. */
    PointPage.@Nullable Source source(long planId, long pointId) {
        var passages = new ArrayList<String>();
        var originals = database.sql(PASSAGES)
                .param("plan", planId)
                .param("point", pointId)
                .query((row, number) -> {
                    var start = Columns.number(row, "span_start");
                    var end = Columns.number(row, "span_end");
                    if (start != null && end != null) {
                        passages.add(row.getString("text").substring(start, end).strip());
                    }
                    return original(row);
                })
                .list();
        return originals.isEmpty() ? null : new PointPage.Source(originals.get(0), List.copyOf(passages));
    }

    private static Original original(ResultSet row) throws SQLException {
        return new Original(
                row.getLong("id"), row.getString("name"), EvidenceFile.isPreviewable(row.getString("media_type")));
    }

    private MarkView mark(ResultSet row) throws SQLException {
        var kind = MarkKind.valueOf(row.getString("kind"));
        var text = row.getString("text");
        var role = Columns.named(Role.class, row, "role");
        var settled = row.getBoolean("settled");
        var neighbours = kind == MarkKind.UNKNOWN_NAME && !settled
                ? NameNeighbours.of(text, organization, schedule.today()).stream()
                        .map(unit -> new UnitView(unit.code(), unit.name()))
                        .toList()
                : List.<UnitView>of();
        return new MarkView(
                row.getLong("id"),
                Columns.id(row, "point_id"),
                kind,
                text,
                role == null ? null : role.label(),
                Columns.number(row, "span_start"),
                Columns.number(row, "span_end"),
                settled,
                neighbours);
    }
}
