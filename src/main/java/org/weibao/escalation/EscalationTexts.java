package org.weibao.escalation;

import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskFacts;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.EscalationLevel.Hearer;
import org.weibao.escalation.EscalationService.OpenTask;
import org.weibao.extension.ExtensionRepository;
import org.weibao.notification.Notice;
import org.weibao.notification.NoticeSentences.Body;
import org.weibao.notification.NoticeSentences.Matter;
import org.weibao.notification.NoticeSentences.Recipient;
import org.weibao.notification.NoticeSentences;
import org.weibao.notification.Notices.Written;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.UnitKind;
import org.weibao.workpoint.CameBack;

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

/** The notices about a task: each for its recipients, with the sentences that fit them and the facts of the task. */
@Component
class EscalationTexts {

    /** The steps whose forms have a field for what hindered them (困难问题). */
    private static final Set<String> EXPLAINING = Set.of("userTask_report", "userTask_compile");

    /** @param role as the timeline calls its recipients */
    record Addressed(String role, Notice notice) {}

    private final EscalationPolicy ladder;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Directory directory;
    private final ExtensionRepository extensions;
    private final Clock clock;

    EscalationTexts(
            EscalationPolicy ladder,
            WorkingCalendar calendar,
            Organization organization,
            Directory directory,
            ExtensionRepository extensions,
            Clock clock) {
        this.ladder = ladder;
        this.calendar = calendar;
        this.organization = organization;
        this.directory = directory;
        this.extensions = extensions;
        this.clock = clock;
    }

    /**
     * Of an escalation level: a notice for each sort of recipients, those who do the task first.
     *
     * @param pointId the point that it belongs to; null for a plan as a whole
     */
    List<Addressed> level(EscalationLevel rung, Deadline term, TaskFacts watched, OpenTask task, @Nullable Long pointId) {
        var matter = matter(term, task, watched.asked());
        var reminds = rung.light() == Light.GREEN;
        var key = term.key() + "/" + term.round() + "/" + rung.id();
        var all = new ArrayList<Addressed>();
        groups(rung, task.group()).forEach((recipient, groups) -> {
            var lines = facts(term, task);
            lines.addAll(NoticeSentences.expected(recipient, matter));
            if (recipient.isInformed() && rung.letter() != null) {
                lines.add(NoticeSentences.letter(rung.letter().label()));
            }
            if (recipient.isInformed() || matter.body() != Body.CONSULTED) {
                next(recipient, rung, watched, task.group()).ifPresent(lines::add);
            }
            all.add(new Addressed(
                    role(recipient, task.group()),
                    new Notice(
                            all.isEmpty() ? key : key + "/" + recipient.name().toLowerCase(Locale.ROOT),
                            reminds ? Notice.Kind.REMINDER : Notice.Kind.ESCALATION,
                            // The leading group reads a list (product.md): what is urgent for others is in its digest.
                            rung.urgent()
                                    && (recipient != Recipient.LEADING_GROUP
                                            || rung.hearers().size() == 1),
                            term.subject().key(),
                            pointId,
                            task.id(),
                            title(task.name(), term.due()),
                            String.join("\n", lines),
                            groups,
                            Set.of(),
                            term.due(),
                            NoticeSentences.head(recipient, matter.body(), rung.level(), reminds))));
        });
        return all;
    }

    /** The groups that a level names, each under what it is to the task. */
    private static Map<Recipient, Set<String>> groups(EscalationLevel rung, String asked) {
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        for (var hearer : Hearer.values()) {
            if (rung.hearers().contains(hearer)) {
                var group =
                        switch (hearer) {
                            case OFFICER -> asked;
                            case HEAD -> Groups.headOf(asked);
                            case OFFICE -> Groups.OFFICE;
                            case LEADING_GROUP -> Groups.LEADING_GROUP;
                        };
                recipients.putIfAbsent(group, group.equals(asked) ? Recipient.DOER : Recipient.valueOf(hearer.name()));
            }
        }
        Map<Recipient, Set<String>> groups = new EnumMap<>(Recipient.class);
        recipients.forEach((group, recipient) ->
                groups.computeIfAbsent(recipient, each -> new TreeSet<>()).add(group));
        return groups;
    }

    private static String role(Recipient recipient, String asked) {
        return switch (recipient) {
            case DOER ->
                switch (asked) {
                    case Groups.OFFICE -> Hearer.OFFICE.label();
                    case Groups.LEADING_GROUP -> Hearer.LEADING_GROUP.label();
                    default -> isOfHeads(asked) ? Hearer.HEAD.label() : Hearer.OFFICER.label();
                };
            case HEAD -> Hearer.HEAD.label();
            case OFFICE -> Hearer.OFFICE.label();
            case LEADING_GROUP -> Hearer.LEADING_GROUP.label();
        };
    }

