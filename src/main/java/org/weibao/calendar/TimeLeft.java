package org.weibao.calendar;

/**
 * How much time is left until a due day ends, or how late it is. Forms, notices, letters and the weekly list take their
 * words from here.
 *
 * @param workingDays until the due day, or after it if it has passed
 */
public record TimeLeft(When when, int workingDays) {

    /** The moment relative to the due day. */
    public enum When {
        /** On a day before the due day. */
        EARLIER,
        /** On the due day, within working hours. */
        ON_THE_DAY,
        /** On the due day, after working hours. */
        AFTER_HOURS,
        /** On a later day. */
        LATER
    }

    /** Whether the due day has ended. */
    public boolean isLate() {
        return when == When.AFTER_HOURS || when == When.LATER;
    }

    /** A phrase that can be used alone, such as 还有3个工作日, 今天到期 or 已逾期5个工作日. */
    public String inWords() {
        return switch (when) {
            case EARLIER -> workingDays == 0 ? "到期前没有工作日了" : "还有" + workingDays + "个工作日";
            case ON_THE_DAY -> "今天到期";
            case AFTER_HOURS -> "今天已到期";
            case LATER -> "已逾期" + lateness(workingDays);
        };
    }

    /** How late something is, as words after 逾期 or 超过. */
    public static String lateness(int workingDays) {
        return workingDays <= 0 ? "不满1个工作日" : workingDays + "个工作日";
    }
}
