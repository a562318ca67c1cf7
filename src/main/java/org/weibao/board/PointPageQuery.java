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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.PointPage.DeadlineView;
import org.weibao.board.PointPage.NoticeView;
import org.weibao.board.PointPage.PartEntry;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.StepNames;
import org.weibao.escalation.LightQuery;
import org.weibao.escalation.SupervisedTask;
import org.weibao.letter.LetterQuery;
import org.weibao.notification.Deliveries;
import org.weibao.notification.Delivery;
import org.weibao.notification.PointNotice;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.NameHistory;
import org.weibao.organization.Organization;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.Visibility;

/**
 * Reads one point for the page about it, and for the panes beside an open form. It shows the point as a whole to those
 * who may see that, and to the people of a part the point's text and their own part. Nine statements, whatever the
 * number of rows.
 */
@Service
@Transactional(readOnly = true)
public class PointPageQuery {

    /** The latest of the points with this code that were sent, with its parts. */
    private static final String POINT = "SELECT " + PointRow.COLUMNS + ", " + PartRow.COLUMNS
            + """
            FROM work_point w LEFT JOIN part p ON p.point_id = w.id
            WHERE w.code = :code AND w.phase IN (:sent) ORDER BY w.id DESC, p.id""";

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
    private final RecordQuery records;
    private final RecordViews views;
    private final WorkPointQuery points;
    private final DocumentQuery documents;
    private final LetterQuery letters;
    private final LightQuery lights;
    private final Deliveries deliveries;
    private final StepNames steps;
    private final Visibility visibility;
    private final Organization organization;
    private final WorkingCalendar calendar;

    PointPageQuery(
            JdbcClient database,
            RecordQuery records,
            RecordViews views,
            WorkPointQuery points,
            DocumentQuery documents,
            LetterQuery letters,
            LightQuery lights,
            Deliveries deliveries,
            StepNames steps,
            Visibility visibility,
            Organization organization,
            WorkingCalendar calendar) {
        this.database = database;
        this.records = records;
        this.views = views;
        this.points = points;
        this.documents = documents;
        this.letters = letters;
        this.lights = lights;
        this.deliveries = deliveries;
        this.steps = steps;
        this.visibility = visibility;
        this.organization = organization;
        this.calendar = calendar;
    }

    /** @throws NotYours if there is no such point, or the current user sees nothing of it: both get the same answer */
    public PointPage of(String code, CurrentUser currentUser) {
        var all = new ArrayList<PartRow>();
        var point = point(code, all);
        var whole = visibility.seesWhole(currentUser, point.lead(), point.phase());
        var parts = all.stream()
                .filter(part -> whole || visibility.belongsTo(currentUser, part.unit()))
                .toList();
        if (!whole && parts.isEmpty()) {
            throw new NotYours();
        }
        return new Reading(point, parts, whole, currentUser).page();
    }

    private PointRow point(String code, List<PartRow> parts) {
        var found = new ArrayList<PointRow>();
        database.sql(POINT)
                .param("code", code)
                .param("sent", Visibility.sentPhases())
                .query((ResultSet row) -> {
                    if (found.isEmpty()) {
                        found.add(PointRow.of(row, 0));
                    }
                    if (Columns.id(row, "p_id") != null
                            && row.getLong("w_id") == found.get(0).id()) {
                        parts.add(PartRow.of(row));
                    }
                });
        return WorkPointQuery.one(found);
    }

    /** The rows of one point, as far as the current user may see them. */
    private final class Reading {

        private final PointRow point;
        private final List<PartRow> parts;
        private final boolean whole;
        private final CurrentUser currentUser;
        private final Map<Long, PartRow> byId;
        private final List<SupervisedTask> own = new ArrayList<>();
        private final List<DeadlineView> deadlineViews = new ArrayList<>();
        private final List<ReportRow> reports;
        private final Details details;
        private final List<TimelineRow> entries;
        private final Map<Long, TimelineRow> entryById;
        private final List<PointNotice> sent;
        private final Map<String, NameHistory> people;

