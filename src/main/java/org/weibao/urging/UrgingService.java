package org.weibao.urging;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.notification.Notice;
import org.weibao.notification.NoticeSentences;
import org.weibao.notification.NoticeSentences.Body;
import org.weibao.notification.NoticeSentences.Recipient;
import org.weibao.notification.Notices;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.Answers;
import org.weibao.shared.Conflict;
import org.weibao.shared.ForbiddenWord;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.EntryKind;

/**
 * The office urges units and counties to do their tasks (催办): a recorded act with a text, at most daily for each task.
 * One form urges several tasks, each recorded and notified by itself: all of them, or none.
 */
@Service
@Transactional
public class UrgingService {

    /** The most characters of an urging, and of a search text. */
    public static final int LONGEST = 500;

    /** The most tasks of one form. */
    public static final int MOST = 200;

    /** A text to begin with, fit for every body. */
    public static final String PROPOSED = "请抓紧办理并在系统中提交；办理中有困难的，请告知办公室。";

    /** The most tasks that a refusal names. */
    private static final int MOST_NAMED = 5;

    /** @param deadlineIds the deadlines of the tasks */
    public record Urge(@Nullable List<Long> deadlineIds, @Nullable String text) {}

    /** A task that may be urged now. */
    private record Urged(Deadline deadline, OpenTask task, Unit unit) {}

    private final UrgingRepository rows;
    private final DeadlineService deadlines;
    private final TaskLookup lookup;
    private final Notices notices;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Clock clock;

    UrgingService(
            UrgingRepository rows,
            DeadlineService deadlines,
            TaskLookup lookup,
            Notices notices,
            WorkingCalendar calendar,
            Organization organization,
            Clock clock) {
        this.rows = rows;
        this.deadlines = deadlines;
        this.lookup = lookup;
        this.notices = notices;
        this.calendar = calendar;
        this.organization = organization;
        this.clock = clock;
    }

    /** Whether the current user may urge at all. */
    public static boolean mayUrge(CurrentUser currentUser) {
        return currentUser.isIn(Groups.OFFICE) && !currentUser.isIn(Groups.ADMINISTRATOR);
    }

    /**
     * Urges, and notifies officers and heads at once.
     *
     * @param processId the engine's process of the act
     * @return the business key of the act: what was urged, and the first urging
     * @throws Conflict if a task has ended or was urged today; the sentence names each
     */
    public String urge(Urge command, String processId, CurrentUser currentUser) {
        if (!mayUrge(currentUser)) {
            throw new NotYours();
        }
        var chosen = chosen(command.deadlineIds());
        var written = Texts.optional("text", "催办内容", command.text(), LONGEST);
        var text = Answers.required(written, "text", "请填写催办内容。");
        ForbiddenWord.check("text", "催办内容", text);
        var tasks = tasks(chosen);
        var ids = tasks.stream()
                .map(task -> urge(task, processId, text, currentUser.userId()))
                .toList();
        var first = tasks.get(0);
        return (tasks.size() == 1 ? lookup.key(first.deadline().subject(), first.unit()) : tasks.size() + "-tasks")
                + "/urging-" + ids.get(0);
    }

    /** In one order, so that two people who urge the same tasks do not wait for each other. */
    private List<Deadline> chosen(@Nullable List<Long> deadlineIds) {
        var ids = new TreeSet<Long>();
        if (deadlineIds != null) {
            deadlineIds.stream().filter(Objects::nonNull).forEach(ids::add);
        }
        if (ids.isEmpty()) {
            throw new Refusal("deadlineIds", "请选择要催办的任务。");
        }
        if (ids.size() > MOST) {
            throw new Refusal("deadlineIds", "选择了" + ids.size() + "项任务，一次最多催办" + MOST + "项，请分次办理。");
        }
        return ids.stream()
                .map(id -> deadlines.find(id).filter(UrgingService::isOfPoint).orElseThrow(NotYours::new))
                .toList();
    }

