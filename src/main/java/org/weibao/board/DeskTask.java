package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.SupervisedTask;
import org.weibao.workpoint.CameBack;

/**
 * An open task of the engine with the records about it.
 *
 * @param followUp when its window opens; null if it can be done now
 * @param own whether it belongs to the groups that the statement names
 * @param code of its point; for a request for more time, of the point of that task
 * @param place of that point in the document
 * @param part the code of the part's unit or county
 * @param asker who requested more time, or signed the request; null for any other task
 */
record DeskTask(
        String id,
        String name,
        @Nullable String assignee,
        @Nullable Instant heldSince,
        @Nullable Instant touchedAt,
        @Nullable Instant followUp,
        long deadlineId,
        Instant openedAt,
        boolean extensionOpen,
        boolean urged,
        boolean own,
        @Nullable String code,
        @Nullable String place,
        @Nullable String title,
        @Nullable String part,
        @Nullable String asker,
        SupervisedTask supervised) {

    /** Whether one of the groups may do the task; of its parameters it is the only one. */
    static final String OWN =
            """
            EXISTS (SELECT 1 FROM ACT_RU_IDENTITYLINK l
              WHERE l.TASK_ID_ = t.ID_ AND l.TYPE_ = 'candidate' AND l.GROUP_ID_ IN (:groups))""";

    /** The task is t, its deadline d. For a request for more time, o is the deadline to extend. */
    static final String JOINS =
            """
            JOIN deadline d ON d.task_id = t.ID_ AND d.settled_at IS NULL
            """
                    + Subjects.JOIN_PART_AND_POINT
                    + """
            LEFT JOIN extension e ON e.id = d.extension_id
            LEFT JOIN deadline o ON o.id = e.deadline_id
            LEFT JOIN part xp ON xp.id = o.part_id
            LEFT JOIN work_point xw ON xw.id = COALESCE(o.point_id, xp.point_id)
            """;

    static final String URGED =
            "EXISTS (SELECT 1 FROM urging u WHERE u.deadline_id = d.id AND u.urged_at >= d.opened_at)";

    /** Who has begun to fill in its form. */
    static final String HOLD = "LEFT JOIN task_hold h ON h.task_id = t.ID_ AND h.user_id = t.ASSIGNEE_\n";

    // The hint is for MySQL, which otherwise begins with all open deadlines.
    static final String COLUMNS =
            """
            SELECT /*+ JOIN_FIXED_ORDER() */ t.ID_ AS task_id, t.NAME_ AS task_name, t.ASSIGNEE_ AS assignee, t.FOLLOW_UP_DATE_ AS follow_up,
              h.since AS held_since, h.touched_at AS touched_at, d.opened_at AS opened_at, d.extension_open AS extension_open,
              COALESCE(w.code, xw.code) AS code, COALESCE(w.place, xw.place) AS place, COALESCE(w.title, xw.title) AS title,
              COALESCE(p.unit_code, xp.unit_code) AS part_unit, COALESCE(e.signed_by, e.requested_by) AS asker,
            """
                    + "CASE WHEN " + URGED + " THEN 1 ELSE 0 END AS urged, CASE WHEN " + OWN
                    + " THEN 1 ELSE 0 END AS own,\n"
                    + WaitingRow.COLUMNS;

    static DeskTask of(ResultSet row, int number) throws SQLException {
        // The engine stores times in the machine's zone.
        @Nullable LocalDateTime followUp = row.getObject("follow_up", LocalDateTime.class);
        return new DeskTask(
                row.getString("task_id"),
                row.getString("task_name"),
                row.getString("assignee"),
                Columns.moment(row, "held_since"),
                Columns.moment(row, "touched_at"),
                followUp == null
                        ? null
                        : followUp.atZone(ZoneId.systemDefault()).toInstant(),
                row.getLong("d_id"),
                requireNonNull(Columns.moment(row, "opened_at")),
                row.getBoolean("extension_open"),
                row.getBoolean("urged"),
                row.getBoolean("own"),
                row.getString("code"),
                row.getString("place"),
                row.getString("title"),
                row.getString("part_unit"),
                row.getString("asker"),
                requireNonNull(WaitingRow.of(row)));
    }

    boolean cameBack() {
        return name.split("｜", 2)[0].endsWith(CameBack.RETURNED_IN_NAME);
    }

    /** Its name without the step, for tasks without a point. */
    String subject() {
        var parts = name.split("｜", 2);
        return parts[parts.length - 1].replace('｜', ' ');
    }
}
