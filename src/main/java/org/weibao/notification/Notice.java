package org.weibao.notification;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;

/**
 * A notice to people.
 *
 * @param key the key by which it is sent once, such as {@code part-12/userTask_report/2/yellow}
 * @param urgent sent at once; otherwise in the digest of the next working day
 * @param about what it refers to
 * @param taskId the engine's id of the task that the link opens; null for a link to the list
 * @param title one line of plain text
 * @param text the whole, plain text
 * @param due the due day of its task: title and text may hold {@link #REMAINING}, and lines that begin with
 * {@link #EARLY}, {@link #TODAY}, {@link #LATE} or {@link #until}; null if nothing is due
 * @param head the word in brackets before the title
 * @param groups the groups whose members get it
 * @param users people who get it beside these groups
 */
public record Notice(
        String key,
        Kind kind,
        boolean urgent,
        About about,
        @Nullable String taskId,
        String title,
        String text,
        Set<String> groups,
        Set<String> users,
        @Nullable LocalDate due,
        String head) {

    /** Replaced by the time left, such as 还有3个工作日, counted when the notice is sent. */
    public static final String REMAINING = "{{remaining}}";

    /** A line that begins with it is left out from the due day on. */
    public static final String EARLY = "{{early}}";

    /** A line that begins with it is kept only on the due day, until the working hours end. */
    public static final String TODAY = "{{today}}";

    /** A line that begins with it is left out until the due day has ended. */
    public static final String LATE = "{{late}}";

    /** A line that begins with it is left out once that day has passed. */
    public static String until(LocalDate day) {
        return "{{until " + WorkingCalendar.named(day) + "}}";
    }

    /**
     * What a notice refers to.
     *
     * @param pointId the point that it belongs to; mails are gathered by it; null for none
     * @param partId the part of that point that it is about; null for none
     * @param letterId the letter that it is about; null for none
     */
    public record About(@Nullable Long pointId, @Nullable Long partId, @Nullable Long letterId) {

        public static final About NOTHING = new About(null, null, null);
    }

    /** The kinds of notices. */
    public enum Kind {
        ARRIVAL("新任务"),
        RETURN("退回"),
        REMINDER("提醒"),
        ESCALATION("督办"),
        URGING("催办"),
        EXTENSION("延期"),
        LETTER("函件"),
        HAND_OVER("转交"),
        ENDED("办结"),
        WEEKLY_LIST("清单"),
        INCIDENT("系统故障");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Notice {
        groups = Set.copyOf(groups);
        users = Set.copyOf(users);
    }

    /** A notice without a due day; its head is the label of its kind. */
    public Notice(
            String key,
            Kind kind,
            boolean urgent,
            About about,
            @Nullable String taskId,
            String title,
            String text,
            Set<String> groups,
            Set<String> users) {
        this(key, kind, urgent, about, taskId, title, text, groups, users, null, kind.label());
    }
}
