package org.weibao.escalation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.StepNames;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskLookup;
import org.weibao.escalation.LateTask.LastNotice;
import org.weibao.organization.Directory;
import org.weibao.organization.NameHistory;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Role;

/** Finds everything that is late, by few statements whatever the number of tasks. */
@Component
class LateTaskQuery {

    /** What each late task is about. A letter has one row for each of its matters. */
    private static final String ABOUT =
            """
            SELECT d.id AS deadline_id, d.plan_id, w.id AS point_id, w.place, w.title, w.lead_unit, w.phase, w.priority,
              p.id AS part_id, p.unit_code, p.role, l.plan_year
            FROM deadline d
            LEFT JOIN extension x ON x.id = d.extension_id
            LEFT JOIN deadline o ON o.id = x.deadline_id
            LEFT JOIN letter_matter m ON m.letter_id = d.letter_id
            LEFT JOIN part p ON p.id = COALESCE(d.part_id, o.part_id)
            LEFT JOIN work_point w ON w.id = COALESCE(d.point_id, o.point_id, p.point_id, m.point_id)
            LEFT JOIN plan l ON l.id = d.plan_id
            WHERE d.id IN (:ids)
            ORDER BY d.id, m.id""";

    /**
     * What a late task is about.
     *
     * @param label the point's place and title, or the year's plan
     */
    private record About(
            TaskContext context,
            String label,
            @Nullable String lead,
            @Nullable Phase phase,
            @Nullable String partUnit) {

        static About of(ResultSet row) throws SQLException {
            var planId = row.getObject("plan_id", Long.class);
            if (planId != null) {
                return new About(
                        new TaskContext(planId, null, null, Priority.NORMAL, null),
                        row.getInt("plan_year") + "年度工作要点",
                        null,
                        null,
                        null);
            }
            var partUnit = row.getString("unit_code");
            return new About(
                    new TaskContext(
                            null,
                            row.getObject("point_id", Long.class),
                            row.getObject("part_id", Long.class),
                            Priority.valueOf(row.getString("priority")),
                            Role.SUPPORTING.name().equals(row.getString("role")) ? partUnit : null),
                    row.getString("place") + " " + row.getString("title"),
                    row.getString("lead_unit"),
                    Phase.valueOf(row.getString("phase")),
                    partUnit);
        }

        /** One priority matter makes the office's task about a letter a priority one. */
        About with(About next) {
            return next.context().priority() == Priority.KEY
                    ? new About(
                            new TaskContext(null, context.pointId(), context.partId(), Priority.KEY, null),
                            label,
                            lead,
                            phase,
                            partUnit)
                    : this;
        }
    }

    /**
     * One person's copy of a notice.
     *
     * @param unsent whether its mail was given up or never tried; a waiting mail does not count
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
        var about = about(late);
        var notices = notices(late);
        var released = letters.about(late.stream().map(Deadline::id).toList());
        var starts = escalation.latest();
        return late.stream()
                .flatMap(deadline -> {
                    var of = Objects.requireNonNull(about.get(deadline.id()));
                    var facts = lookup.facts(deadline, of.context());
                    var due = facts.due();
                    if (due == null) {
                        return Stream.empty();
                    }
                    var level = starts.levelAt(facts, now);
                    return Stream.of(new LateTask(
                            deadline.subject().kind(),
                            deadline.id(),
                            of.label(),
                            of.lead(),
                            of.phase(),
                            of.partUnit(),
                            deadline.assigneeBody(),
                            steps.nameOf(deadline.step()),
                            due,
                            calendar.between(due, WorkingCalendar.dayOf(now)),
                            level.map(EscalationLevel::light).orElse(Light.GREEN),
                            level.map(EscalationLevel::name).orElse(null),
                            starts.reachedAt(facts, now)
                                    .map(WorkingCalendar::dayOf)
                                    .orElse(null),
                            deadline.taskId() == null ? null : notices.get(deadline.taskId()),
                            released.getOrDefault(deadline.id(), List.of())));
                })
                .sorted(LateTask.WORST_FIRST)
                .toList();
    }

    private Map<Long, About> about(List<Deadline> late) {
        var rows = new HashMap<Long, About>();
        if (!late.isEmpty()) {
            jdbc.sql(ABOUT)
                    .param("ids", late.stream().map(Deadline::id).toList())
                    .query((ResultSet row) -> {
                        rows.merge(row.getLong("deadline_id"), About.of(row), About::with);
                    });
        }
        return rows;
    }

    /** The last notices by the task's id. */
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
        var histories = directory.historiesOf(
                copies.values().stream().flatMap(List::stream).map(Copy::person).collect(toSet()));
        var last = new HashMap<String, LastNotice>();
        copies.forEach((task, all) -> latest(all, histories).ifPresent(notice -> last.put(task, notice)));
        return last;
    }

    private Optional<LastNotice> latest(Collection<Copy> copies, Map<String, NameHistory> histories) {
        return copies.stream().map(Copy::day).max(LocalDate::compareTo).map(day -> {
            // A person may have had two of them on that day.
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
                            .map(copy -> Objects.requireNonNull(histories.get(copy.person()))
                                    .at(copy.written()
                                            .atZone(WorkingCalendar.ZONE)
                                            .toInstant())
                                    .name())
                            .toList(),
                    (int) last.values().stream().filter(Copy::unsent).count());
        });
    }
}
