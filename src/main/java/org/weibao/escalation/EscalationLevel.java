package org.weibao.escalation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rung of the ladder, as a row of the table names it.
 *
 * @param id such as {@code yellow}
 * @param row the row's number in the table, from 1
 * @param level in Chinese, such as 黄
 * @param urgent whether it is told at once; else in the next digest
 * @param letter what the office drafts; null for no letter
 * @param authority what the letter goes by; null for no letter
 */
public record EscalationLevel(
        String id,
        int row,
        String level,
        Light light,
        Set<Hearer> hearers,
        boolean urgent,
        @Nullable LetterKind letter,
        @Nullable String authority) {

    /** Who hears of it. */
    public enum Hearer {
        /** Those whose task it is. */
        OFFICER("经办人"),
        /** The head of their unit. */
        HEAD("负责人"),
        OFFICE("办公室"),
        LEADING_GROUP("领导小组");

        private final String label;

        Hearer(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public EscalationLevel {
        hearers = Set.copyOf(hearers);
    }
}
