package org.weibao.extension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.UnusualDay;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.DeadlineSettled;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.OpenTasks;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.notification.Notice;
import org.weibao.notification.NoticeSentences;
import org.weibao.notification.Notices;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.Answers;
import org.weibao.shared.Confirmations;
import org.weibao.shared.Conflict;
import org.weibao.shared.Labelled;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.EntryKind;

/**
 * More time for a task (延期): an officer requests it before the task expires, the unit's head signs, the office decides
 * and sets the date. The escalation continues meanwhile. The answer may come after the requested day.
 */
@Service
@Transactional
public class ExtensionService {

    /** The head's answer. */
    public enum Signature implements Labelled {
        SIGNED("同意"),
        REFUSED("不同意");

        private final String label;

        Signature(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** The office's answer. */
    public enum Grant implements Labelled {
        GRANTED("同意延期"),
        REFUSED("不同意");

        private final String label;

        Grant(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * @param due the proposed due day
     * @param confirmed the unusual values that the person has confirmed
     */
    public record RequestExtension(
            @Nullable Long deadlineId,
            @Nullable LocalDate due,
            @Nullable String reason,
            @Nullable String progress,
            @Nullable List<String> confirmed) {}

    /** @param reason required to refuse */
    public record SignExtension(@Nullable Signature answer, @Nullable String reason) {}

    /**
     * @param due the due day that the office sets; it may differ from the requested one
     * @param reason required to refuse
     * @param confirmed the unusual values that the person has confirmed
     */
    public record DecideExtension(
            @Nullable Grant answer,
            @Nullable LocalDate due,
            @Nullable String reason,
            @Nullable List<String> confirmed) {}

    /**
     * What the process of a request needs to start.
     *
     * @param headGroup the group that signs it
     * @param key point, unit and request
     */
    public record Requested(long id, String headGroup, String key) {}

    private final ExtensionRepository rows;
    private final DeadlineService deadlines;
    private final OpenTasks tasks;
    private final TaskLookup lookup;
    private final ExtensionWorkflow workflow;
    private final Notices notices;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Clock clock;

    ExtensionService(
            ExtensionRepository rows,
            DeadlineService deadlines,
            OpenTasks tasks,
            TaskLookup lookup,
            ExtensionWorkflow workflow,
            Notices notices,
            WorkingCalendar calendar,
            Organization organization,
            Clock clock) {
        this.rows = rows;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.lookup = lookup;
        this.workflow = workflow;
        this.notices = notices;
        this.calendar = calendar;
        this.organization = organization;
        this.clock = clock;
    }

    private Stream<Unit> officerOf(CurrentUser currentUser) {
        return currentUser.isIn(Groups.ADMINISTRATOR)
                ? Stream.empty()
                : organization.units().stream().filter(unit -> currentUser.isIn(unit.group()));
    }

    /** An officer requests more time. */
    public Requested request(RequestExtension command, CurrentUser currentUser) {
        var deadlineId = Answers.required(command.deadlineId(), "deadlineId", "请选择申请延期的任务。");
        var deadline = deadlines.find(deadlineId).orElseThrow(NotYours::new);
        var task = lookup.task(visible(deadline, currentUser));
        var unit = ownUnit(task, currentUser);
        var due = deadline.due();
        if (due == null) {
            throw new Refusal("deadlineId", "这项任务没有办理期限，不用申请延期。");
        }
        if (isExpired(deadline)) {
            throw new Refusal("deadlineId", "这项任务已于" + WorkingCalendar.named(due) + "到期，到期以后不能再申请延期，请尽快办理。");
        }
        if (deadline.isExtensionOpen()) {
            throw new Conflict("这项任务已经有一份延期申请在办理，不能重复申请。");
        }
        var request = new Extension.Request(
                newDue(command.due(), deadline, due, command.confirmed()),
                Texts.required("reason", "延期理由", command.reason()),
                Texts.required("progress", "目前进展", command.progress()),
                currentUser.userId(),
                clock.instant());
        var extension = rows.saveAndFlush(new Extension(deadline, task, unit.code(), due, request));
        lookup.record(
                deadline.subject(),
                currentUser.userId(),
                EntryKind.EXTENSION_REQUESTED,
                "“" + task.stepName() + "”申请由" + shown(deadline, due) + "延至" + WorkingCalendar.named(request.due())
                        + "：" + request.reason() + "\n目前进展：" + request.progress());
        return new Requested(
                extension.id(),
                unit.headGroup(),
                lookup.key(deadline.subject(), unit) + "/"
                        + TaskSubject.extension(extension.id()).key());
    }

    /** Nobody may learn that a task of others exists or existed. */
    private Deadline visible(Deadline deadline, CurrentUser currentUser) {
        if (!deadline.isOpen()
                && officerOf(currentUser).noneMatch(unit -> unit.code().equals(deadline.assigneeBody()))) {
            throw new NotYours();
        }
        return deadline;
    }

    private Unit ownUnit(OpenTask task, CurrentUser currentUser) {
        var unit = lookup.unitOf(task);
        if (unit.isEmpty() && currentUser.isIn(task.group())) {
            throw new Refusal("deadlineId", "办公室和领导小组自己的任务不申请延期。");
        }
        return unit.filter(each -> officerOf(currentUser).anyMatch(each::equals))
                .orElseThrow(NotYours::new);
    }

    private boolean isExpired(Deadline deadline) {
        var due = deadline.due();
        return due != null && calendar.timeLeft(due, clock.instant()).isLate();
    }

    private LocalDate newDue(
            @Nullable LocalDate named, Deadline deadline, LocalDate due, @Nullable List<String> confirmed) {
        var day = Answers.required(named, "due", "请填写新的期限。");
        if (!day.isAfter(due)) {
            throw new Refusal("due", "新的期限应当在现在的期限" + shown(deadline, due) + "之后，请改填。");
        }
        workingDay(day, calendar);
        Confirmations.ask("due", day, unusual(day, deadline, due), confirmed);
        return day;
    }

    private Optional<String> unusual(LocalDate day, Deadline deadline, LocalDate due) {
        return UnusualDay.extension(day, due, lookup.pointOf(deadline.subject()).deadline(), calendar);
    }

    /** Checks the day that a person set, and returns it. */
    static LocalDate workingDay(LocalDate day, WorkingCalendar calendar) {
        if (!calendar.isWorkingDay(day)) {
            throw new Refusal(
                    "due",
                    WorkingCalendar.named(day) + "不是工作日，请改为" + calendar.shown(calendar.onOrAfter(day)) + "或者其他工作日。");
        }
        return day;
    }

    /** The due day, present or at the time of the request, as people read it. */
    private String shown(Deadline deadline, LocalDate due) {
        return calendar.shown(due, deadline.isCounted());
    }

    /** The unit's head signs the request, or ends it with a reason. */
    public Signature sign(long extensionId, SignExtension command, String user) {
        var extension = rows.get(extensionId);
        var subject = extension.deadline().subject();
        var answer = Answers.required(command.answer(), "answer", "请选择同意或不同意。");
        if (answer == Signature.SIGNED) {
            var remark = Texts.optional("reason", "意见", command.reason());
            extension.sign(user, clock.instant());
            lookup.record(subject, user, EntryKind.EXTENSION_SIGNED, "报办公室决定" + after(remark));
        } else {
            var reason = Texts.required("reason", "不同意的理由", command.reason());
            extension.refuseToSign(reason, user, clock.instant());
            var event = lookup.record(subject, user, EntryKind.EXTENSION_UNSIGNED, reason);
            var running = running(extension);
            tell(
                    extension,
                    event,
                    "延期申请未获负责人同意",
                    running,
                    NoticeSentences.notExtended(shown(extension.deadline(), running), reason),
                    null);
        }
        return answer;
    }

    /** The office grants the request and sets the date, or refuses with a reason. */
    public Grant decide(long extensionId, DecideExtension command, String user) {
        var extension = rows.get(extensionId);
        var deadline = extension.deadline();
        if (extension.isBy(user)) {
            throw new Refusal("answer", "您申请或签署过这次延期，不能再作决定，请由办公室其他同志办理。");
        }
        var answer = Answers.required(command.answer(), "answer", "请选择同意或不同意。");
        var running = running(extension);
        if (answer == Grant.GRANTED) {
            var remark = Texts.optional("reason", "意见", command.reason());
            var due = grantedDue(command, deadline, running);
            var change = "期限由" + shown(deadline, running) + "延至" + WorkingCalendar.named(due);
            extension.grant(running, due, remark, user, clock.instant());
            // The part comes first: its report's window decides when the task is shown again.
            lookup.partOf(deadline.subject()).ifPresent(part -> part.extend(due));
            deadlines.move(deadline, due);
            var event = lookup.record(
                    deadline.subject(),
                    user,
                    EntryKind.EXTENDED,
                    change
                            + (due.equals(extension.requestedDue())
                                    ? ""
                                    : "（申请延至" + WorkingCalendar.named(extension.requestedDue()) + "）")
                            + after(remark));
            var before = shown(deadline, running);
            var after = WorkingCalendar.named(due);
            tell(
                    extension,
                    event,
                    "延期申请已同意",
                    due,
                    NoticeSentences.extended(before, after, remark),
                    NoticeSentences.extendedOf(nameOfUnit(extension), before, after));
        } else {
            var reason = Texts.required("reason", "不同意的理由", command.reason());
            extension.refuse(reason, user, clock.instant());
            var event = lookup.record(deadline.subject(), user, EntryKind.EXTENSION_REFUSED, reason);
            var due = shown(deadline, running);
            tell(
                    extension,
                    event,
                    "延期申请未获同意",
                    running,
                    NoticeSentences.notExtended(due, reason),
                    NoticeSentences.notExtendedOf(nameOfUnit(extension), due));
        }
        return answer;
    }

    private LocalDate grantedDue(DecideExtension command, Deadline deadline, LocalDate running) {
        var due = newDue(command.due(), deadline, running, command.confirmed());
        if (!due.isAfter(WorkingCalendar.dayOf(clock.instant()))) {
            throw new Refusal("due", "同意延期的新期限应当在今天以后，请改填。");
        }
        return due;
    }

    private static String after(@Nullable String remark) {
        return remark == null ? "" : "：" + remark;
    }

    /** The present due day, which may have been moved since the request. */
    private static LocalDate running(Extension extension) {
        var due = extension.deadline().due();
        return due == null ? extension.due() : due;
    }

    private String nameOfUnit(Extension extension) {
        return organization.unit(extension.unitCode()).name();
    }

    /** Notifies the requester and their colleagues of the office's decision, and the lead if there is a text for it. */
    private void tell(
            Extension extension, long event, String head, LocalDate due, String text, @Nullable String textForLead) {
        var deadline = extension.deadline();
        var point = lookup.pointOf(deadline.subject());
        var key = TaskSubject.extension(extension.id()).key() + "/" + extension.state();
        var texts = new ArrayList<Notice>();
        texts.add(new Notice(
                key,
                Notice.Kind.EXTENSION,
                true,
                deadline.subject().about(point.id()),
                tasks.find(deadline).map(OpenTask::id).orElse(null),
                extension.task(),
                text,
                Set.of(organization.unit(extension.unitCode()).group()),
                extension.people(),
                due,
                head));
        if (textForLead != null) {
            texts.add(new Notice(
                    key + "/lead",
                    Notice.Kind.EXTENSION,
                    true,
                    deadline.subject().about(point.id()),
                    null,
                    extension.task(),
                    textForLead,
                    Set.of(organization.unit(point.lead()).group()),
                    Set.of(),
                    null,
                    head));
        }
        notices.tell(texts).ifPresent(written -> notices.bind(written, event));
    }

    /** A task that is done or gone needs no more time, so its request ends. */
    @EventListener
    void settled(DeadlineSettled settled) {
        if (!settled.deadline().isExtensionOpen()) {
            return;
        }
        rows.findByOpenDeadlineId(settled.deadline().id()).ifPresent(extension -> {
            extension.becomeNeedless(clock.instant());
            workflow.noLongerNeeded(extension.id());
        });
    }

    /** The subject of the task to extend. */
    @Transactional(readOnly = true)
    public TaskSubject subjectOf(long extensionId) {
        return rows.get(extensionId).deadline().subject();
    }

    /** The name of the task to extend. */
    @Transactional(readOnly = true)
    public String label(long extensionId) {
        return rows.get(extensionId).task();
    }
}
