package org.weibao.board;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.board.DeskRow.Holder;
import org.weibao.board.DeskRow.LightSign;
import org.weibao.board.DeskRow.Someone;
import org.weibao.board.DeskRow.Subject;
import org.weibao.board.DeskTaskQuery.Kind;
import org.weibao.board.DeskTaskQuery.Reader;
import org.weibao.board.DeskView.Choice;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.StepNames;
import org.weibao.escalation.Light;
import org.weibao.escalation.LightQuery;
import org.weibao.escalation.WaitingStep;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.organization.NameHistory;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.shared.NotYours;
import org.weibao.shared.Texts;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Visibility;

/**
 * 待办 and 在办: lists of open tasks, the most urgent first. The statements themselves select what the current user may
 * see; filters only narrow it.
 */
@Service
@Transactional(readOnly = true)
public class DeskQuery {

    /** The number of rows that a screen of 1366 by 768 shows. */
    public static final int PAGE = 20;

    private static final int LONGEST_TEXT = 100;

    /** The actor of timeline entries that no person made. */
    private static final String SYSTEM = "system";

    /** The acts that pass work on; a reminder, for example, does not. */
    private static final Set<EntryKind> HANDS_ON = Set.of(
            EntryKind.TAKEN,
            EntryKind.PROOFREAD,
            EntryKind.SUBMITTED,
            EntryKind.APPROVED,
            EntryKind.PUBLISHED,
            EntryKind.ACCEPTED,
            EntryKind.DECLINED,
            EntryKind.REASSIGNED,
            EntryKind.CLAIMED,
            EntryKind.DECIDED,
            EntryKind.REPORTED,
            EntryKind.NO_NEW_PROGRESS,
            EntryKind.DONE,
            EntryKind.SIGNED,
            EntryKind.VERIFIED,
            EntryKind.RETURNED,
            EntryKind.END_REQUESTED,
            EntryKind.END_GRANTED,
            EntryKind.END_REFUSED,
            EntryKind.COMPILED,
            EntryKind.CHECKED);

    private static final String FROM =
            """
            SELECT d.id AS deadline_id, e.actor AS actor, e.at AS at FROM deadline d
            LEFT JOIN part p ON p.id = d.part_id
            JOIN timeline_entry e ON e.id = (
              SELECT MAX(x.id) FROM timeline_entry x WHERE x.at <= d.opened_at AND x.kind IN (:kinds) AND (
                (d.plan_id IS NOT NULL AND x.plan_id = d.plan_id AND x.point_id IS NULL)
                OR (x.point_id = COALESCE(d.point_id, p.point_id) AND (x.part_id IS NULL OR x.part_id = d.part_id))))
            WHERE d.id IN (:deadlines)""";

    private record Sender(String userId, Instant at) {}

    /** A task with its light. */
    private record Waiting(DeskTask task, WaitingStep step) {}

    private final JdbcClient database;
    private final DeskTaskQuery tasks;
    private final LightQuery lights;
    private final StepNames names;
    private final Visibility visibility;
    private final Organization organization;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final Clock clock;

