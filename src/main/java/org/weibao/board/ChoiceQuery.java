package org.weibao.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.NamedTasks.NamedTask;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.NotYours;

/** The choices of the forms that begin an act on a task: more time, and the correction of a granted day. */
@Service
@Transactional(readOnly = true)
public class ChoiceQuery {

    /** More tasks than anybody has open at once. */
    private static final int MOST_OF_ONES_OWN = 500;

    private record DatedTask(long deadlineId, String taskId, LocalDate due, boolean counted) {

        static DatedTask of(ResultSet row, int number) throws SQLException {
            return new DatedTask(
                    row.getLong("id"),
                    row.getString("task_id"),
                    Objects.requireNonNull(Columns.day(row, "due")),
                    Columns.day(row, "counted_from") != null);
        }
    }

    private record Granted(
            long deadlineId,
            String task,
            String unit,
            LocalDate before,
            @Nullable LocalDate set,
            @Nullable LocalDate runs) {}

    private final JdbcClient database;
    private final NamedTasks tasks;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Clock clock;

    ChoiceQuery(
            JdbcClient database, NamedTasks tasks, WorkingCalendar calendar, Organization organization, Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.calendar = calendar;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * The open tasks of the user's units and counties, including their heads' tasks, for which more time may be
     * requested now.
     *
     * @throws NotYours if they are no officer of any
     */
    public List<ExtensionChoice> extensions(CurrentUser currentUser) {
        var own = currentUser.isIn(Groups.ADMINISTRATOR)
                ? List.<Unit>of()
                : organization.units().stream()
                        .filter(unit -> currentUser.isIn(unit.group()))
                        .toList();
        if (own.isEmpty()) {
            throw new NotYours();
        }
        var open = dated(tasks.of(groups(own), MOST_OF_ONES_OWN), own);
        return open.entrySet().stream()
                .filter(each -> !calendar.timeLeft(each.getValue().due(), clock.instant())
                        .isLate())
                .map(each -> extension(each.getKey(), each.getValue()))
                .toList();
    }

    private ExtensionChoice extension(NamedTask named, DatedTask task) {
        var earliest = calendar.plus(task.due(), 1);
        var provisional = new HashSet<>(mayChange(task.due(), task.counted()));
        provisional.addAll(mayChange(earliest, true));
        return new ExtensionChoice(task.deadlineId(), task.taskId(), named.name(), task.due(), earliest, provisional);
    }

    /** The running deadlines of these tasks that belong to one of the units and may be extended, in their order. */
    private Map<NamedTask, DatedTask> dated(List<NamedTask> named, Collection<Unit> units) {
        var byId = database
                .sql(
                        """
                        SELECT d.id, d.task_id, d.due, d.counted_from FROM deadline d
                        WHERE d.task_id IN (:tasks) AND d.assignee_body IN (:units) AND d.settled_at IS NULL AND d.due IS NOT NULL
                          AND d.extension_open = FALSE""")
                .param(
                        "tasks",
                        Columns.orNobody(named.stream().map(NamedTask::id).toList()))
                .param("units", units.stream().map(Unit::code).toList())
                .query(DatedTask::of)
                .list()
                .stream()
                .collect(Collectors.toMap(DatedTask::taskId, task -> task));
        Map<NamedTask, DatedTask> found = new LinkedHashMap<>();
        for (var each : named) {
            var task = byId.get(each.id());
            if (task != null) {
                found.put(each, task);
            }
        }
        return found;
    }

    /**
     * The extensions that the office may correct, the latest due day first: a typing mistake is usually a far day.
     *
     * @throws NotYours if the user is not of the office
     */
    public List<CorrectionChoice> corrections(CurrentUser currentUser) {
        requireOffice(currentUser);
        return database
                .sql(
                        """
                        SELECT e.deadline_id, e.task, e.unit_code, e.due AS due_before, d.due AS runs, COALESCE(
                          (SELECT c.due FROM extension_correction c WHERE c.id =
                            (SELECT MAX(l.id) FROM extension_correction l WHERE l.extension_id = e.id)), e.granted_due) AS due_set
                        FROM extension e JOIN deadline d ON d.id = e.deadline_id
                        WHERE d.settled_at IS NULL AND e.id = (
                          SELECT MAX(o.id) FROM extension o WHERE o.deadline_id = e.deadline_id AND o.state = 'GRANTED')""")
                .query((row, number) -> new Granted(
                        row.getLong("deadline_id"),
                        row.getString("task"),
                        row.getString("unit_code"),
                        Objects.requireNonNull(Columns.day(row, "due_before")),
                        Columns.day(row, "due_set"),
                        Columns.day(row, "runs")))
                .list()
                .stream()
                .filter(each -> each.runs() != null && each.runs().equals(each.set()))
                .map(this::correction)
                .sorted(Comparator.comparing(CorrectionChoice::due)
                        .reversed()
                        .thenComparing(CorrectionChoice::deadlineId))
                .toList();
    }

    private CorrectionChoice correction(Granted granted) {
        var before = granted.before();
        var earliest = calendar.onOrAfter(before.isBefore(today()) ? today() : before);
        return new CorrectionChoice(
                granted.deadlineId(),
                granted.task(),
                organization.unit(granted.unit()).name(),
                Objects.requireNonNull(granted.runs()),
                before,
                earliest,
                mayChange(earliest, true));
    }

    private Set<LocalDate> mayChange(LocalDate day, boolean counted) {
        return calendar.mayChange(day, counted) ? Set.of(day) : Set.of();
    }

    private static List<String> groups(Collection<Unit> units) {
        return units.stream()
                .flatMap(unit -> Stream.of(unit.group(), unit.headGroup()))
                .toList();
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    private static void requireOffice(CurrentUser currentUser) {
        if (!currentUser.isIn(Groups.OFFICE) || currentUser.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
    }
}
