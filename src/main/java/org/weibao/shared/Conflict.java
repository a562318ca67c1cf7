package org.weibao.shared;

/** Somebody else was faster, or it is over already; carries a sentence in Chinese that says which. */
public final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Conflict(String sentence) {
        super(sentence);
    }
}
