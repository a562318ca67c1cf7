package org.weibao.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.TimeLeft;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.StepNames;
import org.weibao.escalation.LetterKind;
import org.weibao.notification.Notices;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.Routing;

/** What a letter says of its matters: what is on record on the day, counted anew each time and never edited. */
@Component
class MatterLines {

    /** As many days of reminders as a sentence takes. */
    private static final int MOST_DAYS = 6;

    private final LetterTemplates templates;
    private final DeadlineService deadlines;
    private final StepNames steps;
    private final PartRepository parts;
    private final Routing routing;
    private final Organization organization;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final Notices notices;

    MatterLines(
            LetterTemplates templates,
            DeadlineService deadlines,
            StepNames steps,
            PartRepository parts,
            Routing routing,
            Organization organization,
            Directory directory,
            WorkingCalendar calendar,
            Notices notices) {
        this.templates = templates;
        this.deadlines = deadlines;
        this.steps = steps;
        this.parts = parts;
        this.routing = routing;
        this.organization = organization;
        this.directory = directory;
        this.calendar = calendar;
        this.notices = notices;
    }

    /** A line for each matter, in their order. */
    List<String> of(LetterKind kind, Unit unit, List<LetterMatter> matters, LocalDate today) {
        var template = templates.of(kind);
        var people = peopleOf(unit);
        var lines = new ArrayList<String>();
        for (var matter : matters) {
            lines.add(template.line(facts(matter, lines.size() + 1, people, today)));
        }
        return lines;
    }

    private Map<Placeholder, String> facts(LetterMatter matter, int number, TreeSet<String> people, LocalDate today) {
        return Map.of(
                Placeholder.ORDER,
                String.valueOf(number),
                Placeholder.POINT,
                pointOf(matter),
                Placeholder.PART,
                partOf(matter),
                Placeholder.STEP,
                stepOf(matter),
                Placeholder.DUE,
                due(matter),
                Placeholder.LATE,
                late(matter, today),
                Placeholder.REMINDED,
                reminded(matter, people, today));
    }

    /** Place and title of the point. */
    String pointOf(LetterMatter matter) {
        return routing.label(matter.pointId());
    }

    /** Whose part it is; empty for the point as a whole. */
    String partOf(LetterMatter matter) {
        @Nullable Long part = matter.partId();
        return part == null ? "" : organization.unit(parts.get(part).unitCode()).name() + "承办任务";
    }

    String stepOf(LetterMatter matter) {
        return steps.nameOf(matter.step());
    }

    /** The last day when the matter joined; one that was counted and may still change says so. */
    private String due(LetterMatter matter) {
        return WorkingCalendar.official(matter.due()) + (mayChange(matter) ? "（暂定）" : "");
    }

    /** Whether the last day was counted and may still change. */
    boolean mayChange(LetterMatter matter) {
        var deadline = deadlines.find(matter.deadlineId()).orElseThrow();
        return calendar.mayChange(matter.due(), deadline.isCounted());
    }

    private String late(LetterMatter matter, LocalDate today) {
        var provisional = calendar.isProvisional(matter.due()) || calendar.isProvisional(today);
        return TimeLeft.lateness(calendar.between(matter.due(), today))
                + (provisional ? "（节假日安排尚未公布，暂按周一至周五、扣除法定节假日推算）" : "");
    }

    /** When mails about the matter went to the addressee's people; empty where none did. */
    private String reminded(LetterMatter matter, TreeSet<String> people, LocalDate today) {
        var deadline = deadlines.find(matter.deadlineId()).orElseThrow();
        var key = deadline.key() + "/";
        var days = notices
                .daysOfReminders(
                        List.of(key + matter.deadlineRound() + "/%", key + "urging-%"), people, deadline.openedAt())
                .stream()
                .filter(day -> !day.isAfter(today))
                .toList();
        if (days.isEmpty()) {
            return "";
        }
        var last = days.subList(Math.max(0, days.size() - MOST_DAYS), days.size());
        return "，已于" + last.stream().map(WorkingCalendar::official).collect(Collectors.joining("、")) + "提醒";
    }

    private TreeSet<String> peopleOf(Unit unit) {
        var people = new TreeSet<String>();
        for (var group : List.of(unit.group(), unit.headGroup())) {
            directory.membersOf(group).stream().map(Addressee::userId).forEach(people::add);
        }
        return people;
    }
}
