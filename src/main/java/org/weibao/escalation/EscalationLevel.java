package org.weibao.escalation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An escalation level, as a row of the table defines it.
 *
 * @param id such as {@code yellow}
 * @param row the row's number in the table, from 1
 * @param name in Chinese, such as 黄
 * @param urgent whether its notice is sent at once; otherwise in the next digest
 * @param letter the kind of letter that the office drafts; null for no letter
 * @param authority the letter's basis; null for no letter
 */
public record EscalationLevel(
        String id,
        int row,
        String name,
        Light light,
        Set<RecipientRole> recipients,
        boolean urgent,
        @Nullable LetterKind letter,
        @Nullable String authority) {

    /** Who gets its notice. */
    public enum RecipientRole {
        /** The people who have the task. */
        OFFICER("经办人"),
        /** The head of their unit. */
        HEAD("负责人"),
        OFFICE("办公室"),
        LEADING_GROUP("领导小组");

        private final String label;

        RecipientRole(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public EscalationLevel {
        recipients = Set.copyOf(recipients);
    }
}
