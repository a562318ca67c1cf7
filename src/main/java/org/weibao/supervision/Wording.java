package org.weibao.supervision;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.organization.Organization;
import org.weibao.organization.UnitKind;
import org.weibao.supervision.Rung.Hearer;
import org.weibao.supervision.Supervision.OpenTask;

/** What notices about a task say: what, whose, due when, how late, what is expected, what follows. */
@Component
class Wording {

    private final Ladder ladder;
    private final WorkingCalendar calendar;
    private final Organization organization;
    private final Directory directory;
    private final Clock clock;

    Wording(Ladder ladder, WorkingCalendar calendar, Organization organization, Directory directory, Clock clock) {
        this.ladder = ladder;
        this.calendar = calendar;
        this.organization = organization;
        this.directory = directory;
        this.clock = clock;
    }

    String title(Rung rung, Term term, OpenTask task) {
        return "【" + rung.level() + "】" + task.name() + "：" + standing(term);
    }

    String text(Rung rung, Term term, Watched watched, OpenTask task) {
        var lines = lines(term, task);
        lines.add(expected(rung, watched));
        next(watched).ifPresent(lines::add);
        return String.join("\n", lines);
    }

    String arrival(OpenTask task, @Nullable String returned) {
        return (returned == null ? "新任务：" : "退回：") + task.name();
    }

    String handOver(OpenTask task) {
        return "转交给您：" + task.name();
    }

    String arrivalText(Term term, OpenTask task, @Nullable String returned) {
        var lines = lines(term, task);
        if (returned != null) {
            lines.add("退回理由：" + returned);
        }
        return String.join("\n", lines);
    }

    private List<String> lines(Term term, OpenTask task) {
        var assignee = task.assignee();
        return new ArrayList<>(List.of(
                "任务：" + task.name(),
                "承办：" + name(term.asked()) + (assignee == null ? "" : "（" + directory.nameOf(assignee) + "）"),
                "期限：" + due(term)));
    }

    private String name(String asked) {
        return asked.equals(Groups.LEADING_GROUP)
                ? UnitKind.LEADING_GROUP.label()
                : organization.unit(asked).name();
    }

    private String due(Term term) {
        var due = term.due();
        if (due == null) {
            return "不限";
        }
        return calendar.shownWithWeekday(due, term.isCounted()) + "，" + standing(term)
                + (calendar.isProvisional(due)
                        ? "（" + WorkingCalendar.countedWithoutNotice(due.getYear() + "年") + "）"
                        : "");
    }

    private String standing(Term term) {
        var due = term.due();
        if (due == null) {
            return "不限期";
        }
        var today = WorkingCalendar.dayOf(clock.instant());
        var days = calendar.between(due, today);
        if (due.equals(today)) {
            return "今天到期";
        }
        if (due.isAfter(today)) {
            return days == 0 ? "即将到期" : "还有" + -days + "个工作日到期";
        }
        return days == 0 ? "已到期" : "已逾期" + days + "个工作日";
    }

    private static String expected(Rung rung, Watched watched) {
        var ofUnit = watched.asked() != UnitKind.OFFICE && watched.asked() != UnitKind.LEADING_GROUP;
        if (rung.light() == Light.GREEN) {
            return ofUnit ? "请在期限前办理；预计不能按期完成的，请在期限前申请延期并写明理由。" : "请在期限前办理。";
        }
        return ofUnit ? "请尽快办理，并在办理时说明未按期完成的原因。" : "请尽快办理。";
    }

    private Optional<String> next(Watched watched) {
        return ladder.nextAfter(watched, clock.instant()).flatMap(moment -> ladder.rungAt(watched, moment)
                .map(rung -> "届时仍未办理的，" + calendar.shownWithWeekday(WorkingCalendar.dayOf(moment), true) + "进入“"
                        + rung.level() + "”级，通知" + hearers(rung) + letter(rung) + "。"));
    }

    private static String letter(Rung rung) {
        var letter = rung.letter();
        return letter == null ? "" : "，并由办公室起草" + letter.label();
    }

    /** Who hears of a rung, in words. */
    String hearers(Rung rung) {
        return Stream.of(Hearer.values())
                .filter(rung.hearers()::contains)
                .map(Hearer::label)
                .collect(Collectors.joining("、"));
    }
}