        private Reading(PointRow point, List<PartRow> parts, boolean whole, CurrentUser currentUser) {
            this.point = point;
            this.parts = parts;
            this.whole = whole;
            this.currentUser = currentUser;
            byId = parts.stream().collect(Collectors.toMap(PartRow::id, Function.identity()));
            readDeadlines();
            reports = records.reports(point.id()).stream()
                    .filter(each -> sees(each.partId()))
                    .toList();
            details = records.details(List.of(point.id()), WorkPointQuery.ALL, null);
            entries = records.timeline(point.id(), visibility.seesEverything(currentUser)).stream()
                    .filter(each -> sees(each.partId()))
                    .toList();
            entryById = entries.stream().collect(Collectors.toMap(TimelineRow::id, Function.identity()));
            sent = deliveries.ofPoint(point.id(), entryById.keySet()).stream()
                    .filter(this::sees)
                    .toList();
            people = points.people(Stream.of(
                            details.people(),
                            reports.stream().flatMap(ReportRow::people),
                            entries.stream().map(TimelineRow::actor),
                            sent.stream()
                                    .flatMap(notice -> notice.deliveries().stream())
                                    .map(Delivery::recipient)
                                    .flatMap(Stream::ofNullable))
                    .flatMap(Function.identity()));
        }

        /** Whether the current user sees a record of the part, or, without a part, one of the point as a whole. */
        private boolean sees(@Nullable Long partId) {
            return whole || (partId != null && byId.containsKey(partId));
        }

        /** A notice of a timeline entry is seen by those who see the entry. */
        private boolean sees(PointNotice notice) {
            return notice.entryId() == null ? sees(notice.partId()) : entryById.containsKey(notice.entryId());
        }

        private void readDeadlines() {
            var seen = new LinkedHashMap<Long, DeadlineView>();
            database.sql(DEADLINES)
                    .param("point", whole ? point.id() : NO_POINT)
                    .param("parts", Columns.orNone(byId.keySet()))
                    .query((ResultSet row) -> {
                        if (Columns.id(row, "e_round") != null) {
                            deadlineViews.add(view(row, "e_", Columns.moment(row, "e_ended_at"), false));
                        }
                        if (seen.putIfAbsent(
                                        row.getLong("d_id"), view(row, "d_", Columns.moment(row, "d_settled_at"), true))
                                == null) {
                            collectOpen(row);
                        }
                    });
            deadlineViews.addAll(seen.values());
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
            return new PointPage(
                    whole
                            ? views.point(point, details, RecordViews.unfinishedOf(parts))
                            : views.pointOf(parts, point, details),
                    documents.source(point.planId(), point.id()),
                    whole,
                    stepViews(own),
                    partEntries(),
                    points.compiled(reports, details, people),
                    whole
                            ? views.decisions(point.id(), parts, details, people)
                            : views.decisionsOn(parts, point.id(), details, people),
                    deadlineViews,
                    letters.ofPoint(point.id(), currentUser),
                    timeline(),
                    notices(null));
        }

        private List<StepView> stepViews(List<SupervisedTask> open) {
            return lights.steps(open).stream().map(StepView::of).toList();
        }

        private List<PartEntry> partEntries() {
            var shown = points.parts(parts, reports, details, people);
            var waiting = stepViews(
                    parts.stream().flatMap(part -> part.waiting().stream()).toList());
            var entries = new ArrayList<PartEntry>();
            var next = 0;
            for (var i = 0; i < parts.size(); i++) {
                var part = parts.get(i);
                var end = next + part.waiting().size();
                entries.add(new PartEntry(
                        shown.get(i),
                        waiting.subList(next, end),
                        views.reports(
                                reports.stream()
                                        .filter(each -> Objects.equals(each.partId(), part.id()))
                                        .toList(),
                                details,
                                people),
                        notices(part.id())));
                next = end;
            }
            return entries;
        }

        private List<EventView> timeline() {
            return views.timeline(
                    entries,
                    parts,
                    sent.stream()
                            .filter(notice -> notice.entryId() != null)
                            .collect(Collectors.groupingBy(
                                    notice -> Objects.requireNonNull(notice.entryId()),
                                    Collectors.flatMapping(
                                            notice -> notice.deliveries().stream(), Collectors.toList()))),
                    people);
        }

        private List<NoticeView> notices(@Nullable Long partId) {
            return sent.stream()
                    .filter(notice -> Objects.equals(partOf(notice), partId))
                    .map(notice -> new NoticeView(
                            notice.writtenAt(),
                            notice.head(),
                            partId == null
                                    ? null
                                    : views.name(Objects.requireNonNull(byId.get(partId))
                                            .unit()),
                            notice.entryId() != null,
                            notice.deliveries().stream()
                                    .map(delivery -> delivery.view(people))
                                    .toList()))
                    .toList();
        }

        /** A notice about several tasks, such as a letter's, belongs where its timeline entry is. */
        private @Nullable Long partOf(PointNotice notice) {
            if (notice.partId() != null || notice.entryId() == null) {
                return notice.partId();
            }
            var entry = entryById.get(notice.entryId());
            return entry == null ? null : entry.partId();
        }
    }
}
