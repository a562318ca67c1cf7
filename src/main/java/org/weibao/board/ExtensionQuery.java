package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.UnusualDay;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.NameHistory;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.Schedule;

/** Reads a request for more time. The caller checks who may see it. */
@Service
@Transactional(readOnly = true)
public class ExtensionQuery {

    private final JdbcClient database;
    private final RecordQuery records;
    private final RecordViews views;
    private final WorkPointQuery points;
    private final WorkingCalendar calendar;
    private final Schedule schedule;

    ExtensionQuery(
            JdbcClient database,
            RecordQuery records,
            RecordViews views,
            WorkPointQuery points,
            WorkingCalendar calendar,
            Schedule schedule) {
        this.database = database;
        this.records = records;
        this.views = views;
        this.points = points;
        this.calendar = calendar;
        this.schedule = schedule;
    }

    public ExtensionView view(long extensionId) {
        var all = rows(extensionId);
        var request = own(all, extensionId);
        var subject = request.subject();
        var part = subject.kind() == TaskSubject.Kind.PART ? WorkPointQuery.one(records.part(subject.id())) : null;
        return view(request, all, part, points.people(request.people()));
    }

    /** The requests for the same task as this one, the oldest first. */
    List<ExtensionRow> rows(long extensionId) {
        return database.sql(ExtensionRow.SELECT)
                .param("id", extensionId)
                .query(ExtensionRow::of)
                .list();
    }

    static ExtensionRow own(List<ExtensionRow> rows, long extensionId) {
        return rows.stream()
                .filter(each -> each.id() == extensionId)
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    /** @param part the part that has the task; null for a task of the point as a whole */
    ExtensionView view(
            ExtensionRow request, List<ExtensionRow> all, @Nullable PartRow part, Map<String, NameHistory> people) {
        var due = request.running();
        var today = schedule.today();
        var earliest = calendar.plus(due.isBefore(today) ? today : due, 1);
        var point = request.point();
        var provisional = new TreeSet<LocalDate>();
        addIfItMayChange(provisional, request.runs(), request.counted());
        addIfItMayChange(provisional, earliest, true);
        addIfItMayChange(provisional, point.deadline(), point.counted());
        if (part != null) {
            addIfItMayChange(provisional, part.ends(), part.endsCounted());
            addIfItMayChange(provisional, part.due(), part.dueCounted());
        }
        var signedBy = request.signedBy();
        var signedAt = request.signedAt();
        return new ExtensionView(
                request.id(),
                request.task(),
                views.name(request.unit()),
                due,
                request.originalDue(),
                request.requestedDue(),
                UnusualDay.extension(request.requestedDue(), due, point.deadline(), calendar)
                        .orElse(null),
                request.reason(),
                request.progress(),
                requireNonNull(people.get(request.requestedBy()))
                        .at(request.requestedAt())
                        .name(),
                request.requestedAt(),
                signedBy == null || signedAt == null
                        ? null
                        : requireNonNull(people.get(signedBy)).at(signedAt).name(),
                signedAt,
                earliest,
                part == null ? null : part.ends(),
                point.deadline(),
                provisional,
                all.stream()
                        .filter(each -> each.id() != request.id())
                        .map(ExtensionRow::asEarlier)
                        .toList());
    }

    private void addIfItMayChange(Set<LocalDate> days, @Nullable LocalDate day, boolean counted) {
        if (day != null && calendar.mayChange(day, counted)) {
            days.add(day);
        }
    }
}
