package org.weibao.urging;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.OpenTaskLookup;
import org.weibao.deadline.OpenTasks;
import org.weibao.notification.Notice;
import org.weibao.notification.NoticeSentences;
import org.weibao.notification.NoticeSentences.Body;
import org.weibao.notification.NoticeSentences.Recipient;
import org.weibao.notification.Notices;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.shared.Answers;
import org.weibao.shared.Conflict;
import org.weibao.shared.ForbiddenWord;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.EntryKind;

/** The office urges a unit or county to do a task (催办): a recorded act with text, at most one a day and task. */
@Service
@Transactional
public class UrgingService {

    /** As many as somebody looks through; the rest is found by what its name holds. */
    private static final int MOST = 20;

    /** How many characters an urging may have, and a text to look for. */
    public static final int LONGEST = 500;

    public record Urge(@Nullable Long deadlineId, @Nullable String text) {}

    /**
     * A task that the office may urge.
     *
     * @param provisional the due day, if it was counted in a year without a notice and may change
     * @param standing how long there is, or how late it is, in words
     * @param late whether its last day has ended
     * @param urgedToday whether it has been urged today, and cannot be again
     */
    public record Choice(
            long deadlineId,
            String task,
            String unit,
            LocalDate due,
            Set<LocalDate> provisional,
            String standing,
            boolean late,
            boolean urgedToday) {}

    /** @param more whether there are others, to be found by a narrower search */
    public record Choices(List<Choice> tasks, boolean more) {}

    private final UrgingRepository rows;
    private final DeadlineService deadlines;
    private final OpenTasks tasks;
    private final OpenTaskLookup cases;
    private final Notices notices;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Clock clock;

    UrgingService(
            UrgingRepository rows,
            DeadlineService deadlines,
            OpenTasks tasks,
            OpenTaskLookup cases,
            Notices notices,
            WorkingCalendar calendar,
            Organization organization,
            Clock clock) {
        this.rows = rows;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.cases = cases;
        this.notices = notices;
        this.calendar = calendar;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * The open tasks of all units and counties, the earliest due first.
     *
     * @param text what their names hold: a step, a point, a unit; null for all
     * @throws NotYours if the reader is not of the office
     */
    @Transactional(readOnly = true)
    public Choices choices(@Nullable String text, CurrentUser reader) {
        requireOffice(reader);
        var groups = organization.units().stream()
                .flatMap(unit -> Stream.of(unit.group(), unit.headGroup()))
                .toList();
        var found = tasks.of(groups, Texts.optional("text", "查找内容", text, LONGEST), MOST + 1);
        return new Choices(found.stream().limit(MOST).flatMap(this::choice).toList(), found.size() > MOST);
    }

    private Stream<Choice> choice(OpenTask task) {
        return deadlines.find(task.subject(), task.step()).filter(Deadline::isOpen).stream()
                .flatMap(deadline -> choice(deadline, task));
    }

    private Stream<Choice> choice(Deadline deadline, OpenTask task) {
        var due = deadline.due();
        if (due == null) {
            return Stream.empty();
        }
        var left = calendar.timeLeft(due, clock.instant());
        return cases.unitOf(task).stream()
                .map(unit -> new Choice(
                        deadline.id(),
                        task.name(),
                        unit.name(),
                        due,
                        calendar.provisional(deadline.countedDue()),
                        left.inWords(),
                        left.isLate(),
                        rows.existsByDeadlineIdAndUrgedOn(deadline.id(), today())));
    }

    /**
     * Urges, and tells officers and heads at once.
     *
     * @return the business key of the act: point, unit and urging
     */
    public String urge(Urge command, CurrentUser reader) {
        requireOffice(reader);
        var deadlineId = Answers.required(command.deadlineId(), "deadlineId", "请选择要催办的任务。");
        var deadline = deadlines.find(deadlineId).orElseThrow(NotYours::new);
        var task = cases.task(deadline);
        var unit =
                cases.unitOf(task).orElseThrow(() -> new Refusal("deadlineId", "办公室和领导小组自己的任务不用催办，只催办成员单位和县（区）的任务。"));
        var due = deadline.due();
        if (due == null) {
            throw new Refusal("deadlineId", "这项任务没有办理期限，不用催办。");
        }
        var written = Texts.optional("text", "催办内容", command.text(), LONGEST);
        var text = Answers.required(written, "text", "请填写催办内容。");
        ForbiddenWord.check("text", "催办内容", text);
        if (rows.existsByDeadlineIdAndUrgedOn(deadline.id(), today())) {
            throw new Conflict("今天已经催办过这项任务：同一项任务一天只催办一次。");
        }
        var urging = rows.saveAndFlush(new Urging(deadline, today(), text, reader.userId(), clock.instant()));
        var body = Body.of(unit.kind());
        var act = EntryKind.URGED.towards(unit.kind());
        var event = cases.tell(deadline.subject(), reader.userId(), act, "“" + task.stepName() + "”：" + text);
        notices.tell(List.of(
                        notice(urging, deadline, task, text, Recipient.DOER, unit.group(), body, act),
                        notice(urging, deadline, task, text, Recipient.HEAD, unit.headGroup(), body, act)))
                .ifPresent(all -> notices.bind(all, event));
        return cases.key(deadline.subject(), unit) + "/urging-" + urging.id();
    }

    /** A task of the heads is theirs to do. */
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
                deadline.subject().about(cases.pointOf(deadline.subject()).id()),
                task.id(),
                task.name(),
                said(group.equals(task.group()) ? Recipient.DOER : recipient, body, text, deadline, calendar),
                Set.of(group),
                Set.of(),
                deadline.due(),
                act.label());
    }

    /** What such a recipient reads. */
    public static String said(
            Recipient recipient, Body body, String text, Deadline deadline, WorkingCalendar calendar) {
        var due = Objects.requireNonNull(deadline.due());
        return NoticeSentences.urging(recipient, body, text, calendar.shownWithWeekday(due, deadline.isCounted()));
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    private static void requireOffice(CurrentUser reader) {
        if (!reader.isIn(Groups.OFFICE) || reader.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
    }
}
