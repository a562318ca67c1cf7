package org.weibao.board;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.DeskRow.LightSign;
import org.weibao.board.UrgingChoices.UrgingChoice;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.LightQuery;
import org.weibao.escalation.SupervisedTask;
import org.weibao.escalation.WaitingStep;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Organization;
import org.weibao.shared.NotYours;
import org.weibao.shared.Texts;
import org.weibao.urging.UrgingService;
import org.weibao.workpoint.EntryKind;

/** The choices of the form that urges: open tasks of units and counties, the earliest due first. */
@Service
@Transactional(readOnly = true)
public class UrgingChoiceQuery {

    private static final String SELECT =
            """
            SELECT t.ID_ AS task_id, t.NAME_ AS task_name, w.place AS place, w.title AS title,
              (SELECT COUNT(*) FROM urging u WHERE u.deadline_id = d.id AND u.urged_on = :today) AS urged,
            """
                    + WaitingRow.COLUMNS
                    + """
            FROM deadline d JOIN ACT_RU_TASK t ON t.ID_ = d.task_id
            """
                    + Subjects.JOIN_PART_AND_POINT
                    + """
            WHERE d.settled_at IS NULL AND d.due IS NOT NULL AND (d.point_id IS NOT NULL OR d.part_id IS NOT NULL)
              AND EXISTS (SELECT 1 FROM ACT_RU_IDENTITYLINK l
                WHERE l.TASK_ID_ = t.ID_ AND l.TYPE_ = 'candidate' AND l.GROUP_ID_ IN (:groups))
              AND %s
            ORDER BY d.due, d.id LIMIT :most""";

    private static final String KEPT = "(d.id IN (:keep) OR t.ID_ = :task)";

    private record Open(
            String taskId,
            String name,
            String place,
            String title,
            boolean urgedToday,
            long deadlineId,
            SupervisedTask supervised) {

        static Open of(ResultSet row, int number) throws SQLException {
            return new Open(
                    row.getString("task_id"),
                    row.getString("task_name"),
                    row.getString("place"),
                    row.getString("title"),
                    row.getInt("urged") > 0,
                    row.getLong("d_id"),
                    requireNonNull(WaitingRow.of(row)));
        }
    }

    private final JdbcClient database;
    private final LightQuery lights;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Clock clock;

    UrgingChoiceQuery(
            JdbcClient database, LightQuery lights, WorkingCalendar calendar, Organization organization, Clock clock) {
        this.database = database;
        this.lights = lights;
        this.calendar = calendar;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * The tasks whose names hold the text, below those that are to be kept.
     *
     * @param text part of the name: a step, a point, a unit; null for all
     * @param keep the ids of deadlines that are chosen already: those that are still open come first
     * @param taskId the engine's id of a task that comes first, too; null for none
     * @throws NotYours if the user may not urge
     */
    public UrgingChoices of(
            @Nullable String text, Collection<Long> keep, @Nullable String taskId, CurrentUser currentUser) {
        if (!UrgingService.mayUrge(currentUser)) {
            throw new NotYours();
        }
        var wanted = Texts.optional("text", "查找内容", text, UrgingService.LONGEST);
        var now = clock.instant();
        var kept = keep.isEmpty() && taskId == null
                ? List.<Open>of()
                : select(KEPT, now)
                        .param(
                                "keep",
                                Columns.orNone(
                                        keep.stream().limit(UrgingService.MOST).toList()))
                        .param("task", taskId == null ? "" : taskId)
                        .param("most", UrgingService.MOST + 1)
                        .query(Open::of)
                        .list();
        var found = select("(:text = '' OR t.NAME_ LIKE :like ESCAPE '!')", now)
                .param("text", wanted == null ? "" : wanted)
                .param("like", wanted == null ? "" : "%" + wanted.replaceAll("[!%_]", "!$0") + "%")
                .param("most", UrgingService.MOST + 1)
                .query(Open::of)
                .list();
        return new UrgingChoices(
                choices(kept, found, now),
                found.size() > UrgingService.MOST,
                UrgingService.MOST,
                UrgingService.PROPOSED);
    }

    private JdbcClient.StatementSpec select(String which, Instant now) {
        return database.sql(SELECT.formatted(which))
                .param("today", WorkingCalendar.dayOf(now))
                .param(
                        "groups",
                        organization.units().stream()
                                .flatMap(unit -> Stream.of(unit.group(), unit.headGroup()))
                                .toList());
    }

    private List<UrgingChoice> choices(List<Open> kept, List<Open> found, Instant now) {
        var first = kept.stream().map(Open::deadlineId).collect(Collectors.toSet());
        var all = Stream.concat(
                        kept.stream(),
                        found.stream().limit(UrgingService.MOST).filter(each -> !first.contains(each.deadlineId())))
                .toList();
        var steps = lights.steps(all.stream().map(Open::supervised).toList());
        return IntStream.range(0, all.size())
                .mapToObj(i -> choice(all.get(i), steps.get(i), now))
                .toList();
    }

    private UrgingChoice choice(Open task, WaitingStep step, Instant now) {
        var due = requireNonNull(step.due());
        var left = calendar.timeLeft(due, now);
        var light = step.light();
        return new UrgingChoice(
                task.deadlineId(),
                task.taskId(),
                task.name(),
                task.place(),
                task.title(),
                step.name(),
                step.assigneeBody(),
                due,
                step.provisional() ? Set.of(due) : Set.of(),
                light == null
                        ? null
                        : new LightSign(light.light(), light.light().label()),
                left.inWords(),
                left.isLate(),
                task.urgedToday()
                        ? EntryKind.URGED
                                .towards(organization.kindOf(task.supervised().assigneeBody()))
                                .label()
                        : null);
    }
}
