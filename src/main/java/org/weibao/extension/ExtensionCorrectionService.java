package org.weibao.extension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.calendar.UnusualDay;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
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
import org.weibao.shared.Answers;
import org.weibao.shared.Confirmations;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Schedule;

/**
 * The office corrects the day of an extension that it granted (更正延期), to an earlier or a later day. This is an act of
 * its own, with a reason, and begins a new round of the escalation.
 */
@Service
@Transactional
public class ExtensionCorrectionService {

    /**
     * @param due the right due day
     * @param confirmed the unusual values that the person has confirmed
     */
    public record Correct(
            @Nullable Long deadlineId,
            @Nullable LocalDate due,
            @Nullable String reason,
            @Nullable List<String> confirmed) {}

    private static final String HEAD = "延期已更正";

    private final ExtensionRepository extensions;
    private final ExtensionCorrectionRepository rows;
    private final DeadlineService deadlines;
    private final OpenTasks tasks;
    private final TaskLookup lookup;
    private final Notices notices;
    private final WorkingCalendar calendar;
    private final Schedule schedule;
    private final Organization organization;
    private final Clock clock;

    ExtensionCorrectionService(
            ExtensionRepository extensions,
            ExtensionCorrectionRepository rows,
            DeadlineService deadlines,
            OpenTasks tasks,
            TaskLookup lookup,
            Notices notices,
            WorkingCalendar calendar,
            Schedule schedule,
            Organization organization,
            Clock clock) {
        this.extensions = extensions;
        this.rows = rows;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.lookup = lookup;
        this.notices = notices;
        this.calendar = calendar;
        this.schedule = schedule;
        this.organization = organization;
        this.clock = clock;
    }

    /** Whether the task still has the due day that the extension, or its last correction, set. */
    private boolean isInForce(Extension extension) {
        var set = rows.findFirstByExtensionIdOrderByIdDesc(extension.id())
                .map(ExtensionCorrection::due)
                .orElse(extension.grantedDue());
        return Objects.equals(set, extension.deadline().due());
    }

    /** Nobody gets less time than before the extension, and no day in the past. */
    private LocalDate earliest(Extension extension) {
        var today = schedule.today();
        return calendar.onOrAfter(extension.due().isBefore(today) ? today : extension.due());
    }

    /**
     * Corrects the day, and notifies the unit and the lead.
     *
     * @return the business key of the act: point, unit and correction
     */
    public String correct(Correct command, CurrentUser currentUser) {
        requireOffice(currentUser);
        var deadlineId = Answers.required(command.deadlineId(), "deadlineId", "请选择要更正的延期。");
        var deadline = deadlines.find(deadlineId).orElseThrow(NotYours::new);
        var extension = inForce(deadline).orElseThrow(() -> new Conflict("这项任务已经办完，或者期限不是延期定下的，不能更正，请刷新后再看。"));
        var before = Objects.requireNonNull(deadline.due());
        var due = checkedDue(command.due(), before, extension);
        var reason = Texts.required("reason", "更正理由", command.reason());
        var point = lookup.pointOf(deadline.subject());
        Confirmations.ask(
                "due",
                due,
                UnusualDay.extension(due, extension.due(), point.deadline(), calendar),
                command.confirmed());
        var correction = rows.saveAndFlush(
                new ExtensionCorrection(extension, before, due, reason, currentUser.userId(), clock.instant()));
        // The part comes first: its report's window decides when the task is shown again.
        lookup.partOf(deadline.subject()).ifPresent(part -> part.correctExtension(due, schedule));
        deadlines.move(deadline, due);
        var event = lookup.record(
                deadline.subject(),
                currentUser.userId(),
                EntryKind.EXTENSION_CORRECTED,
                "期限由" + WorkingCalendar.named(before) + "更正为" + WorkingCalendar.named(due) + "：" + reason);
        tell(extension, correction, event);
        return lookup.key(deadline.subject(), organization.unit(extension.unitCode())) + "/correction-"
                + correction.id();
    }

    private Optional<Extension> inForce(Deadline deadline) {
        return deadline.isOpen()
                ? extensions.findByDeadlineIdOrderById(deadline.id()).stream()
                        .filter(extension -> extension.state() == ExtensionState.GRANTED)
                        .reduce((earlier, later) -> later)
                        .filter(this::isInForce)
                : Optional.empty();
    }

    private LocalDate checkedDue(@Nullable LocalDate named, LocalDate before, Extension extension) {
        var due = Answers.required(named, "due", "请填写正确的期限。");
        if (due.equals(before)) {
            throw new Refusal("due", "期限已经是" + WorkingCalendar.named(before) + "，请填写另一个日期。");
        }
        var earliest = earliest(extension);
        if (due.isBefore(earliest)) {
            throw new Refusal("due", "更正后的期限不能早于延期以前的期限，也不能早于今天，最早" + calendar.shown(earliest) + "，请改填。");
        }
        return ExtensionService.workingDay(due, calendar);
    }

    /** Notifies the person who requested it, their colleagues, and the lead. */
    private void tell(Extension extension, ExtensionCorrection correction, long event) {
        var deadline = extension.deadline();
        var point = lookup.pointOf(deadline.subject());
        var unit = organization.unit(extension.unitCode());
        var before = WorkingCalendar.named(correction.dueBefore());
        var after = WorkingCalendar.named(correction.due());
        var reason = correction.reason();
        var key = TaskSubject.extension(extension.id()).key() + "/correction-" + correction.id();
        notices.tell(List.of(
                        new Notice(
                                key,
                                Notice.Kind.EXTENSION,
                                true,
                                deadline.subject().about(point.id()),
                                tasks.find(deadline).map(OpenTask::id).orElse(null),
                                extension.task(),
                                NoticeSentences.corrected(before, after, reason),
                                Set.of(unit.group()),
                                extension.people(),
                                correction.due(),
                                HEAD),
                        new Notice(
                                key + "/lead",
                                Notice.Kind.EXTENSION,
                                true,
                                deadline.subject().about(point.id()),
                                null,
                                extension.task(),
                                NoticeSentences.correctedOf(unit.name(), before, after, reason),
                                Set.of(organization.unit(point.lead()).group()),
                                Set.of(),
                                null,
                                HEAD)))
                .ifPresent(written -> notices.bind(written, event));
    }

    private static void requireOffice(CurrentUser currentUser) {
        if (!currentUser.isIn(Groups.OFFICE) || currentUser.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
    }
}
