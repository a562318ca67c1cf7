package org.weibao.board;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.urging.UrgingService;
import org.weibao.workpoint.EntryKind;

/**
 * What the current user may do with an open task beside filling its form in. The services check each act again. The
 * hand-over is not among them: it depends on the colleagues, which the page asks for.
 */
@Service
@Transactional(readOnly = true)
public class PossibleActs {

    /** An act. */
    public enum Act {
        /** The officer requests more time. */
        EXTEND,
        /** The office urges. */
        URGE,
        /** Who has the task puts it back to its group. */
        PUT_BACK
    }

    /** @param label the word for it: a consulted body is not urged */
    public record PossibleAct(Act act, String label) {}

    /**
     * An open task.
     *
     * @param ofPoint whether it is about a point or a part
     * @param unit the unit or county that has it; null for the desks of office and leading group
     * @param due null if nothing is due
     */
    record Facts(
            boolean ofPoint,
            @Nullable Unit unit,
            @Nullable String assignee,
            @Nullable LocalDate due,
            boolean extensionOpen,
            boolean urgedToday) {}

    private final JdbcClient database;
    private final Organization organization;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PossibleActs(JdbcClient database, Organization organization, WorkingCalendar calendar, Clock clock) {
        this.database = database;
        this.organization = organization;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The caller has checked that the current user sees the task. */
    public List<PossibleAct> of(String taskId, CurrentUser currentUser) {
        var now = clock.instant();
        return database.sql(
                        """
                        SELECT t.ASSIGNEE_ AS assignee, COALESCE(d.point_id, d.part_id) AS of_point, d.due AS due,
                          d.extension_open AS extension_open,
                          (SELECT COUNT(*) FROM urging u WHERE u.deadline_id = d.id AND u.urged_on = :today) AS urged,
                          (SELECT MIN(l.GROUP_ID_) FROM ACT_RU_IDENTITYLINK l
                            WHERE l.TASK_ID_ = t.ID_ AND l.TYPE_ = 'candidate') AS task_group
                        FROM ACT_RU_TASK t JOIN deadline d ON d.task_id = t.ID_ AND d.settled_at IS NULL WHERE t.ID_ = :task""")
                .param("task", taskId)
                .param("today", WorkingCalendar.dayOf(now))
                .query((row, number) -> {
                    var group = row.getString("task_group");
                    return new Facts(
                            Columns.id(row, "of_point") != null,
                            group == null ? null : organization.owning(group).orElse(null),
                            row.getString("assignee"),
                            Columns.day(row, "due"),
                            row.getBoolean("extension_open"),
                            row.getInt("urged") > 0);
                })
                .optional()
                .map(task -> of(task, currentUser, calendar, now))
                .orElse(List.of());
    }

    static List<PossibleAct> of(Facts task, CurrentUser currentUser, WorkingCalendar calendar, Instant now) {
        var acts = new ArrayList<PossibleAct>();
        if (currentUser.isIn(Groups.ADMINISTRATOR)) {
            return acts;
        }
        var unit = task.unit();
        var due = task.due();
        if (task.ofPoint() && unit != null && due != null) {
            if (currentUser.isIn(unit.group())
                    && !task.extensionOpen()
                    && !calendar.timeLeft(due, now).isLate()) {
                acts.add(new PossibleAct(Act.EXTEND, "申请延期"));
            }
            if (UrgingService.mayUrge(currentUser) && !task.urgedToday()) {
                acts.add(new PossibleAct(
                        Act.URGE, EntryKind.URGED.towards(unit.kind()).label()));
            }
        }
        if (currentUser.userId().equals(task.assignee())) {
            acts.add(new PossibleAct(Act.PUT_BACK, "放回本单位"));
        }
        return acts;
    }
}
