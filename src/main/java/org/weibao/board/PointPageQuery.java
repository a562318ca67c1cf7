package org.weibao.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.PointPage.DeadlineView;
import org.weibao.board.PointPage.PartEntry;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.StepNames;
import org.weibao.escalation.LightQuery;
import org.weibao.escalation.SupervisedTask;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Organization;
import org.weibao.shared.NotYours;

/**
 * Reads one point for the page about it, and for the panes beside an open form: what it asks for, and who has it now.
 * {@link PointRecordsQuery} and {@link PointTimelineQuery} read the rest. Four statements whatever the number of rows,
 * and one of the engine.
 */
@Service
@Transactional(readOnly = true)
public class PointPageQuery {

    private static final String DEADLINES = "SELECT " + WaitingRow.COLUMNS
            + """
            , d.round AS d_round, d.settled_at AS d_settled_at, e.round AS e_round, e.due AS e_due,
              e.counted_from AS e_counted_from, e.ended_at AS e_ended_at
            FROM deadline d LEFT JOIN earlier_round e ON e.deadline_id = d.id
            """
            + Subjects.JOIN_PART_AND_POINT
            + "WHERE d.point_id = :point OR d.part_id IN (:parts) ORDER BY d.id, e.round";

    private static final long NO_POINT = -1;

    private final JdbcClient database;
    private final SeenPointQuery seen;
    private final RecordQuery records;
    private final RecordViews views;
    private final DocumentQuery documents;
    private final LightQuery lights;
    private final StepNames steps;
    private final Organization organization;
    private final WorkingCalendar calendar;

    PointPageQuery(
            JdbcClient database,
            SeenPointQuery seen,
            RecordQuery records,
            RecordViews views,
            DocumentQuery documents,
            LightQuery lights,
            StepNames steps,
            Organization organization,
            WorkingCalendar calendar) {
        this.database = database;
        this.seen = seen;
        this.records = records;
        this.views = views;
        this.documents = documents;
        this.lights = lights;
        this.steps = steps;
        this.organization = organization;
        this.calendar = calendar;
    }

    /** @throws NotYours if there is no such point, or the current user sees nothing of it: both get the same answer */
    public PointPage of(String code, CurrentUser currentUser) {
        return new Reading(seen.of(code, currentUser)).page();
    }

    /** The deadlines of one point, as far as the current user may see them. */
    private final class Reading {

        private final PointRow point;
        private final List<PartRow> parts;
        private final boolean whole;
        private final Map<Long, PartRow> byId;
        private final List<SupervisedTask> own = new ArrayList<>();
        private final List<DeadlineView> deadlineViews = new ArrayList<>();

        private Reading(SeenPoint seen) {
            point = seen.point();
            parts = seen.parts();
            whole = seen.whole();
            byId = seen.partsById();
            readDeadlines();
        }

        private void readDeadlines() {
            var latest = new LinkedHashMap<Long, DeadlineView>();
            database.sql(DEADLINES)
                    .param("point", whole ? point.id() : NO_POINT)
                    .param("parts", Columns.orNone(byId.keySet()))
                    .query((ResultSet row) -> {
                        if (Columns.id(row, "e_round") != null) {
                            deadlineViews.add(view(row, "e_", Columns.moment(row, "e_ended_at"), false));
                        }
                        if (latest.putIfAbsent(
                                        row.getLong("d_id"), view(row, "d_", Columns.moment(row, "d_settled_at"), true))
                                == null) {
                            collectOpen(row);
                        }
                    });
            deadlineViews.addAll(latest.values());
        }

        private void collectOpen(ResultSet row) throws SQLException {
            if (Columns.moment(row, "d_settled_at") != null) {
                return;
            }
            var task = Objects.requireNonNull(WaitingRow.of(row));
            var part = Columns.id(row, "d_part");
            (part == null ? own : Objects.requireNonNull(byId.get(part)).waiting()).add(task);
        }

        private DeadlineView view(ResultSet row, String prefix, @Nullable Instant ended, boolean current)
                throws SQLException {
            var part = Columns.id(row, "d_part");
            @Nullable LocalDate due = Columns.day(row, prefix + "due");
            return new DeadlineView(
                    part == null
                            ? null
                            : views.name(Objects.requireNonNull(byId.get(part)).unit()),
                    steps.nameOf(row.getString("d_step")),
                    organization.nameOf(row.getString("d_assignee_body")),
                    row.getInt(prefix + "round"),
                    due == null ? null : calendar.shown(due, Columns.day(row, prefix + "counted_from") != null),
                    ended,
                    current);
        }

        private PointPage page() {
            var details = records.details(List.of(point.id()), WorkPointQuery.ASSIGNMENT, null);
            return new PointPage(
                    whole
                            ? views.point(point, details, RecordViews.unfinishedOf(parts))
                            : views.pointOf(parts, point, details),
                    documents.source(point.planId(), point.id()),
                    whole,
                    stepViews(own),
                    partEntries(details),
                    deadlineViews);
        }

        private List<StepView> stepViews(List<SupervisedTask> open) {
            return lights.steps(open).stream().map(StepView::of).toList();
        }

        private List<PartEntry> partEntries(Details details) {
            var waiting = stepViews(
                    parts.stream().flatMap(part -> part.waiting().stream()).toList());
            var entries = new ArrayList<PartEntry>();
            var next = 0;
            for (var part : parts) {
                var end = next + part.waiting().size();
                entries.add(views.entry(part, details, waiting.subList(next, end)));
                next = end;
            }
            return entries;
        }
    }
}
