package org.weibao.letter;

/** How far a letter has come. */
public enum LetterState {
    /** The escalation wants it; the draft is still to be written. */
    REQUESTED,
    /** Waits for somebody of the office. */
    DRAFTED,
    /** Numbered and sent to its addressee. */
    RELEASED,
    /** The office decided against it. */
    NOT_RELEASED,
    /** The task was settled before anybody decided. */
    NOT_NEEDED;

    /** Whether somebody or something still has to act on it. */
    boolean isOpen() {
        return this == REQUESTED || this == DRAFTED;
    }
}
