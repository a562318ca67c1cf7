package org.weibao.escalation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The weekly list (每周督办清单) with all late tasks, the worst first. */
public record WeeklyList(LocalDate day, String title, String introduction, List<Line> lines) {

    public WeeklyList {
        lines = List.copyOf(lines);
    }

    /**
     * A late task in words.
     *
     * @param lightLabel the light's name, or that none is lit yet
     * @param matter the point's place and title, or the year's plan
     * @param whose the body that has the task, and the part's if that is another one
     * @param late how late, in working days
     * @param since from when its level began; null before the first
     * @param notified the recipients of the last notice
     * @param letters the released ones about it; null for none
     */
    public record Line(
            Light light,
            String lightLabel,
            String matter,
            String whose,
            String step,
            String due,
            String late,
            @Nullable String since,
            String notified,
            @Nullable String letters) {}
}
