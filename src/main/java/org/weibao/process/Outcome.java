package org.weibao.process;

import java.util.Arrays;
import java.util.Locale;

/** The outcomes of steps, as the models' conditions spell them. */
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

    /** The outcome with the same name as a use case's answer. */
    public static Outcome of(Enum<?> answer) {
        return valueOf(answer.name());
    }

    /** The text in a condition, such as {@code returnedToLead}. */
    public String literal() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .reduce("", String::concat);
    }
}
