package org.weibao.escalation;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.StepNames;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LateTask.LastNotice;
import org.weibao.organization.Directory;
import org.weibao.organization.NameHistory;
import org.weibao.workpoint.Phase;

/** Everything that is late, with a fixed number of statements. */
@Component
class LateTaskQuery {

    private static final String POINTS = "SELECT id, place, title, lead_unit, phase FROM work_point WHERE id IN (:ids)";
    private static final String PARTS = "SELECT id, unit_code FROM part WHERE id IN (:ids)";
    private static final String PLANS = "SELECT id, plan_year FROM plan WHERE id IN (:ids)";

    private record PointRow(String label, @Nullable String lead, Phase phase) {}

    /**
     * One person's copy of a notice.
     *
     * @param unsent whether its mail was given up, or never tried; what waits goes out yet
     */
    private record Copy(String taskId, LocalDateTime written, String person, boolean unsent) {

        LocalDate day() {
            return written.toLocalDate();
        }
    }

    private final DeadlineService deadlines;
    private final TaskLookup lookup;
    private final EscalationPolicy escalation;
    private final StepNames steps;
    private final LettersAboutTasks letters;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;

    LateTaskQuery(
            DeadlineService deadlines,
            TaskLookup lookup,
            EscalationPolicy escalation,
            StepNames steps,
            LettersAboutTasks letters,
            Directory directory,
            WorkingCalendar calendar,
            JdbcClient jdbc) {
        this.deadlines = deadlines;
        this.lookup = lookup;
        this.escalation = escalation;
        this.steps = steps;
        this.letters = letters;
        this.directory = directory;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    /** The tasks that are late at that moment, the worst first. A supporting unit (配合单位) is never late. */
    List<LateTask> at(Instant now) {
        var late = deadlines.dueBefore(WorkingCalendar.dayOf(now));
        var about = lookup.of(late.stream().map(Deadline::subject).distinct().toList());
        var points = byId(ids(about, TaskContext::pointId), POINTS, LateTaskQuery::point);
        var parts = byId(ids(about, TaskContext::partId), PARTS, (row, number) -> row.getString("unit_code"));
        var plans = byId(ids(about, TaskContext::planId), PLANS, (row, number) -> row.getInt("plan_year"));
        var notices = notices(late);
        var released = letters.about(late.stream().map(Deadline::id).toList());
        var starts = escalation.latest();
        return late.stream()
                .flatMap(deadline -> {
                    var of = Objects.requireNonNull(about.get(deadline.subject()));
                    var watched = lookup.facts(deadline, of);
                    var due = watched.due();
                    if (due == null) {
                        return Stream.empty();
                    }
                    var level = starts.levelAt(watched, now);
                    var point = of.pointId() == null ? null : Objects.requireNonNull(points.get(of.pointId()));
                    return Stream.of(new LateTask(
                            deadline.subject().kind(),
                            deadline.id(),
                            point == null ? Objects.requireNonNull(plans.get(of.planId())) + "年度工作要点" : point.label(),
                            point == null ? null : point.lead(),
                            point == null ? null : point.phase(),
                            of.partId() == null ? null : parts.get(of.partId()),
                            deadline.assigneeBody(),
                            steps.nameOf(deadline.step()),
                            due,
                            calendar.between(due, WorkingCalendar.dayOf(now)),
                            level.map(EscalationLevel::light).orElse(Light.GREEN),
                            level.map(EscalationLevel::name).orElse(null),
                            starts.reachedAt(watched, now)
                                    .map(WorkingCalendar::dayOf)
                                    .orElse(null),
                            deadline.taskId() == null ? null : notices.get(deadline.taskId()),
                            released.getOrDefault(deadline.id(), List.of())));
                })
                .sorted(LateTask.WORST_FIRST)
                .toList();
    }

    private static List<Long> ids(Map<TaskSubject, TaskContext> about, Function<TaskContext, @Nullable Long> id) {
        return about.values().stream()
                .flatMap(of -> Stream.ofNullable(id.apply(of)))
                .distinct()
                .toList();
    }

    private static PointRow point(ResultSet row, int number) throws SQLException {
        return new PointRow(
                row.getString("place") + " " + row.getString("title"),
                row.getString("lead_unit"),
                Phase.valueOf(row.getString("phase")));
    }

    private <T> Map<Long, T> byId(List<Long> ids, String sql, RowMapper<T> mapper) {
        var rows = new HashMap<Long, T>();
        if (!ids.isEmpty()) {
            jdbc.sql(sql).param("ids", ids).query(row -> {
                rows.put(row.getLong("id"), mapper.mapRow(row, rows.size()));
            });
        }
        return rows;
    }

    /** By the task's id. */
    private Map<String, LastNotice> notices(List<Deadline> late) {
        var tasks = late.stream()
                .flatMap(deadline -> Stream.ofNullable(deadline.taskId()))
                .distinct()
                .toList();
        if (tasks.isEmpty()) {
            return Map.of();
        }
        var copies = jdbc
                .sql(
                        """
                        SELECT n.task_id, n.written_at, d.recipient,
                          d.state = 'NOT_SENT' OR COALESCE(m.state, '') IN ('FAILED', 'NOT_SENT') AS unsent
                        FROM notice n
                        JOIN delivery d ON d.notice_id = n.id AND d.channel = 'mail'
                        LEFT JOIN message m ON m.id = d.message_id
                        WHERE n.task_id IN (:tasks) AND n.kind IN ('REMINDER', 'ESCALATION', 'URGING')
                        ORDER BY n.id, d.recipient
                        """)
                .param("tasks", tasks)
                .query((row, number) -> new Copy(
                        row.getString("task_id"),
                        row.getObject("written_at", LocalDateTime.class),
                        row.getString("recipient"),
                        row.getBoolean("unsent")))
                .list()
                .stream()
                .collect(groupingBy(Copy::taskId));
        var histories = new HashMap<String, NameHistory>();
        var last = new HashMap<String, LastNotice>();
        copies.forEach((task, all) -> latest(all, histories).ifPresent(notice -> last.put(task, notice)));
        return last;
    }

    private Optional<LastNotice> latest(Collection<Copy> copies, Map<String, NameHistory> histories) {
        return copies.stream().map(Copy::day).max(LocalDate::compareTo).map(day -> {
            // Somebody may have had two of them on that day.
            var last = new LinkedHashMap<String, Copy>();
            copies.stream()
                    .filter(copy -> copy.day().equals(day))
                    .forEach(copy -> last.merge(
                            copy.person(),
                            copy,
                            (one, next) -> new Copy(
                                    next.taskId(), next.written(), next.person(), one.unsent() && next.unsent())));
            return new LastNotice(
                    day,
                    last.values().stream()
                            .map(copy -> histories
                                    .computeIfAbsent(copy.person(), directory::historyOf)
                                    .at(copy.written()
                                            .atZone(WorkingCalendar.ZONE)
                                            .toInstant())
                                    .name())
                            .toList(),
                    (int) last.values().stream().filter(Copy::unsent).count());
        });
    }
}