    DeskQuery(
            JdbcClient database,
            DeskTaskQuery tasks,
            LightQuery lights,
            StepNames names,
            Visibility visibility,
            Organization organization,
            Directory directory,
            WorkingCalendar calendar,
            Clock clock) {
        this.database = database;
        this.tasks = tasks;
        this.lights = lights;
        this.names = names;
        this.visibility = visibility;
        this.organization = organization;
        this.directory = directory;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * 待办: the tasks that the current user may do.
     *
     * @throws NotYours for an administrator, who does no case work
     */
    public DeskView todo(DeskFilter filter, CurrentUser currentUser) {
        return list(Kind.TO_DO, filter, currentUser);
    }

    /**
     * 在办: what colleagues have, and what of the current user's points and parts waits for others. Who sees everything
     * has the tasks of all that are late or due this week.
     *
     * @throws NotYours for an administrator
     */
    public DeskView inProgress(DeskFilter filter, CurrentUser currentUser) {
        return list(Kind.IN_PROGRESS, filter, currentUser);
    }

    private DeskView list(Kind kind, DeskFilter filter, CurrentUser currentUser) {
        if (currentUser.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
        var now = clock.instant();
        var text = Texts.optional("q", "搜索内容", filter.text(), LONGEST_TEXT);
        var reader = reader(currentUser, filter.unit());
        var groups = tasks.groups(kind, reader, text, now);
        var total = count(groups, filter);
        var pages = Math.max(1, (total + PAGE - 1) / PAGE);
        var page = Math.min(Math.max(1, filter.page()), pages);
        return new DeskView(
                WorkingCalendar.dayOf(now),
                rows(supervised(tasks.page(kind, reader, filter, text, now, (page - 1) * PAGE)), currentUser, now),
                total,
                page,
                pages,
                counts(groups, filter),
                points(groups),
                steps(groups),
                !headed(currentUser).isEmpty(),
                urging(organization.units().stream()
                        .filter(currentUser::belongsTo)
                        .map(Unit::kind)
                        .toList()));
    }

    /** The word for urging these bodies: a consulted body is never urged. */
    private static String urging(Collection<UnitKind> kinds) {
        var consulted = !kinds.isEmpty() && kinds.stream().allMatch(UnitKind::isConsulted);
        return (consulted ? EntryKind.CONSULTED : EntryKind.URGED).label();
    }

    /**
     * One task as the list shows it. The caller has checked the current user's rights.
     *
     * @return empty if it is not open any more
     */
    public Optional<DeskRow> task(String taskId, CurrentUser currentUser) {
        var task = supervised(tasks.one(taskId, reader(currentUser, true)));
        return rows(task, currentUser, clock.instant()).stream().findFirst();
    }

    private Reader reader(CurrentUser currentUser, boolean unit) {
        return new Reader(
                currentUser.userId(),
                groups(currentUser, unit),
                visibility.unitsOf(currentUser),
                visibility.seesEverything(currentUser));
    }

    private List<Waiting> supervised(List<DeskTask> tasks) {
        var steps = lights.steps(tasks.stream().map(DeskTask::supervised).toList());
        var waiting = new ArrayList<Waiting>();
        for (var i = 0; i < tasks.size(); i++) {
            waiting.add(new Waiting(tasks.get(i), steps.get(i)));
        }
        return waiting;
    }

    private Collection<String> groups(CurrentUser reader, boolean unit) {
        var groups = new HashSet<>(reader.groups());
        if (unit) {
            headed(reader).forEach(each -> groups.add(each.group()));
        }
        return groups;
    }

    private List<Unit> headed(CurrentUser reader) {
        return organization.units().stream()
                .filter(unit -> reader.isIn(unit.headGroup()))
                .toList();
    }

    private static int count(List<DeskGroup> groups, DeskFilter filter) {
        return groups.stream()
                .filter(group -> group.fits(filter))
                .mapToInt(DeskGroup::tasks)
                .sum();
    }

    /** For each choice of one filter how many tasks it would show, with the other filters as they are. */
    private static Map<String, Integer> counts(List<DeskGroup> groups, DeskFilter filter) {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("all", count(groups, filter.withShow(null).withLight(null).withWeek(false)));
        for (var show : List.of(DeskFilter.RETURNED, DeskFilter.URGED, DeskFilter.COLLEAGUES, DeskFilter.LATER)) {
            counts.put(show, count(groups, filter.withShow(show)));
        }
        for (var light : Light.values()) {
            counts.put(light.name(), count(groups, filter.withLight(light)));
        }
        counts.put("week", count(groups, filter.withWeek(true)));
        return counts;
    }

    private static List<Choice> points(List<DeskGroup> groups) {
        return choices(
                groups,
                group -> group.place() == null ? null : new Choice(group.place(), group.place() + " " + group.title()));
    }

    private List<Choice> steps(List<DeskGroup> groups) {
        return choices(groups, group -> new Choice(group.step(), names.nameOf(group.step())));
    }

    private static List<Choice> choices(List<DeskGroup> groups, Function<DeskGroup, @Nullable Choice> choice) {
        return groups.stream()
                .map(choice)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private List<DeskRow> rows(List<Waiting> shown, CurrentUser reader, Instant now) {
        var senders = senders(shown);
        var names = directory.historiesOf(Stream.concat(
                        senders.values().stream().map(Sender::userId),
                        shown.stream().map(each -> each.task().assignee()).filter(Objects::nonNull))
                .collect(Collectors.toSet()));
        return shown.stream()
                .map(each -> row(each, senders, names, reader, now))
                .toList();
    }

    private DeskRow row(
            Waiting waiting,
            Map<Long, Sender> senders,
            Map<String, NameHistory> names,
            CurrentUser reader,
            Instant now) {
        var task = waiting.task();
        var step = waiting.step();
        var light = step.light();
        var part = task.part();
        var due = step.due();
        return new DeskRow(
                task.id(),
                task.name(),
                new Subject(task.place(), Objects.requireNonNullElseGet(task.title(), task::subject), task.code()),
                part == null ? null : organization.nameOf(part),
                part != null && visibility.unitsOf(reader).equals(List.of(part)),
                step.step(),
                step.name(),
                step.assigneeBody(),
                Optional.ofNullable(senders.get(task.deadlineId()))
                        .map(sender -> sender(names, sender))
                        .orElse(null),
                WorkingCalendar.dayOf(task.openedAt()),
                due,
                step.provisional(),
                light == null
                        ? null
                        : new LightSign(light.light(), light.light().label()),
                due == null ? "不限期" : calendar.timeLeft(due, now).inWords(),
                marks(task),
                holder(task, names, reader, now),
                isLater(task, reader, now),
                url(task),
                task.own() || reader.isIn(Groups.OFFICE));
    }

    /** Others' tasks are not opened; the point's page says how they are getting on. */
    private static @Nullable String url(DeskTask task) {
        if (task.own()) {
            return "#/handle/" + task.id();
        }
        return task.code() == null ? null : "#/point/" + task.code();
    }

    /** A task can wait while its window has not opened, unless the user has begun it. */
    private static boolean isLater(DeskTask task, CurrentUser reader, Instant now) {
        var followUp = task.followUp();
        return followUp != null && followUp.isAfter(now) && !reader.userId().equals(task.assignee());
    }

    private List<String> marks(DeskTask task) {
        var urging = EntryKind.URGED
                .towards(organization.kindOf(task.supervised().assigneeBody()))
                .label();
        return Stream.of(
                        task.cameBack() ? "退回" : null,
                        task.urged() ? urging : null,
                        task.extensionOpen() ? "延期中" : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Holder holder(
            DeskTask task, Map<String, NameHistory> names, CurrentUser reader, Instant now) {
        var assignee = task.assignee();
        var touched = task.touchedAt();
        if (assignee == null
                || (touched != null
                        && touched.plus(TaskHolding.LONGEST_UNTOUCHED).isBefore(now))) {
            return null;
        }
        var someone = someone(names, assignee, now);
        return new Holder(assignee, someone.name(), someone.post(), assignee.equals(reader.userId()), task.heldSince());
    }

    private static Someone someone(Map<String, NameHistory> names, String userId, Instant at) {
        var name =
                names.getOrDefault(userId, new NameHistory(userId, List.of())).at(at);
        return new Someone(name.name(), name.post());
    }

    /** What the system has passed on counts as the office's, for example after publication of the year. */
    private Someone sender(Map<String, NameHistory> names, Sender sender) {
        return sender.userId().equals(SYSTEM)
                ? new Someone(UnitKind.OFFICE.label(), null)
                : someone(names, sender.userId(), sender.at());
    }

    /** Who sent these tasks, by their deadlines; empty for tasks that the system created. */
    private Map<Long, Sender> senders(List<Waiting> shown) {
        var found = new HashMap<>(database
                .sql(FROM)
                .param("kinds", HANDS_ON.stream().map(EntryKind::name).toList())
                .param(
                        "deadlines",
                        Columns.orNone(shown.stream()
                                .map(each -> each.task().deadlineId())
                                .toList()))
                .query((row, number) -> Map.entry(
                        row.getLong("deadline_id"),
                        new Sender(row.getString("actor"), Objects.requireNonNull(Columns.moment(row, "at")))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
        for (var each : shown) {
            var asker = each.task().asker();
            if (asker != null) {
                found.put(
                        each.task().deadlineId(), new Sender(asker, each.task().openedAt()));
            }
        }
        return found;
    }
}
