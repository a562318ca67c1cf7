package org.weibao.shared;

import org.jspecify.annotations.Nullable;

/** Checks required answers of a form. */
public final class Answers {

    private Answers() {}

    /**
     * The answer.
     *
     * @throws Refusal with the sentence if there is none
     */
    public static <T> T required(@Nullable T answer, String field, String sentence) {
        if (answer == null) {
            throw new Refusal(field, sentence);
        }
        return answer;
    }
}
