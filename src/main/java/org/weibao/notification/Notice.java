package org.weibao.notification;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that people are told.
 *
 * @param key what it is told once by, such as {@code part-12/userTask_report/2/yellow}
 * @param urgent told at once; otherwise in the digest of the next working day
 * @param subject what it is about, such as {@code part-12}; null for what belongs to no case
 * @param pointId the point that it belongs to, by which mails are gathered; null for what belongs to none
 * @param taskId the engine's id of the task that the link opens; null for a link to the list
 * @param title one line of plain text
 * @param text the whole, plain text
 * @param groups the groups whose members hear of it
 * @param users people who hear of it by themselves
 */
public record Notice(
        String key,
        Kind kind,
        boolean urgent,
        @Nullable String subject,
        @Nullable Long pointId,
        @Nullable String taskId,
        String title,
        String text,
        Set<String> groups,
        Set<String> users) {

    /** Why people are told. */
    public enum Kind {
        ARRIVAL("新任务"),
        RETURN("退回"),
        REMINDER("提醒"),
        ESCALATION("督办"),
        URGING("催办"),
        EXTENSION("延期"),
        LETTER("函件"),
        HAND_OVER("转交"),
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
}
