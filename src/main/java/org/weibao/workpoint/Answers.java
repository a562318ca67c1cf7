package org.weibao.workpoint;

import org.jspecify.annotations.Nullable;
import org.weibao.shared.Refusal;

/** Answers of a form that must be given. */
final class Answers {

    private Answers() {}

    static <T> T required(@Nullable T answer, String field, String sentence) {
        if (answer == null) {
            throw new Refusal(field, sentence);
        }
        return answer;
    }
}
