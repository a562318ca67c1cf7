package org.weibao.board;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small row that belongs to a point, a part, a report or a decision. One statement reads all of them; the kind
 * decides what the columns mean.
 *
 * @param owner the id of the record that it belongs to
 */
record Detail(
        Kind kind,
        long owner,
        @Nullable Long id,
        @Nullable String text,
        @Nullable String more,
        @Nullable String code,
        @Nullable String outcome,
        @Nullable String paper,
        @Nullable Boolean flag,
        @Nullable Boolean counties,
        @Nullable Long number,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal denominator,
        @Nullable String actor,
        @Nullable Instant at,
        @Nullable LocalDate day) {

    private static final String OF_POINTS = " WHERE point_id IN (:points)";

    /** The reports to show: of one part, or of points as a whole with all their parts. */
    private static final String REPORTS = " WHERE (r.part_id = :part OR (:part < 0 AND r.point_id IN (:points)))";

    /** The kinds of rows, named like the tables. */
    enum Kind {
        UNIT("point_id", "position", Map.of("text", "unit_code", "code", "role"), "work_point_unit" + OF_POINTS),
        COUNTY("point_id", "position", Map.of("text", "unit_code"), "work_point_county" + OF_POINTS),
        PHRASE("point_id", "position", Map.of("text", "phrase", "flag", "expand"), "work_point_phrase" + OF_POINTS),
        STANDARD("point_id", "position", Map.of("text", "item"), "closing_standard" + OF_POINTS),
        MEASURE(
                "point_id",
                "number",
                Map.of(
                        "id", "id",
                        "text", "text",
                        "number", "number",
                        "flag", "all_units",
                        "counties", "counties",
                        "code", "aggregation",
                        "outcome", "indicator_name",
                        "paper", "indicator_unit",
                        "amount", "target"),
                "measure" + OF_POINTS),
        MEASURE_UNIT(
                "u.measure_id",
                "u.position",
                Map.of("text", "u.unit_code"),
                "measure_unit u JOIN measure m ON m.id = u.measure_id WHERE m.point_id IN (:points)"),
        PART_MEASURE(
                "m.part_id",
                "m.id",
                Map.of("id", "m.measure_id", "code", "m.state", "text", "m.reason"),
                "part_measure m JOIN part p ON p.id = m.part_id"
                        + " WHERE (p.id = :part OR (:part < 0 AND p.point_id IN (:points)))"),
        FIGURE(
                "f.report_id",
                "f.position",
                Map.of(
                        "id", "f.measure_id",
                        "code", "f.state",
                        "number", "f.percentage",
                        "amount", "f.figure",
                        "denominator", "f.denominator"),
                "report_figure f JOIN report r ON r.id = f.report_id" + REPORTS),
        REPORT_FILE("f.report_id", "f.id", file(), "evidence_file f JOIN report r ON r.id = f.report_id" + REPORTS),
        DECISION(
                "point_id",
                "-id",
                Map.of(
                        "id", "id",
                        "number", "part_id",
                        "text", "reason",
                        "more", "minutes_number",
                        "code", "kind",
                        "outcome", "outcome",
                        "paper", "minutes_kind",
                        "actor", "decided_by",
                        "at", "decided_at",
                        "day", "meeting_date"),
                "decision" + OF_POINTS),
        ITEM(
                "i.decision_id",
                "i.position",
                Map.of("text", "i.item", "more", "i.remark", "flag", "i.met"),
                "checked_item i JOIN decision c ON c.id = i.decision_id WHERE c.point_id IN (:points)"),
        DECISION_FILE(
                "e.decision_id",
                "f.id",
                file(),
                "evidence_file f JOIN evidence_decision e ON e.file_id = f.id JOIN decision c ON c.id = e.decision_id"
                        + " WHERE c.point_id IN (:points)"),
        /** Files that were uploaded in a form and not yet submitted. */
        DRAFT_FILE(
                "f.point_id",
                "f.id",
                file(),
                "evidence_file f WHERE f.attached_at IS NULL AND f.purpose = :drafts AND f.point_id IN (:points)"
                        + " AND COALESCE(f.part_id, -1) = :part");

        private final String select;

        Kind(String owner, String place, Map<String, String> columns, String from) {
            select = "SELECT '" + name() + "' AS d_kind, " + owner + " AS d_owner, " + place + " AS d_place, "
                    + Stream.of(
                                    "id",
                                    "text",
                                    "more",
                                    "code",
                                    "outcome",
                                    "paper",
                                    "flag",
                                    "counties",
                                    "number",
                                    "amount",
                                    "denominator",
                                    "actor",
                                    "at",
                                    "day")
                            .map(column -> columns.getOrDefault(column, "NULL") + " AS d_" + column)
                            .collect(Collectors.joining(", "))
                    + " FROM " + from;
        }

        private static Map<String, String> file() {
            return Map.of(
                    "id", "f.id",
                    "text", "f.name",
                    "code", "f.media_type",
                    "number", "f.length",
                    "actor", "f.uploaded_by",
                    "at", "f.uploaded_at");
        }

        String select() {
            return select;
        }
    }

    static Detail of(ResultSet row, int number) throws SQLException {
        return new Detail(
                Kind.valueOf(row.getString("d_kind")),
                row.getLong("d_owner"),
                Columns.id(row, "d_id"),
                row.getString("d_text"),
                row.getString("d_more"),
                row.getString("d_code"),
                row.getString("d_outcome"),
                row.getString("d_paper"),
                Columns.flag(row, "d_flag"),
                Columns.flag(row, "d_counties"),
                Columns.id(row, "d_number"),
                row.getBigDecimal("d_amount"),
                row.getBigDecimal("d_denominator"),
                row.getString("d_actor"),
                Columns.moment(row, "d_at"),
                Columns.day(row, "d_day"));
    }
}
