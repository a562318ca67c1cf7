package org.weibao.board;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.StepNames;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.shared.NotYours;
import org.weibao.shared.Texts;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/** 已办: the acts of the current user, the latest first, and what followed. */
@Service
@Transactional(readOnly = true)
public class DoneQuery {

    /** The number of rows that a screen of 1366 by 768 shows. */
    static final int PAGE = 20;

    private static final int LONGEST_TEXT = 100;

    private static final String ACTS =
            """
            FROM timeline_entry e LEFT JOIN work_point w ON w.id = e.point_id LEFT JOIN part p ON p.id = e.part_id
            WHERE e.actor = :user AND (:text = '' OR CONCAT(COALESCE(w.place, ''), ' ', COALESCE(w.title, ''), ' ', e.text)
              LIKE :like ESCAPE '!')""";

    private record Act(
            Instant at,
            EntryKind kind,
            String text,
            @Nullable Long pointId,
            @Nullable Long partId,
            @Nullable String place,
            @Nullable String title,
            @Nullable String code,
            @Nullable String unit,
            @Nullable Phase phase,
            @Nullable PartState state) {

        static Act of(ResultSet row) throws SQLException {
            return new Act(
                    Objects.requireNonNull(Columns.moment(row, "at")),
                    EntryKind.valueOf(row.getString("kind")),
                    row.getString("text"),
                    Columns.id(row, "point_id"),
                    Columns.id(row, "part_id"),
                    row.getString("place"),
                    row.getString("title"),
                    row.getString("code"),
                    row.getString("unit_code"),
                    Columns.named(Phase.class, row, "phase"),
                    Columns.named(PartState.class, row, "state"));
        }
    }

    /** A task that is open now. */
    private record Open(
            TaskSubject subject, String step, String assigneeBody, @Nullable LocalDate due, boolean counted) {

        static Open of(ResultSet row) throws SQLException {
            var part = Columns.id(row, "part_id");
            return new Open(
                    part == null ? TaskSubject.point(row.getLong("point_id")) : TaskSubject.part(part),
                    row.getString("step"),
                    row.getString("assignee_body"),
                    Columns.day(row, "due"),
                    Columns.day(row, "counted_from") != null);
        }
    }

    private final JdbcClient database;
    private final StepNames steps;
    private final Organization organization;
    private final WorkingCalendar calendar;

    DoneQuery(JdbcClient database, StepNames steps, Organization organization, WorkingCalendar calendar) {
        this.database = database;
        this.steps = steps;
        this.organization = organization;
        this.calendar = calendar;
    }

    /**
     * One page, read by three statements.
     *
     * @param text what point or text must contain; null for all
     * @param page from 1; outside the range it means the nearest page
     * @throws NotYours for an administrator, who does no case work
     */
    public DoneView of(@Nullable String text, int page, CurrentUser currentUser) {
        if (currentUser.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
        var wanted = Objects.requireNonNullElse(Texts.optional("q", "搜索内容", text, LONGEST_TEXT), "");
        var like = "%" + wanted.replaceAll("[!%_]", "!$0") + "%";
        int total = select("SELECT COUNT(*) ", currentUser, wanted, like)
                .query(Integer.class)
                .single();
        var pages = Math.max(1, (total + PAGE - 1) / PAGE);
        var shown = Math.max(1, Math.min(page, pages));
        var acts = select(
                        "SELECT e.at, e.kind, e.text, e.point_id, e.part_id, w.place, w.title, w.code, p.unit_code, w.phase, p.state ",
                        currentUser,
                        wanted,
                        like,
                        " ORDER BY e.id DESC LIMIT " + PAGE + " OFFSET " + (shown - 1) * PAGE)
                .query((row, number) -> Act.of(row))
                .list();
        var open = open(acts);
        return new DoneView(acts.stream().map(act -> row(act, open)).toList(), total, shown, pages);
    }

    private JdbcClient.StatementSpec select(String columns, CurrentUser user, String text, String like) {
        return select(columns, user, text, like, "");
    }

    private JdbcClient.StatementSpec select(String columns, CurrentUser user, String text, String like, String order) {
        return database.sql(columns + ACTS + order)
                .param("user", user.userId())
                .param("text", text)
                .param("like", like);
    }

    /** The open tasks of the same points and parts. */
    private Map<TaskSubject, List<Open>> open(List<Act> acts) {
        return database
                .sql(
                        """
                        SELECT d.point_id, d.part_id, d.step, d.assignee_body, d.due, d.counted_from FROM deadline d
                        WHERE d.settled_at IS NULL AND (d.part_id IN (:parts) OR d.point_id IN (:points))
                        ORDER BY d.due, d.id""")
                .param(
                        "parts",
                        Columns.orNone(acts.stream()
                                .map(Act::partId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList()))
                .param(
                        "points",
                        Columns.orNone(acts.stream()
                                .map(Act::pointId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList()))
                .query((row, number) -> Open.of(row))
                .list()
                .stream()
                .collect(groupingBy(Open::subject));
    }

    private DoneView.Row row(Act act, Map<TaskSubject, List<Open>> open) {
        var unit = act.unit();
        return new DoneView.Row(
                act.at(),
                act.kind().label(),
                act.text(),
                act.place(),
                act.title(),
                act.code(),
                unit == null ? null : organization.nameOf(unit),
                now(act, open));
    }

    private String now(Act act, Map<TaskSubject, List<Open>> open) {
        var state = act.state();
        if (act.partId() != null && state != null) {
            var own = open.get(TaskSubject.part(act.partId()));
            return own == null ? state.label() : said(own.get(0));
        }
        var phase = act.phase();
        if (act.pointId() == null || phase == null) {
            return "";
        }
        var own = open.get(TaskSubject.point(act.pointId()));
        return own == null || phase == Phase.IMPLEMENTATION ? phase.label() : said(own.get(0));
    }

    private String said(Open task) {
        return "现由" + organization.nameOf(task.assigneeBody()) + steps.nameOf(task.step())
                + (task.due() == null ? "" : "，" + calendar.shown(task.due(), task.counted()) + "前");
    }
}
