package org.weibao.shared;

/**
 * What the server refuses because the input breaks a rule; nothing has changed. The sentence is Chinese, names the
 * field as the form does, and is shown as it is.
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
