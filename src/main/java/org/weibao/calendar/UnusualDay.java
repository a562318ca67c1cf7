package org.weibao.calendar;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds days that are allowed but so far away that the person must confirm them. */
public final class UnusualDay {

    /** A longer extension, in working days, is unusual. */
    private static final int MOST_WORKING_DAYS = 60;

    private UnusualDay() {}

    /**
     * What is unusual about a task's new due day: it is after the point's deadline, or far from the day before.
     *
     * @param before the due day that it replaces
     * @param deadline the point's
     */
    public static Optional<String> extension(
            LocalDate day, LocalDate before, @Nullable LocalDate deadline, WorkingCalendar calendar) {
        var words = "新的期限" + WorkingCalendar.named(day);
        if (deadline != null && day.isAfter(deadline)) {
            return Optional.of(words + "比要点的办结期限" + WorkingCalendar.named(deadline) + "晚" + apart(deadline, day));
        }
        var workingDays = calendar.between(before, day);
        return workingDays > MOST_WORKING_DAYS
                ? Optional.of(words + "比原来的期限" + WorkingCalendar.named(before) + "晚" + apart(before, day) + "（"
                        + workingDays + "个工作日）")
                : Optional.empty();
    }

    /**
     * What is unusual about a point's deadline: it is in another year than the plan's.
     *
     * @param year the plan's
     * @param today a plan may be late, so this year is usual too
     */
    public static Optional<String> deadline(LocalDate day, int year, LocalDate today) {
        var first = LocalDate.of(year, 1, 1);
        var last = LocalDate.of(Math.max(year, today.getYear()), 12, 31);
        var words = "办结期限" + WorkingCalendar.named(day);
        if (day.isAfter(last)) {
            return Optional.of(words + "比" + last.getYear() + "年底晚" + apart(last, day));
        }
        return day.isBefore(first) ? Optional.of(words + "比" + year + "年初早" + apart(day, first)) : Optional.empty();
    }

    /** The distance of two days in the two largest units: 74年, 1年2个月, 3个月5天, 20天. */
    static String apart(LocalDate earlier, LocalDate later) {
        var period = Period.between(earlier, later);
        var words = new StringBuilder();
        if (period.getYears() > 0) {
            words.append(period.getYears()).append('年');
        }
        if (period.getMonths() > 0) {
            words.append(period.getMonths()).append("个月");
        }
        if (period.getDays() > 0 && period.getYears() == 0) {
            words.append(period.getDays()).append('天');
        }
        return words.toString();
    }
}
