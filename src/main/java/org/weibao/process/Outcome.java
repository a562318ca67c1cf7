package org.weibao.process;

import java.util.Arrays;
import java.util.Locale;

/** What a step can decide, as the models' conditions spell it. */
public enum Outcome {
    SUBMITTED,
    ABANDONED,
    APPROVED,
    RETURNED,
    ACCEPTED,
    DECLINED,
    TO_ACCEPT,
    TO_REPORT,
    OBJECTED,
    CLAIMED,
    STANDBY,
    MAINTAINED,
    RELEASED,
    NOT_RELEASED,
    CONTINUING,
    DONE,
    OWN_DONE,
    SIGNED,
    PASSED,
    GRANTED,
    REFUSED,
    COMPILED,
    RETURNED_TO_LEAD,
    RETURNED_TO_PARTS,
    RETURNED_TO_OFFICE,
    CLOSED,
    CARRIED_OVER,
    SETTLED,
    GIVEN_UP;

    /** The outcome of a use case: its answer has the same name. */
    public static Outcome of(Enum<?> answer) {
        return valueOf(answer.name());
    }

    /** As a condition compares it: {@code returnedToLead}. */
    public String literal() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .reduce("", String::concat);
    }
}
