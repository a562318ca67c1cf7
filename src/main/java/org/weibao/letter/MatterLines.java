package org.weibao.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.weibao.calendar.TimeLeft;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.StepNames;
import org.weibao.escalation.LetterKind;
import org.weibao.notification.Notices;
import org.weibao.organization.Addressee;
import org.weibao.organization.Directory;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;

/** The lines of a letter about its matters. They are built from the records of the day and never edited. */
@Component
class MatterLines {

    /** The most days of reminders that a sentence names. */
    private static final int MOST_DAYS = 6;

    private final LetterTemplates templates;
    private final StepNames steps;
    private final Organization organization;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final Notices notices;

    MatterLines(
            LetterTemplates templates,
            StepNames steps,
            Organization organization,
            Directory directory,
            WorkingCalendar calendar,
            Notices notices) {
        this.templates = templates;
        this.steps = steps;
        this.organization = organization;
        this.directory = directory;
        this.calendar = calendar;
        this.notices = notices;
    }

    /** One line for each matter, in their order. */
    List<String> of(LetterKind kind, Unit unit, List<LetterMatterRow> matters, LocalDate today) {
        var template = templates.of(kind);
        var reminders = reminders(matters, peopleOf(unit));
        var lines = new ArrayList<String>();
        for (var matter : matters) {
            lines.add(template.line(facts(matter, lines.size() + 1, reminders, today)));
        }
        return lines;
    }

    private Map<Placeholder, String> facts(
            LetterMatterRow matter, int number, Map<String, TreeSet<LocalDate>> reminders, LocalDate today) {
        return Map.of(
                Placeholder.ORDER,
                String.valueOf(number),
                Placeholder.POINT,
                matter.point(),
                Placeholder.PART,
                partOf(matter),
                Placeholder.STEP,
                stepOf(matter),
                Placeholder.DUE,
                due(matter),
                Placeholder.LATE,
                late(matter, today),
                Placeholder.REMINDED,
                reminded(matter, reminders, today));
    }

    /** The name of the part's unit or county; empty for the point as a whole. */
    String partOf(LetterMatterRow matter) {
        return matter.unit() == null ? "" : organization.unit(matter.unit()).name() + "承办任务";
    }

    String stepOf(LetterMatterRow matter) {
        return steps.nameOf(matter.step());
    }

    /** The due day when the matter joined. If it was counted and may still change, the text mentions it. */
    private String due(LetterMatterRow matter) {
        return WorkingCalendar.official(matter.due()) + (mayChange(matter) ? "（暂定）" : "");
    }

    /** Whether the due day was counted and may still change. */
    boolean mayChange(LetterMatterRow matter) {
        return calendar.mayChange(matter.due(), matter.counted());
    }

    private String late(LetterMatterRow matter, LocalDate today) {
        var provisional = calendar.isProvisional(matter.due()) || calendar.isProvisional(today);
        return TimeLeft.lateness(calendar.between(matter.due(), today))
                + (provisional ? "（节假日安排尚未公布，暂按周一至周五、扣除法定节假日推算）" : "");
    }

    /** The days on which the addressee's people got mails about each matter, by the beginning of the notices' keys. */
    private Map<String, TreeSet<LocalDate>> reminders(List<LetterMatterRow> matters, TreeSet<String> people) {
        var since = new HashMap<String, Instant>();
        for (var matter : matters) {
            keys(matter).forEach(key -> since.put(key, matter.openedAt()));
        }
        return notices.daysOfReminders(since, people);
    }

    private static List<String> keys(LetterMatterRow matter) {
        return List.of(matter.key() + "/" + matter.round() + "/", matter.key() + "/urging-");
    }

    /** Empty if no mail was sent. */
    private String reminded(LetterMatterRow matter, Map<String, TreeSet<LocalDate>> reminders, LocalDate today) {
        var days = keys(matter).stream()
                .flatMap(key -> reminders.getOrDefault(key, new TreeSet<>()).stream())
                .filter(day -> !day.isAfter(today))
                .distinct()
                .sorted()
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
