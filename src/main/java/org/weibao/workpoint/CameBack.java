package org.weibao.workpoint;

import org.jspecify.annotations.Nullable;

/**
 * Why a task came back: it was returned (退回), or a supporting unit has to answer a question (征询).
 *
 * @param mark the Chinese word for it in the task's name
 * @param by who did the task last; null if nobody has
 */
public record CameBack(String mark, String reason, @Nullable String by) {

    static final String RETURNED = "退回";
    static final String QUESTION = "征询";

    /** The end of the name of a returned task's step. */
    public static final String RETURNED_IN_NAME = "（" + RETURNED + "）";

    /**
     * Why a part was sent back to work: a supporting unit has a question to answer; everything else was returned.
     *
     * @param returned whether its last report was given back
     */
    public static String mark(Role role, boolean returned) {
        return role == Role.SUPPORTING && !returned ? QUESTION : RETURNED;
    }

    /** The Chinese heading above the text that the part was sent back with. */
    public static String heading(Role role, boolean returned) {
        return mark(role, returned).equals(QUESTION) ? "征询事项" : "退回要求";
    }

    /** The mark as the task's name shows it, behind the step's name. */
    public String inName() {
        return "（" + mark + "）";
    }

    /** Whether a supporting unit was asked a question; otherwise something was returned. */
    public boolean isQuestion() {
        return mark.equals(QUESTION);
    }

    public static CameBack returned(String reason, @Nullable String by) {
        return new CameBack(RETURNED, reason, by);
    }
}
