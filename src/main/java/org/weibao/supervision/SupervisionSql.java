package org.weibao.supervision;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.Light;
import org.weibao.escalation.LightColumn;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/** The conditions that the statements on a year share. The point is w, its plan l, a part p and an open deadline d. */
final class SupervisionSql {

    /** Whether a part's task is after its due day. */
    static final String PART_LATE = "CASE WHEN " + LightColumn.PART_HAS_LIGHT + " AND d.due < :today THEN 1 ELSE 0 END";

    /** Whether a point's own task is after its due day. */
    static final String POINT_LATE = "CASE WHEN d.due < :today THEN 1 ELSE 0 END";

    /** The open tasks of the part. */
    static final String PART_TASKS = "LEFT JOIN deadline d ON d.part_id = p.id AND d.settled_at IS NULL";

    /** The point's own mark; the phases are those that have it without a light. */
    private static final String WORST =
            """
            AND (w.phase IN (:worst_phases) OR :worst_light >= 0) AND :worst_light = GREATEST(
             COALESCE((SELECT MAX(%s) FROM deadline d WHERE d.point_id = w.id AND d.settled_at IS NULL), -1),
             COALESCE((SELECT MAX(%s) FROM part p %s WHERE p.point_id = w.id), -1))"""
                    .formatted(LightColumn.WITHOUT_PART, LightColumn.WITH_PART, PART_TASKS);

    private SupervisionSql() {}

    /** The statement's FROM and WHERE for the points of the filter. Nobody knows of a point that is still a draft. */
    static String points(SupervisionFilter filter) {
        var where = new StringBuilder(
                "FROM plan l JOIN work_point w ON w.plan_id = l.id WHERE l.running_year = :year AND w.phase <> 'DRAFT'");
        if (filter.protection() != null) {
            where.append(" AND w.category = :protection");
        }
        if (filter.phase() != null) {
            where.append(" AND w.phase = :phase");
        }
        if (filter.text() != null) {
            where.append(" AND LOWER(CONCAT(w.code, ' ', w.place, ' ', w.title)) LIKE :like ESCAPE '!'");
        }
        if (filter.unit() != null) {
            where.append(" ").append(named(":unit"));
        }
        if (filter.county() != null) {
            where.append(" ").append(named(":county"));
        }
        if (filter.worst() != null) {
            where.append(" ").append(WORST);
        }
        if (!filter.marks().isEmpty()) {
            where.append(" ").append(marked(filter));
        }
        return where.toString();
    }

    /** Before a point has parts, it names its bodies only. */
    private static String named(String body) {
        return """
             AND (w.lead_unit = BODY
              OR EXISTS (SELECT 1 FROM part p WHERE p.point_id = w.id AND p.unit_code = BODY)
              OR EXISTS (SELECT 1 FROM work_point_unit u WHERE u.point_id = w.id AND u.unit_code = BODY)
              OR EXISTS (SELECT 1 FROM work_point_county c WHERE c.point_id = w.id AND c.unit_code = BODY))"""
                .replace("BODY", body);
    }

    private static String marked(SupervisionFilter filter) {
        return """
             AND (EXISTS (SELECT 1 FROM part p %1$s WHERE p.point_id = w.id%2$s AND %3$s IN (:lights))
              OR EXISTS (SELECT 1 FROM part p WHERE p.point_id = w.id%2$s AND p.state IN (:states)
                AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.part_id = p.id AND d.settled_at IS NULL AND %4$s))
              OR EXISTS (SELECT 1 FROM deadline d WHERE d.point_id = w.id AND d.settled_at IS NULL%5$s AND %6$s IN (:lights))
              OR w.phase IN (:phases))"""
                .formatted(
                        PART_TASKS,
                        ofBodies(filter, "p.unit_code"),
                        LightColumn.WITH_PART,
                        LightColumn.PART_HAS_LIGHT,
                        ofBodies(filter, "d.assignee_body"),
                        LightColumn.WITHOUT_PART);
    }

    /** Narrows to the parts of the chosen bodies. */
    static String ofBodies(SupervisionFilter filter, String column) {
        return filter.bodies().isEmpty() ? "" : " AND " + column + " IN (:bodies)";
    }

    /** The values of all conditions. */
    static Map<String, Object> values(SupervisionFilter filter, @Nullable Integer year, Instant now) {
        var values = new HashMap<String, Object>();
        values.put("year", year == null ? 0 : year);
        values.put("now", at(now));
        values.put("today", WorkingCalendar.dayOf(now));
        if (filter.protection() != null) {
            values.put("protection", filter.protection().name());
        }
        if (filter.phase() != null) {
            values.put("phase", filter.phase().name());
        }
        if (filter.text() != null) {
            values.put("like", "%" + filter.text().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        }
        if (filter.unit() != null) {
            values.put("unit", filter.unit());
        }
        if (filter.county() != null) {
            values.put("county", filter.county());
        }
        var worst = filter.worst();
        if (worst != null) {
            values.put("worst_light", worst.light().map(Light::ordinal).orElse(-1));
            values.put(
                    "worst_phases",
                    orNone(
                            Stream.of(Phase.values())
                                    .filter(phase -> Mark.of(phase, null) == worst)
                                    .map(Phase::name)
                                    .toList(),
                            ""));
        }
        values.put("bodies", filter.bodies().isEmpty() ? List.of("") : filter.bodies());
        values.put(
                "lights",
                orNone(
                        filter.marks().stream()
                                .flatMap(mark -> mark.light().stream())
                                .map(Light::ordinal)
                                .toList(),
                        -1));
        values.put(
                "states",
                orNone(
                        filter.marks().stream()
                                .flatMap(mark ->
                                        Stream.of(PartState.values()).filter(state -> Mark.of(state, null) == mark))
                                .map(PartState::name)
                                .toList(),
                        ""));
        values.put(
                "phases",
                orNone(
                        filter.marks().stream()
                                .flatMap(mark -> phases(mark).stream())
                                .toList(),
                        ""));
        return values;
    }

    /** The phases of a point with this mark. */
    private static List<String> phases(Mark mark) {
        return switch (mark) {
            case DONE -> List.of("CLOSED");
            case CARRIED_OVER -> List.of("CARRIED_OVER");
            case LEFT_OUT -> List.of("LEFT_OUT");
            case NOT_STARTED -> List.of("APPROVED", "ASSIGNMENT");
            case RED, YELLOW, BLUE, GREEN, UNLIT, UNFINISHED, RELEASED -> List.of();
        };
    }

    /** SQL allows no empty IN. */
    private static <T> List<T> orNone(List<T> values, T nothing) {
        return values.isEmpty() ? List.of(nothing) : values;
    }

    static LocalDateTime at(Instant moment) {
        return LocalDateTime.ofInstant(moment, WorkingCalendar.ZONE);
    }
}
