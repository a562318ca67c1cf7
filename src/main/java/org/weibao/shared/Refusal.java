package org.weibao.shared;

/**
 * The input breaks a rule, so the server refuses it and nothing has changed. The Chinese sentence names the field as
 * the form does, and is shown to the person.
 */
public class Refusal extends RuntimeException {

    private final String field;

    public Refusal(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    /** The name of the refused field in the submission, such as {@code reason} or {@code measures[2].figure}. */
    public String field() {
        return field;
    }

    /** The Chinese sentence for the person who submitted. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
