package org.weibao.shared;

import org.jspecify.annotations.Nullable;

/** Answers of a form that must be given. */
public final class Answers {

    private Answers() {}

    /**
     * The answer.
     *
     * @throws Refusal with the sentence if none was given
     */
    public static <T> T required(@Nullable T answer, String field, String sentence) {
        if (answer == null) {
            throw new Refusal(field, sentence);
        }
        return answer;
    }
}