    /** The line of the timeline for a level: what was reached and for whom notices were written, no more. */
    String event(EscalationLevel rung, Deadline term, TaskFacts watched, OpenTask task, List<Addressed> notices, Written written) {
        var due = term.due();
        return "【" + NoticeSentences.headOfEvent(Body.of(watched.asked()), rung.level()) + "】" + task.name()
                + (due == null ? "" : "：" + calendar.remaining(due, clock.instant()))
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

    /** That a task is there; or, with a reason, that it has come back. */
    Notice arrival(Deadline term, OpenTask task, @Nullable Long pointId, @Nullable CameBack cameBack) {
        var matter = matter(term, task, kind(term.asked()));
        var lines = facts(term, task);
        var returned = cameBack != null && !cameBack.isQuestion();
        if (cameBack != null) {
            lines.add(
                    returned
                            ? NoticeSentences.reasonOfReturn(cameBack.reason())
                            : NoticeSentences.question(cameBack.reason()));
        }
        if (term.due() != null) {
            lines.addAll(
                    returned
                            ? NoticeSentences.expectedAgain(matter)
                            : NoticeSentences.expected(Recipient.DOER, matter));
        }
        var kind = returned ? Notice.Kind.RETURN : Notice.Kind.ARRIVAL;
        return new Notice(
                term.key() + "/arrival/" + task.id(),
                kind,
                cameBack != null,
                term.subject().key(),
                pointId,
                task.id(),
                // The head says already why it is there again.
                cameBack == null ? task.name() : task.name().replace(cameBack.inName(), ""),
                String.join("\n", lines),
                Set.of(task.group()),
                Set.of(),
                term.due(),
                cameBack == null ? kind.label() : cameBack.mark());
    }

    /** To whom a task was given. */
    Notice handOver(Deadline term, OpenTask task, @Nullable Long pointId, String to) {
        var lines = facts(term, task);
        lines.add(NoticeSentences.HANDED_OVER);
        if (term.due() != null) {
            lines.addAll(NoticeSentences.expected(Recipient.DOER, matter(term, task, kind(term.asked()))));
        }
        return new Notice(
                term.key() + "/" + term.round() + "/to/" + to,
                Notice.Kind.HAND_OVER,
                true,
                term.subject().key(),
                pointId,
                task.id(),
                task.name(),
                String.join("\n", lines),
                Set.of(),
                Set.of(to),
                term.due(),
                Notice.Kind.HAND_OVER.label());
    }

    private static String title(String task, @Nullable LocalDate due) {
        return due == null ? task : task + "：" + Notice.REMAINING;
    }

    private List<String> facts(Deadline term, OpenTask task) {
        var assignee = task.assignee();
        var due = term.due();
        return new ArrayList<>(List.of(
                NoticeSentences.task(task.name()),
                NoticeSentences.assignee(name(term.asked()), assignee == null ? null : directory.nameOf(assignee)),
                NoticeSentences.due(due == null ? null : calendar.shownWithWeekday(due, term.isCounted()))));
    }

    private Matter matter(Deadline term, OpenTask task, UnitKind kind) {
        var ofCase = Set.of(TaskSubject.Kind.PART, TaskSubject.Kind.POINT)
                .contains(term.subject().kind());
        return new Matter(
                Body.of(kind),
                isOfHeads(task.group()),
                ofCase
                        && organization.owning(task.group()).isPresent()
                        && extensions.findByOpenTermId(term.id()).isEmpty(),
                EXPLAINING.contains(term.step()),
                calendar.endOfHours().toString());
    }

    private static boolean isOfHeads(String group) {
        return Groups.headOf(group).equals(group)
                && !Set.of(Groups.OFFICE, Groups.LEADING_GROUP).contains(group);
    }

    private UnitKind kind(String asked) {
        return asked.equals(Groups.LEADING_GROUP)
                ? UnitKind.LEADING_GROUP
                : organization.unit(asked).kind();
    }

    private String name(String asked) {
        return asked.equals(Groups.LEADING_GROUP)
                ? UnitKind.LEADING_GROUP.label()
                : organization.unit(asked).name();
    }

    /** What follows, if somebody is told who was not yet, or a letter is drafted. */
    private Optional<String> next(Recipient recipient, EscalationLevel rung, TaskFacts watched, String asked) {
        return ladder.nextAfter(watched, clock.instant())
                .flatMap(moment -> ladder.rungAt(watched, moment).flatMap(next -> {
                    var added = added(rung, next, asked);
                    return added.isEmpty() && next.letter() == null
                            ? Optional.empty()
                            : Optional.of(Notice.until(WorkingCalendar.dayOf(moment))
                                    + NoticeSentences.next(
                                            recipient, shown(moment), next.level(), added, letter(next)));
                }));
    }

    private String shown(Instant moment) {
        return calendar.shownWithWeekday(WorkingCalendar.dayOf(moment), true);
    }

    /** Who else is told at the next level, beside those who do the task. */
    private static String added(EscalationLevel before, EscalationLevel after, String asked) {
        var known = groups(before, asked).keySet();
        return groups(after, asked).keySet().stream()
                .filter(recipient -> recipient != Recipient.DOER && !known.contains(recipient))
                .map(recipient -> role(recipient, asked))
                .collect(Collectors.joining("、"));
    }

    private static @Nullable String letter(EscalationLevel rung) {
        var letter = rung.letter();
        return letter == null ? null : letter.label();
    }
}
