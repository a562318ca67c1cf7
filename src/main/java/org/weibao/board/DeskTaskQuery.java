package org.weibao.board;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.LightColumn;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.workpoint.CameBack;
import org.weibao.workpoint.Phase;

/** Counts, sorts and pages the open tasks of a list. The database does it: a list of 20,000 tasks costs one page. */
@Repository
class DeskTaskQuery {

    /**
     * Whose tasks a list has.
     *
     * @param userId who reads it
     * @param groups those whose tasks they may do
     * @param units the units and counties that they work for
     * @param everything whether they see the tasks of all
     */
    record Reader(String userId, Collection<String> groups, Collection<String> units, boolean everything) {}

    /** Which tasks a list has. */
    enum Kind {
        /** Those of the reader's groups. */
        TO_DO,
        /**
         * Those that a colleague has, and those about the reader's points and parts that wait for other bodies. Who sees
         * everything has those of all that are late or due this week.
         */
        IN_PROGRESS
    }

    private static final String OF_GROUPS =
            "SELECT l.TASK_ID_ AS task_id FROM ACT_RU_IDENTITYLINK l WHERE l.TYPE_ = 'candidate' AND l.GROUP_ID_ IN (:groups)";

    private static final String DUE_THIS_WEEK =
            "\nUNION SELECT x.task_id FROM deadline x WHERE x.settled_at IS NULL AND x.due <= :sunday";

    /** The deadlines of the reader's parts, and of the points that they lead with all parts. */
    private static final String OF_UNITS =
            """
            SELECT x.id, x.task_id, x.settled_at FROM part y JOIN work_point z ON z.id = y.point_id AND z.phase IN (:running)
              JOIN deadline x ON x.part_id = y.id WHERE y.unit_code IN (:units)
            UNION SELECT x.id, x.task_id, x.settled_at FROM work_point z JOIN part y ON y.point_id = z.id
              JOIN deadline x ON x.part_id = y.id WHERE z.lead_unit IN (:units) AND z.phase IN (:running)
            UNION SELECT x.id, x.task_id, x.settled_at FROM work_point z
              JOIN deadline x ON x.point_id = z.id WHERE z.lead_unit IN (:units) AND z.phase IN (:running)""";

    /** Those that are open, and the open requests for more time about them. */
    private static final String WAITING_FOR_OTHERS = "\nUNION SELECT u.task_id FROM (" + OF_UNITS
            + ") u WHERE u.settled_at IS NULL\nUNION SELECT r.task_id FROM (" + OF_UNITS
            + ") u JOIN extension q ON q.deadline_id = u.id JOIN deadline r ON r.extension_id = q.id"
            + " AND r.settled_at IS NULL";

    private static final List<String> RUNNING = Stream.of(
                    Phase.ASSIGNMENT, Phase.IMPLEMENTATION, Phase.REPORTING, Phase.REVIEW)
            .map(Phase::name)
            .toList();

    private static final String NOT_TO_DO = "NOT (" + DeskTask.OWN + " AND (t.ASSIGNEE_ IS NULL OR t.ASSIGNEE_ = :me))";

    /** In front of the first ｜ is the step, with the mark of a return. */
    private static final String RETURNED =
            """
            SUBSTRING(CONCAT(t.NAME_, '｜'), 1, LOCATE('｜', CONCAT(t.NAME_, '｜'))) LIKE '%"""
                    + CameBack.RETURNED_IN_NAME + "｜'";

    private static final String LATER =
            "(t.FOLLOW_UP_DATE_ > :machineNow AND (t.ASSIGNEE_ IS NULL OR t.ASSIGNEE_ <> :me))";

    private static final String MATCHES =
            """
            (:text = '' OR LOWER(t.NAME_) LIKE :like ESCAPE '!' OR LOWER(COALESCE(w.place, xw.place)) LIKE :like ESCAPE '!'
              OR LOWER(COALESCE(w.title, xw.title)) LIKE :like ESCAPE '!' OR d.assignee_body IN (:bodies)
              OR COALESCE(p.unit_code, xp.unit_code) IN (:bodies))""";

    private static final String COLLEAGUE = "(t.ASSIGNEE_ <> :me AND " + DeskTask.OWN + ")";

    private static final String WEEK = "d.due <= :sunday";

    /** The ordinal of the light; -1 without one. */
    private static final String LIGHT = "COALESCE(" + LightColumn.WITH_PART + ", -1)";

    private static final String GROUPS =
            "SELECT place, title, step, matches, light, returned, urged, later, week, colleague,"
                    + " COUNT(*) AS tasks FROM (SELECT /*+ JOIN_FIXED_ORDER() */ COALESCE(w.place, xw.place) AS place, COALESCE(w.title, xw.title) AS title,"
                    + " d.step AS step, " + flag(MATCHES) + " AS matches, " + LIGHT + " AS light, "
                    + flag(RETURNED)
                    + " AS returned, " + flag(DeskTask.URGED) + " AS urged, " + flag(LATER) + " AS later, " + flag(WEEK)
                    + " AS week, " + flag(COLLEAGUE) + " AS colleague\n";

