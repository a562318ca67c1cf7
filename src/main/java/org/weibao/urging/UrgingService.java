package org.weibao.urging;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskLookup;
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

/** The office urges a unit or county to do a task (催办): a recorded act with a text, at most daily for each task. */
@Service
@Transactional
public class UrgingService {

    /** The most characters of an urging, and of a search text. */
    public static final int LONGEST = 500;

    public record Urge(@Nullable Long deadlineId, @Nullable String text) {}

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

    /**
     * Urges, and notifies officers and heads at once.
     *
     * @return the business key of the act: point, unit and urging
     */
    public String urge(Urge command, CurrentUser currentUser) {
        requireOffice(currentUser);
        var deadlineId = Answers.required(command.deadlineId(), "deadlineId", "请选择要催办的任务。");
        var deadline = deadlines.find(deadlineId).orElseThrow(NotYours::new);
        var task = lookup.task(deadline);
        var unit =
                lookup.unitOf(task).orElseThrow(() -> new Refusal("deadlineId", "办公室和领导小组自己的任务不用催办，只催办成员单位和县（区）的任务。"));
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
        var urging = rows.saveAndFlush(new Urging(deadline, today(), text, currentUser.userId(), clock.instant()));
        var body = Body.of(unit.kind());
        var act = EntryKind.URGED.towards(unit.kind());
        var event = lookup.record(deadline.subject(), currentUser.userId(), act, "“" + task.stepName() + "”：" + text);
        notices.tell(List.of(
                        notice(urging, deadline, task, text, Recipient.DOER, unit.group(), body, act),
                        notice(urging, deadline, task, text, Recipient.HEAD, unit.headGroup(), body, act)))
                .ifPresent(all -> notices.bind(all, event));
        return lookup.key(deadline.subject(), unit) + "/urging-" + urging.id();
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

    private static void requireOffice(CurrentUser currentUser) {
        if (!currentUser.isIn(Groups.OFFICE) || currentUser.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
    }
}
