package org.weibao.escalation;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final DeadlineService deadlines;
    private final TaskLookup lookup;
    private final EscalationPolicy escalation;
    private final StepNames steps;
    private final LettersAboutTasks letters;
    private final LastNotices notices;
    private final WorkingCalendar calendar;
    private final JdbcClient jdbc;

    LateTaskQuery(
            DeadlineService deadlines,
            TaskLookup lookup,
            EscalationPolicy escalation,
            StepNames steps,
            LettersAboutTasks letters,
            LastNotices notices,
            WorkingCalendar calendar,
            JdbcClient jdbc) {
        this.deadlines = deadlines;
        this.lookup = lookup;
        this.escalation = escalation;
        this.steps = steps;
        this.letters = letters;
        this.notices = notices;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    /** The tasks that are late at that moment, the worst first. A supporting unit (配合单位) is never late. */
    List<LateTask> at(Instant now) {
        var late = deadlines.dueBefore(WorkingCalendar.dayOf(now));
        var about = about(late);
        var lastNotices = notices(late);
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
                            deadline.taskId() == null ? null : lastNotices.get(deadline.taskId()),
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

    private Map<String, LastNotice> notices(List<Deadline> late) {
        return notices.about(late.stream()
                .flatMap(deadline -> Stream.ofNullable(deadline.taskId()))
                .collect(toSet()));
    }
}
