package org.weibao.shared;

/**
 * A value that is allowed but unusual. Nothing has changed. The act is done only if it is sent again with the
 * confirmation of exactly this value.
 */
public final class Unconfirmed extends Refusal {

    private final String confirmation;

    Unconfirmed(String field, String sentence, String confirmation) {
        super(field, sentence);
        this.confirmation = confirmation;
    }

    /** The confirmation that the next submission must contain, such as {@code due=2100-12-31}. */
    public String confirmation() {
        return confirmation;
    }
}
