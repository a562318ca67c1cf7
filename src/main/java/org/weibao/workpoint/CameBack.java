package org.weibao.workpoint;

import org.jspecify.annotations.Nullable;

/**
 * Why a task is there again: it was returned (退回), or a supporting unit has to answer a question (征询).
 *
 * @param mark what its name says, in Chinese
 * @param by who did it last; null if nobody has
 */
public record CameBack(String mark, String reason, @Nullable String by) {

    static final String RETURNED = "退回";
    static final String QUESTION = "征询";

    /**
     * The mark of what a part was sent to work for: a supporting unit answers a question, unless its answer came back.
     *
     * @param returned whether its last report was given back
     */
    public static String mark(Role role, boolean returned) {
        return role == Role.SUPPORTING && !returned ? QUESTION : RETURNED;
    }

    /** What people read above the text that a part was sent to work with. */
    public static String heading(Role role, boolean returned) {
        return mark(role, returned).equals(QUESTION) ? "征询事项" : "退回要求";
    }

    /** How the name of the task says so, behind that of its step. */
    public String inName() {
        return "（" + mark + "）";
    }

    /** Whether it is a question to a supporting unit; otherwise something was returned. */
    public boolean isQuestion() {
        return mark.equals(QUESTION);
    }

    public static CameBack returned(String reason, @Nullable String by) {
        return new CameBack(RETURNED, reason, by);
    }
}
