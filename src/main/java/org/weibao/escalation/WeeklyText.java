package org.weibao.escalation;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.weibao.calendar.TimeLeft;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.UnitKind;

/** The text of the weekly list. For a consulted body it does not mention supervision and lights. */
@Component
class WeeklyText {

    /** The most tasks that people read in a mail. */
    static final int MOST = 50;

    private static final int LONGEST_LABEL = 60;
    private static final int MOST_NAMES = 3;
    private static final int MOST_LETTERS = 3;

    private final Organization organization;
    private final WorkingCalendar calendar;

    WeeklyText(Organization organization, WorkingCalendar calendar) {
        this.organization = organization;
        this.calendar = calendar;
    }

    String title(LocalDate day, List<LateTask> matters, boolean consulted) {
        if (matters.isEmpty()) {
            return "每周督办清单（" + WorkingCalendar.named(day) + "）：本周没有逾期事项";
        }
        return consulted
                ? "每周工作清单（" + WorkingCalendar.named(day) + "）：" + matters.size() + "项工作已过期限，商请推动"
                : "每周督办清单（" + WorkingCalendar.named(day) + "）：逾期" + matters.size() + "项（" + counts(matters) + "）";
    }

    String text(LocalDate day, List<LateTask> matters, boolean consulted) {
        if (matters.isEmpty()) {
            return "截至" + WorkingCalendar.named(day) + "，没有逾期的事项。";
        }
        var lines = new ArrayList<String>();
        lines.add(
                consulted
                        ? "截至" + WorkingCalendar.named(day) + "，以下" + matters.size() + "项工作已过期限、尚未办结，商请贵单位推动。"
                        : "截至" + WorkingCalendar.named(day) + "，以下" + matters.size() + "项逾期未办结（" + counts(matters)
                                + "），最急的在前。");
        IntStream.range(0, Math.min(matters.size(), MOST))
                .forEach(i -> lines.add((i + 1) + "）" + line(matters.get(i), consulted)));
        if (matters.size() > MOST) {
            lines.add("另有" + (matters.size() - MOST) + "项没有列出，请登录系统查看。");
        }
        return String.join("\n", lines);
    }

    /** The whole list as a table, for those who see everything. */
    WeeklyList list(LocalDate day, List<LateTask> matters) {
        return new WeeklyList(
                day,
                title(day, matters, false),
                matters.isEmpty()
                        ? "截至" + WorkingCalendar.named(day) + "，没有逾期的事项。"
                        : "截至" + WorkingCalendar.named(day) + "，以下" + matters.size() + "项逾期未办结（" + counts(matters)
                                + "），最急的在前。",
                matters.stream().map(this::row).toList());
    }

    private WeeklyList.Line row(LateTask matter) {
        var since = matter.since();
        return new WeeklyList.Line(
                matter.light(),
                shown(matter.light()),
                matter.label(),
                whose(matter),
                matter.step(),
                calendar.shown(matter.due()),
                TimeLeft.lateness(matter.days()),
                since == null ? null : "“" + matter.level() + "”级自" + WorkingCalendar.named(since) + "起",
                notice(matter),
                letters(matter, false).findFirst().orElse(null));
    }

    /** Counts by light, the worst first, such as 红灯3项、蓝灯1项. */
    private static String counts(List<LateTask> matters) {
        return Stream.of(Light.RED, Light.YELLOW, Light.BLUE, Light.GREEN)
                .flatMap(light -> {
                    var count = matters.stream()
                            .filter(matter -> matter.light() == light)
                            .count();
                    return count == 0 ? Stream.empty() : Stream.of(shown(light) + count + "项");
                })
                .collect(joining("、"));
    }

    private static String shown(Light light) {
        return light == Light.GREEN ? "未亮灯" : light.label();
    }

    private String line(LateTask matter, boolean consulted) {
        var late = TimeLeft.lateness(matter.days());
        var head = (consulted ? "超过期限" + late : shown(matter.light()) + "，逾期" + late) + "｜" + cut(matter.label()) + "｜"
                + whose(matter) + "｜" + matter.step();
        return head + "\n   "
                + Stream.of(
                                Stream.of("期限" + calendar.shown(matter.due())),
                                consulted || matter.since() == null
                                        ? Stream.<String>empty()
                                        : Stream.of("“" + matter.level() + "”级自" + WorkingCalendar.named(matter.since())
                                                + "起"),
                                Stream.of(notice(matter)),
                                letters(matter, consulted))
                        .flatMap(each -> each)
                        .collect(joining("；", "", "。"));
    }

    /** The part's body, and the assignee body if that is another one. */
    private String whose(LateTask matter) {
        var part = matter.partUnit();
        var assignee = name(matter.assigneeBody());
        return part == null || part.equals(matter.assigneeBody()) ? assignee : name(part) + "的承办任务，由" + assignee + "办理";
    }

    private String name(String code) {
        return code.equals(Groups.LEADING_GROUP)
                ? UnitKind.LEADING_GROUP.label()
                : organization.unit(code).name();
    }

    private static String notice(LateTask matter) {
        var notice = matter.notice();
        return notice == null
                ? "没有通知记录"
                : "最近一次通知" + WorkingCalendar.named(notice.day()) + "写给" + people(notice.people()) + unsent(notice);
    }

    private static String people(List<String> names) {
        var shown = names.stream().limit(MOST_NAMES).collect(joining("、"));
        return names.size() > MOST_NAMES ? shown + "等" + names.size() + "人" : shown;
    }

    private static String unsent(LastNotice notice) {
        if (notice.unsent() == 0) {
            return "";
        }
        return notice.unsent() == notice.people().size() ? "（邮件没有发出）" : "（其中" + notice.unsent() + "人的邮件没有发出）";
    }

    private static Stream<String> letters(LateTask matter, boolean consulted) {
        var all = matter.letters();
        if (consulted && !all.isEmpty()) {
            return Stream.of("已发函" + all.size() + "件");
        }
        return all.isEmpty()
                ? Stream.empty()
                : Stream.of("已发"
                        + String.join("、", all.subList(Math.max(0, all.size() - MOST_LETTERS), all.size()))
                        + (all.size() > MOST_LETTERS ? "等" + all.size() + "件" : ""));
    }

    private static String cut(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }
}