    private static final String BY_ALL =
            ") g GROUP BY place, title, step, matches, light, returned, urged, later, week, colleague";

    private static final String MOST_URGENT_FIRST = " ORDER BY CASE WHEN " + RETURNED + " OR " + DeskTask.URGED
            + " THEN 0 ELSE 1 END, " + LIGHT
            + " DESC, CASE WHEN d.due IS NULL THEN 1 ELSE 0 END, d.due, d.opened_at, t.ID_";

    private final JdbcClient database;
    private final Organization organization;

    DeskTaskQuery(JdbcClient database, Organization organization) {
        this.database = database;
        this.organization = organization;
    }

    private static String flag(String condition) {
        return "CASE WHEN " + condition + " THEN 1 ELSE 0 END";
    }

    /** All tasks of the list, counted. */
    List<DeskGroup> groups(Kind kind, Reader reader, @Nullable String text, Instant now) {
        return database.sql(GROUPS + from(kind, reader) + "WHERE " + condition(kind) + BY_ALL)
                .params(params(reader, text, now))
                .query(DeskGroup::of)
                .list();
    }

    /** One page of the tasks that the filter leaves, the most urgent first. */
    List<DeskTask> page(Kind kind, Reader reader, DeskFilter filter, @Nullable String text, Instant now, int from) {
        var conditions = new ArrayList<String>(List.of(condition(kind), MATCHES));
        var params = params(reader, text, now);
        if (filter.step() != null) {
            conditions.add("d.step = :step");
            params.put("step", filter.step());
        }
        if (filter.point() != null) {
            conditions.add("COALESCE(w.place, xw.place) = :place");
            params.put("place", filter.point());
        }
        if (filter.light() != null) {
            conditions.add(LIGHT + " = :light");
            params.put("light", filter.light().ordinal());
        }
        if (filter.week()) {
            conditions.add(WEEK);
        }
        conditions.add(flag(LATER) + (DeskFilter.LATER.equals(filter.show()) ? " = 1" : " = 0"));
        shown(filter.show()).ifPresent(conditions::add);
        return database.sql(DeskTask.COLUMNS + from(kind, reader) + DeskTask.HOLD + "WHERE "
                        + String.join(" AND ", conditions) + MOST_URGENT_FIRST + " LIMIT " + DeskQuery.PAGE + " OFFSET "
                        + from)
                .params(params)
                .query(DeskTask::of)
                .list();
    }

    /** The ids come first: the rows that are read do not grow with others' tasks. */
    private static String from(Kind kind, Reader reader) {
        var ids =
                switch (kind) {
                    case TO_DO -> OF_GROUPS;
                    case IN_PROGRESS -> OF_GROUPS + (reader.everything() ? DUE_THIS_WEEK : WAITING_FOR_OTHERS);
                };
        return "FROM (SELECT DISTINCT a.task_id FROM (" + ids + ") a) i JOIN ACT_RU_TASK t ON t.ID_ = i.task_id\n"
                + DeskTask.JOINS;
    }

    private static String condition(Kind kind) {
        return kind == Kind.TO_DO ? "1 = 1" : NOT_TO_DO;
    }

    private static Optional<String> shown(@Nullable String show) {
        if (show == null) {
            return Optional.empty();
        }
        return switch (show) {
            case DeskFilter.RETURNED -> Optional.of(RETURNED);
            case DeskFilter.URGED -> Optional.of(DeskTask.URGED);
            case DeskFilter.COLLEAGUES -> Optional.of(COLLEAGUE);
            default -> Optional.empty();
        };
    }

    List<DeskTask> one(String taskId, Reader reader) {
        return database.sql(DeskTask.COLUMNS + "FROM ACT_RU_TASK t\n" + DeskTask.JOINS + DeskTask.HOLD
                        + "WHERE t.ID_ = :task")
                .param("task", taskId)
                .param("groups", Columns.orNobody(reader.groups()))
                .query(DeskTask::of)
                .list();
    }

    private Map<String, Object> params(Reader reader, @Nullable String text, Instant now) {
        var wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
        var params = new HashMap<String, Object>();
        params.put("me", reader.userId());
        params.put("groups", Columns.orNobody(reader.groups()));
        params.put("units", Columns.orNobody(reader.units()));
        params.put("running", RUNNING);
        params.put("now", LocalDateTime.ofInstant(now, WorkingCalendar.ZONE));
        // The engine stores times in the machine's zone.
        params.put("machineNow", LocalDateTime.ofInstant(now, ZoneId.systemDefault()));
        params.put("sunday", WorkingCalendar.dayOf(now).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
        params.put("text", wanted);
        params.put("like", "%" + wanted.replaceAll("[!%_]", "!$0") + "%");
        params.put("bodies", Columns.orNobody(bodies(wanted)));
        return params;
    }

    /** The codes of the bodies that are called like this. */
    private List<String> bodies(String wanted) {
        return organization.units().stream()
                .filter(unit -> unit.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(Unit::code)
                .toList();
    }
}
