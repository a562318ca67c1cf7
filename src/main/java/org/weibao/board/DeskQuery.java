package org.weibao.board;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
import org.weibao.board.DeskView.Choice;
import org.weibao.calendar.WorkingCalendar;
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
 * 待办: the open tasks of the current user's groups, the most urgent first. The statement itself selects these tasks;
 * filters only narrow them.
 */
@Service
@Transactional(readOnly = true)
public class DeskQuery {

    /** The number of rows that a screen of 1366 by 768 shows. */
    public static final int PAGE = 20;

    static final String ALL = "all";
    static final String RETURNED = "returned";
    static final String URGED = "urged";
    static final String WEEK = "week";
    static final String LATER = "later";

    private static final int LONGEST_TEXT = 100;

    /** The actor of timeline entries that no person made. */
    private static final String SYSTEM = "system";

    private static final String OF_GROUPS =
            """
            WHERE EXISTS (SELECT 1 FROM ACT_RU_IDENTITYLINK l
              WHERE l.TASK_ID_ = t.ID_ AND l.TYPE_ = 'candidate' AND l.GROUP_ID_ IN (:groups))""";

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
    private record Waiting(DeskTask task, WaitingStep step) {

        boolean attention() {
            return task.cameBack() || task.urged();
        }

        int urgency() {
            var light = step.light();
            return light == null ? -1 : light.light().ordinal();
        }

        LocalDate due() {
            var due = step.due();
            return due == null ? LocalDate.MAX : due;
        }
    }

    private static final Comparator<Waiting> MOST_URGENT_FIRST = Comparator.comparing(
                    Waiting::attention, Comparator.reverseOrder())
            .thenComparing(Waiting::urgency, Comparator.reverseOrder())
            .thenComparing(Waiting::due)
            .thenComparing(waiting -> waiting.task().openedAt())
            .thenComparing(waiting -> waiting.task().id());

    private final JdbcClient database;
    private final LightQuery lights;
    private final Visibility visibility;
    private final Organization organization;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final Clock clock;

    DeskQuery(
            JdbcClient database,
            LightQuery lights,
            Visibility visibility,
            Organization organization,
            Directory directory,
            WorkingCalendar calendar,
            Clock clock) {
        this.database = database;
        this.lights = lights;
        this.visibility = visibility;
        this.organization = organization;
        this.directory = directory;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @throws NotYours for an administrator, who does no case work */
    public DeskView of(DeskFilter filter, CurrentUser reader) {
        if (reader.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
        var now = clock.instant();
        var text = Texts.optional("q", "搜索内容", filter.text(), LONGEST_TEXT);
        var own = waiting(groups(reader, filter.unit())).stream()
                .sorted(MOST_URGENT_FIRST)
                .toList();
        var found = own.stream()
                .filter(each -> text == null || matches(each, text))
                .filter(each -> filter.step() == null || each.step().step().equals(filter.step()))
                .filter(each -> filter.point() == null
                        || filter.point().equals(each.task().place()))
                .toList();
        var shown = found.stream().filter(shows(filter.show(), reader, now)).toList();
        var pages = Math.max(1, (shown.size() + PAGE - 1) / PAGE);
        var page = Math.min(Math.max(1, filter.page()), pages);
        return new DeskView(
                WorkingCalendar.dayOf(now),
                rows(shown.stream().skip((page - 1L) * PAGE).limit(PAGE).toList(), reader, now),
                shown.size(),
                page,
                pages,
                counts(found, reader, now),
                points(own),
                steps(own),
                !headed(reader).isEmpty(),
                urging(organization.units().stream()
                        .filter(reader::belongsTo)
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
    public Optional<DeskRow> task(String taskId, CurrentUser reader) {
        var task = supervised(database.sql(DeskTask.SELECT + "WHERE t.ID_ = :task")
                .param("task", taskId)
                .query(DeskTask::of)
                .list());
        return rows(task, reader, clock.instant()).stream().findFirst();
    }

    private List<Waiting> waiting(Collection<String> groups) {
        return supervised(database.sql(DeskTask.SELECT + OF_GROUPS)
                .param("groups", Columns.orNobody(groups))
                .query(DeskTask::of)
                .list());
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

    private static boolean matches(Waiting waiting, String text) {
        var task = waiting.task();
        return Stream.of(
                        task.name(),
                        Objects.requireNonNullElse(task.place(), ""),
                        Objects.requireNonNullElse(task.title(), ""),
                        waiting.step().assigneeBody())
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    private Map<String, Integer> counts(List<Waiting> found, CurrentUser reader, Instant now) {
        var counts = new LinkedHashMap<String, Integer>();
        Stream.concat(
                        Stream.of(ALL, RETURNED, URGED, WEEK, LATER),
                        Stream.of(Light.values()).map(Light::name))
                .forEach(name -> counts.put(name, (int)
                        found.stream().filter(shows(name, reader, now)).count()));
        return counts;
    }

    /** The condition of a filter. An unknown name shows all tasks that can be done now. */
    private static Predicate<Waiting> shows(@Nullable String name, CurrentUser reader, Instant now) {
        Predicate<Waiting> later = waiting -> isLater(waiting.task(), reader, now);
        Predicate<Waiting> forNow = later.negate();
        if (name == null) {
            return forNow;
        }
        return switch (name) {
            case LATER -> later;
            case RETURNED -> forNow.and(waiting -> waiting.task().cameBack());
            case URGED -> forNow.and(waiting -> waiting.task().urged());
            case WEEK -> forNow.and(waiting -> !waiting.due().isAfter(endOfWeek(now)));
            default ->
                Stream.of(Light.values())
                        .filter(light -> light.name().equals(name))
                        .findFirst()
                        .map(light -> forNow.and(waiting -> waiting.urgency() == light.ordinal()))
                        .orElse(forNow);
        };
    }

    /** A task can wait while its window has not opened, unless the user has begun it. */
    private static boolean isLater(DeskTask task, CurrentUser reader, Instant now) {
        var followUp = task.followUp();
        return followUp != null && followUp.isAfter(now) && !reader.userId().equals(task.assignee());
    }

    private static LocalDate endOfWeek(Instant now) {
        return WorkingCalendar.dayOf(now).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    private static List<Choice> points(List<Waiting> own) {
        return choices(
                own,
                each -> each.task().place() == null
                        ? null
                        : new Choice(
                                each.task().place(),
                                each.task().place() + " " + each.task().title()));
    }

    private static List<Choice> steps(List<Waiting> own) {
        return choices(own, each -> new Choice(each.step().step(), each.step().name()));
    }

    private static List<Choice> choices(List<Waiting> own, Function<Waiting, @Nullable Choice> choice) {
        return own.stream()
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
                "#/handle/" + task.id());
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
