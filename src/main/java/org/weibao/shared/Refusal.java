package org.weibao.shared;

/** What the rules do not accept: a sentence in Chinese for the person at the form, and the field that it is about. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public Refusal(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    /** The field's name in the form, so that the form can point to it. */
    public String field() {
        return field;
    }
}