    /** Tasks about a plan, a letter or a request for more time are not urged. */
    private static boolean isOfPoint(Deadline deadline) {
        var kind = deadline.subject().kind();
        return kind == TaskSubject.Kind.POINT || kind == TaskSubject.Kind.PART;
    }

    private List<Urged> tasks(List<Deadline> chosen) {
        var urgedToday =
                rows.deadlinesUrgedOn(today(), chosen.stream().map(Deadline::id).toList());
        var found = new ArrayList<Urged>();
        var ended = new ArrayList<String>();
        var urged = new ArrayList<String>();
        for (var deadline : chosen) {
            var task = lookup.findTask(deadline);
            if (task.isEmpty()) {
                ended.add(nameOf(deadline.subject()));
            } else if (urgedToday.contains(deadline.id())) {
                urged.add(task.get().name());
            } else {
                found.add(urged(deadline, task.get()));
            }
        }
        var sentences = new StringJoiner("；", "", "。没有催办任何任务，请取消选择后再提交。").setEmptyValue("");
        if (!ended.isEmpty()) {
            sentences.add(named(ended) + "已经办完或者不再需要");
        }
        if (!urged.isEmpty()) {
            sentences.add(named(urged) + "今天已经催办过，同一项任务一天只催办一次");
        }
        if (sentences.length() > 0) {
            throw new Conflict(sentences.toString());
        }
        return found;
    }

    private Urged urged(Deadline deadline, OpenTask task) {
        var unit =
                lookup.unitOf(task).orElseThrow(() -> new Refusal("deadlineIds", "办公室和领导小组自己的任务不用催办，只催办成员单位和县（区）的任务。"));
        if (deadline.due() == null) {
            throw new Refusal("deadlineIds", "“" + task.name() + "”没有办理期限，不用催办。");
        }
        return new Urged(deadline, task, unit);
    }

    private String nameOf(TaskSubject subject) {
        var point = lookup.pointOf(subject);
        return point.place() + " " + point.title()
                + lookup.partOf(subject)
                        .map(part -> "｜" + organization.nameOf(part.unitCode()))
                        .orElse("");
    }

    private static String named(List<String> names) {
        return names.stream().limit(MOST_NAMED).map(name -> "“" + name + "”").collect(Collectors.joining("、"))
                + (names.size() > MOST_NAMED ? "等" + names.size() + "项任务" : "");
    }

    private long urge(Urged urged, String processId, String text, String by) {
        var deadline = urged.deadline();
        var task = urged.task();
        var unit = urged.unit();
        var urging = rows.saveAndFlush(new Urging(deadline, processId, today(), text, by, clock.instant()));
        var body = Body.of(unit.kind());
        var act = EntryKind.URGED.towards(unit.kind());
        var event = lookup.record(deadline.subject(), by, act, "“" + task.stepName() + "”：" + text);
        notices.tell(List.of(
                        notice(urging, deadline, task, text, Recipient.DOER, unit.group(), body, act),
                        notice(urging, deadline, task, text, Recipient.HEAD, unit.headGroup(), body, act)))
                .ifPresent(all -> notices.bind(all, event));
        return urging.id();
    }

    /** For a task of the heads, the heads are the assignees. */
    private Notice notice(
            Urging urging,
            Deadline deadline,
            OpenTask task,
            String text,
            Recipient recipient,
            String group,
            Body body,
            EntryKind act) {
        var key = deadline.key() + "/urging-" + urging.id();
        return new Notice(
                recipient == Recipient.DOER ? key : key + "/head",
                Notice.Kind.URGING,
                true,
                deadline.subject().about(lookup.pointOf(deadline.subject()).id()),
                task.id(),
                task.name(),
                said(group.equals(task.group()) ? Recipient.DOER : recipient, body, text, deadline, calendar),
                Set.of(group),
                Set.of(),
                deadline.due(),
                act.label());
    }

    /** The text for this recipient. */
    public static String said(
            Recipient recipient, Body body, String text, Deadline deadline, WorkingCalendar calendar) {
        var due = Objects.requireNonNull(deadline.due());
        return NoticeSentences.urging(recipient, body, text, calendar.shownWithWeekday(due, deadline.isCounted()));
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
