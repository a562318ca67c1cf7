package org.weibao.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskFacts;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.EscalationLevel.RecipientRole;
import org.weibao.notification.Notice;
import org.weibao.notification.NoticeSentences;
import org.weibao.notification.NoticeSentences.Body;
import org.weibao.notification.NoticeSentences.Matter;
import org.weibao.notification.NoticeSentences.Recipient;
import org.weibao.notification.Notices.Written;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.CameBack;

/** The notices about a task: each for its recipients, with the sentences that fit them and the facts of the task. */
@Component
class EscalationTexts {

    /** The steps whose forms have a field for what hindered them (困难问题). */
    private static final Set<String> EXPLAINING = Set.of("userTask_report", "userTask_compile");

    /** @param role as the timeline calls its recipients */
    record Addressed(String role, Notice notice) {}

    private final EscalationPolicy escalation;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Directory directory;
    private final Clock clock;

    EscalationTexts(
            EscalationPolicy escalation,
            WorkingCalendar calendar,
            Organization organization,
            Directory directory,
            Clock clock) {
        this.escalation = escalation;
        this.calendar = calendar;
        this.organization = organization;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Of an escalation level: a notice for each sort of recipients, those who do the task first.
     *
     * @param pointId the point that it belongs to; null for a plan as a whole
     */
    List<Addressed> level(
            EscalationLevel level, Deadline deadline, TaskFacts watched, OpenTask task, @Nullable Long pointId) {
        var matter = matter(deadline, task, watched.assigneeKind());
        var reminds = level.light() == Light.GREEN;
        var key = deadline.key() + "/" + deadline.round() + "/" + level.id();
        var all = new ArrayList<Addressed>();
        groups(level, task.group()).forEach((recipient, groups) -> {
            var lines = facts(deadline, task);
            lines.addAll(NoticeSentences.expected(recipient, matter));
            if (recipient.isInformed() && level.letter() != null) {
                lines.add(NoticeSentences.letter(level.letter().label()));
            }
            if (recipient.isInformed() || matter.body() != Body.CONSULTED) {
                next(recipient, level, watched, task.group()).ifPresent(lines::add);
            }
            all.add(new Addressed(
                    role(recipient, task.group()),
                    new Notice(
                            all.isEmpty() ? key : key + "/" + recipient.name().toLowerCase(Locale.ROOT),
                            reminds ? Notice.Kind.REMINDER : Notice.Kind.ESCALATION,
                            // The leading group reads a list (product.md): what is urgent for others is in its digest.
                            level.urgent()
                                    && (recipient != Recipient.LEADING_GROUP
                                            || level.recipients().size() == 1),
                            deadline.subject().about(pointId),
                            task.id(),
                            title(task.name(), deadline.due()),
                            String.join("\n", lines),
                            groups,
                            Set.of(),
                            deadline.due(),
                            NoticeSentences.head(recipient, matter.body(), level.name(), reminds))));
        });
        return all;
    }

    /** The groups that a level names, each under what it is to the task. */
    private static Map<Recipient, Set<String>> groups(EscalationLevel level, String assigneeBody) {
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        for (var role : RecipientRole.values()) {
            if (level.recipients().contains(role)) {
                var group =
                        switch (role) {
                            case OFFICER -> assigneeBody;
                            case HEAD -> Groups.headOf(assigneeBody);
                            case OFFICE -> Groups.OFFICE;
                            case LEADING_GROUP -> Groups.LEADING_GROUP;
                        };
                recipients.putIfAbsent(
                        group, group.equals(assigneeBody) ? Recipient.DOER : Recipient.valueOf(role.name()));
            }
        }
        Map<Recipient, Set<String>> groups = new EnumMap<>(Recipient.class);
        recipients.forEach((group, recipient) ->
                groups.computeIfAbsent(recipient, each -> new TreeSet<>()).add(group));
        return groups;
    }

    private static String role(Recipient recipient, String assigneeBody) {
        return switch (recipient) {
            case DOER ->
                switch (assigneeBody) {
                    case Groups.OFFICE -> RecipientRole.OFFICE.label();
                    case Groups.LEADING_GROUP -> RecipientRole.LEADING_GROUP.label();
                    default -> isOfHeads(assigneeBody) ? RecipientRole.HEAD.label() : RecipientRole.OFFICER.label();
                };
            case HEAD -> RecipientRole.HEAD.label();
            case OFFICE -> RecipientRole.OFFICE.label();
            case LEADING_GROUP -> RecipientRole.LEADING_GROUP.label();
        };
    }

    /** The entry of the timeline for a level: the level, and the recipients of its notices. */
    String event(
            EscalationLevel level,
            Deadline deadline,
            TaskFacts watched,
            OpenTask task,
            List<Addressed> notices,
            Written written) {
        var due = deadline.due();
        return "【" + NoticeSentences.headOfEvent(Body.of(watched.assigneeKind()), level.name()) + "】" + task.name()
                + (due == null
                        ? ""
                        : "：" + calendar.timeLeft(due, clock.instant()).inWords())
                + "；" + recipients(notices, written);
    }

    private static String recipients(List<Addressed> notices, Written written) {
        return written.recipients().isEmpty()
                ? "应当通知的用户组里没有人"
                : written.recipients().stream()
                        .map(recipient -> recipient.name() + "（"
                                + notices.get(recipient.text()).role() + "）")
                        .collect(Collectors.joining("、", "已写入通知：", ""));
    }

    /** The notice that a task is there; or, with a reason, that it has come back. */
    Notice arrival(Deadline deadline, OpenTask task, @Nullable Long pointId, @Nullable CameBack cameBack) {
        var matter = matter(deadline, task, kind(deadline.assigneeBody()));
        var lines = facts(deadline, task);
        var returned = cameBack != null && !cameBack.isQuestion();
        if (cameBack != null) {
            lines.add(
                    returned
                            ? NoticeSentences.reasonOfReturn(cameBack.reason())
                            : NoticeSentences.question(cameBack.reason()));
        }
        if (deadline.due() != null) {
            lines.addAll(
                    returned
                            ? NoticeSentences.expectedAgain(matter)
                            : NoticeSentences.expected(Recipient.DOER, matter));
        }
        var kind = returned ? Notice.Kind.RETURN : Notice.Kind.ARRIVAL;
        return new Notice(
                deadline.key() + "/arrival/" + task.id(),
                kind,
                cameBack != null,
                deadline.subject().about(pointId),
                task.id(),
                // The head says already why it is there again.
                cameBack == null ? task.name() : task.name().replace(cameBack.inName(), ""),
                String.join("\n", lines),
                Set.of(task.group()),
                Set.of(),
                deadline.due(),
                cameBack == null ? kind.label() : cameBack.mark());
    }

    /** The notice to the person who was given a task. */
    Notice handOver(Deadline deadline, OpenTask task, @Nullable Long pointId, String to) {
        var lines = facts(deadline, task);
        lines.add(NoticeSentences.HANDED_OVER);
        if (deadline.due() != null) {
            lines.addAll(
                    NoticeSentences.expected(Recipient.DOER, matter(deadline, task, kind(deadline.assigneeBody()))));
        }
        return new Notice(
                deadline.key() + "/" + deadline.round() + "/to/" + to,
                Notice.Kind.HAND_OVER,
                true,
                deadline.subject().about(pointId),
                task.id(),
                task.name(),
                String.join("\n", lines),
                Set.of(),
                Set.of(to),
                deadline.due(),
                Notice.Kind.HAND_OVER.label());
    }

    private static String title(String task, @Nullable LocalDate due) {
        return due == null ? task : task + "：" + Notice.REMAINING;
    }

    private List<String> facts(Deadline deadline, OpenTask task) {
        var assignee = task.assignee();
        var due = deadline.due();
        return new ArrayList<>(List.of(
                NoticeSentences.task(task.name()),
                NoticeSentences.assignee(
                        name(deadline.assigneeBody()), assignee == null ? null : directory.nameOf(assignee)),
                NoticeSentences.due(due == null ? null : calendar.shownWithWeekday(due, deadline.isCounted()))));
    }

    private Matter matter(Deadline deadline, OpenTask task, UnitKind kind) {
        var ofCase = Set.of(TaskSubject.Kind.PART, TaskSubject.Kind.POINT)
                .contains(deadline.subject().kind());
        return new Matter(
                Body.of(kind),
                isOfHeads(task.group()),
                ofCase && organization.owning(task.group()).isPresent() && !deadline.isExtensionOpen(),
                EXPLAINING.contains(deadline.step()),
                calendar.endOfHours().toString());
    }

    private static boolean isOfHeads(String group) {
        return Groups.headOf(group).equals(group)
                && !Set.of(Groups.OFFICE, Groups.LEADING_GROUP).contains(group);
    }

    private UnitKind kind(String assigneeBody) {
        return assigneeBody.equals(Groups.LEADING_GROUP)
                ? UnitKind.LEADING_GROUP
                : organization.unit(assigneeBody).kind();
    }

    private String name(String assigneeBody) {
        return assigneeBody.equals(Groups.LEADING_GROUP)
                ? UnitKind.LEADING_GROUP.label()
                : organization.unit(assigneeBody).name();
    }

    /** What follows at the next level, if it has more recipients or a letter. */
    private Optional<String> next(Recipient recipient, EscalationLevel level, TaskFacts watched, String assigneeBody) {
        return escalation
                .nextAfter(watched, clock.instant())
                .flatMap(moment -> escalation.levelAt(watched, moment).flatMap(next -> {
                    var added = added(level, next, assigneeBody);
                    return added.isEmpty() && next.letter() == null
                            ? Optional.empty()
                            : Optional.of(Notice.until(WorkingCalendar.dayOf(moment))
                                    + NoticeSentences.next(recipient, shown(moment), next.name(), added, letter(next)));
                }));
    }

    private String shown(Instant moment) {
        return calendar.shownWithWeekday(WorkingCalendar.dayOf(moment), true);
    }

    /** The new recipients at the next level. */
    private static String added(EscalationLevel before, EscalationLevel after, String assigneeBody) {
        var known = groups(before, assigneeBody).keySet();
        return groups(after, assigneeBody).keySet().stream()
                .filter(recipient -> recipient != Recipient.DOER && !known.contains(recipient))
                .map(recipient -> role(recipient, assigneeBody))
                .collect(Collectors.joining("、"));
    }

    private static @Nullable String letter(EscalationLevel level) {
        var letter = level.letter();
        return letter == null ? null : letter.label();
    }
}
