package org.weibao.workpoint;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.Stages;
import org.weibao.calendar.WorkingCalendar;

/**
 * Which report a part may give today. "Done" is allowed at any time, progress when the period has begun, and 无新进展 when
 * the window is open. A return is answered at once, by a report.
 */
@Component
public class ReportPolicy {

    private final Schedule schedule;
    private final WorkingCalendar calendar;
    private final Stages stages;

    ReportPolicy(Schedule schedule, WorkingCalendar calendar, Stages stages) {
        this.schedule = schedule;
        this.calendar = calendar;
        this.stages = stages;
    }

    /** Why the part cannot yet give a report that is not "done", as a Chinese sentence; null if it can. */
    public @Nullable String againstProgress(NextReport part) {
        var period = part.period();
        return part.role() == Role.SUPPORTING
                        || part.owesAnswer()
                        || period == null
                        || period.hasBegun(schedule.today())
                ? null
                : "上一期已经报告，下一期（" + shown(part, period) + "）从"
                        + WorkingCalendar.named(Objects.requireNonNull(period.begins())) + "起填报，在这以前只能报告办结。";
    }

    /**
     * Why the part cannot report 无新进展, as a Chinese sentence; null if it can.
     *
     * @param latest its last report; null before the first
     */
    public @Nullable String againstNoNewProgress(NextReport part, NextReport.@Nullable Last latest) {
        if (part.role() == Role.SUPPORTING) {
            return "配合单位请按征询事项答复，不能报无新进展。";
        }
        if (part.owesAnswer()) {
            return "退回的承办任务请按退回要求填报，不能报无新进展。";
        }
        var period = Objects.requireNonNull(part.period());
        var opens = schedule.windowOf(period);
        if (schedule.today().isBefore(opens)) {
            return "从" + calendar.shown(opens) + "起才能报无新进展（限本期报告到期前" + stages.reportWindow() + "个工作日以内）。";
        }
        // A report from before the period's first day, such as an answer to a return, does not count for the period.
        if (latest != null && latest.round() == part.round() && period.equals(latest.period()) && !latest.isEarly()) {
            return "本期（" + shown(part, period) + "）已经报告过，不能再报无新进展；有进展的请填写后提交，办结的请报告办结。";
        }
        return null;
    }

    /** The period of the part's open report, as people read it. */
    public String shown(NextReport part, Period period) {
        return period.label(calendar.shown(period.due(), part.counted()));
    }
}
