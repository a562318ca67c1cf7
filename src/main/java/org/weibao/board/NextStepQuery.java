package org.weibao.board;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.StepNames;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.workpoint.EntryKind;

/** What followed an act of the current user: who has it now, and until when. */
@Service
@Transactional(readOnly = true)
public class NextStepQuery {

    /** The most people whose names are given. */
    private static final int MOST_NAMED = 2;

    private record Next(
            String step,
            String assigneeBody,
            @Nullable LocalDate due,
            boolean counted,
            @Nullable String assignee,
            String group) {}

    private final JdbcClient database;
    private final StepNames steps;
    private final Organization organization;
    private final Directory directory;
    private final WorkingCalendar calendar;

    NextStepQuery(
            JdbcClient database,
            StepNames steps,
            Organization organization,
            Directory directory,
            WorkingCalendar calendar) {
        this.database = database;
        this.steps = steps;
        this.organization = organization;
        this.directory = directory;
        this.calendar = calendar;
    }

    /** The kind of act that the person did on it within this time, as the timeline has it. */
    public Optional<EntryKind> done(TaskSubject subject, String userId, Instant from, Instant until) {
        return database
                .sql(
                        """
                        SELECT e.kind FROM timeline_entry e WHERE e.actor = :user AND e.at BETWEEN :from AND :until
                          AND (e.part_id = :part OR (e.part_id IS NULL AND e.point_id = :point)
                            OR (e.point_id IS NULL AND e.plan_id = :plan))
                        ORDER BY e.id DESC""")
                .param("user", userId)
                .param("from", local(from))
                .param("until", local(until))
                .param("part", idOf(subject, TaskSubject.Kind.PART))
                .param("point", idOf(subject, TaskSubject.Kind.POINT))
                .param("plan", idOf(subject, TaskSubject.Kind.PLAN))
                .query((row, number) -> EntryKind.valueOf(row.getString("kind")))
                .list()
                .stream()
                .findFirst();
    }

    /**
     * Who has it now.
     *
     * @param step the step that was done; null for an act that began a process
     * @param since when the act was done
     * @return a phrase such as 现由市妇联（负责人戴春生）审签，2023-11-29前办理; empty if nobody has it yet
     */
    public Optional<String> next(TaskSubject subject, @Nullable String step, Instant since) {
        var own = opened(subject, since);
        if (!own.isEmpty()) {
            return Optional.of(own.get(0).step().equals(step) ? again(own.get(0)) : said(own));
        }
        return switch (subject.kind()) {
            case PART ->
                pointOf(subject.id())
                        .map(point -> opened(point, since))
                        .filter(found -> !found.isEmpty())
                        .map(this::said);
            case POINT ->
                Optional.of(openedParts(subject.id(), since))
                        .filter(found -> !found.isEmpty())
                        .map(this::said);
            case PLAN, LETTER, EXTENSION -> Optional.empty();
        };
    }

    private Optional<TaskSubject> pointOf(long partId) {
        return database.sql("SELECT point_id FROM part WHERE id = ?")
                .param(partId)
                .query(Long.class)
                .optional()
                .map(TaskSubject::point);
    }

    private String said(List<Next> open) {
        var first = open.get(0);
        var what = steps.nameOf(first.step());
        var due = due(first);
        var bodies = open.stream().map(Next::assigneeBody).distinct().count();
        return bodies > 1
                ? "现由" + organization.nameOf(first.assigneeBody()) + "等" + bodies + "个单位" + what + due
                : "现由" + organization.nameOf(first.assigneeBody()) + people(first) + what + due;
    }

    /** The same step again, such as the next period's report. */
    private String again(Next next) {
        return "下一次“" + steps.nameOf(next.step()) + "”仍由" + organization.nameOf(next.assigneeBody()) + "办理" + due(next);
    }

    private String due(Next next) {
        return next.due() == null ? "，不限期" : "，" + calendar.shown(next.due(), next.counted()) + "前办理";
    }

    private String people(Next next) {
        var assignee = next.assignee();
        if (assignee != null) {
            return directory.nameOf(assignee);
        }
        var members = directory.membersOf(next.group());
        var head = Groups.isHeads(next.group()) ? "负责人" : "";
        return members.isEmpty() || members.size() > MOST_NAMED
                ? head
                : head + members.stream().map(Addressee::name).collect(joining("、"));
    }

    private List<Next> opened(TaskSubject subject, Instant since) {
        var column = subject.kind().name().toLowerCase(Locale.ROOT) + "_id";
        return open("d." + column + " = :id", subject.id(), since);
    }

    private List<Next> openedParts(long pointId, Instant since) {
        return open("d.part_id IN (SELECT p.id FROM part p WHERE p.point_id = :id)", pointId, since);
    }

    private List<Next> open(String about, long id, Instant since) {
        return database.sql(
                        """
                        SELECT d.step, d.assignee_body, d.due, d.counted_from, t.ASSIGNEE_ AS assignee, l.GROUP_ID_ AS group_id
                        FROM deadline d JOIN ACT_RU_TASK t ON t.ID_ = d.task_id
                        JOIN ACT_RU_IDENTITYLINK l ON l.TASK_ID_ = t.ID_ AND l.TYPE_ = 'candidate'
                        WHERE d.settled_at IS NULL AND d.opened_at >= :since AND """
                                + " " + about + " ORDER BY d.due, d.id")
                .param("since", local(since))
                .param("id", id)
                .query((row, number) -> new Next(
                        row.getString("step"),
                        row.getString("assignee_body"),
                        Columns.day(row, "due"),
                        Columns.day(row, "counted_from") != null,
                        row.getString("assignee"),
                        row.getString("group_id")))
                .list();
    }

    private static @Nullable Long idOf(TaskSubject subject, TaskSubject.Kind kind) {
        return subject.kind() == kind ? subject.id() : null;
    }

    private static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, WorkingCalendar.ZONE);
    }
}
