package org.weibao.letter;

/** The state of a letter. */
public enum LetterState {
    /** The escalation wants it; the draft is not yet written. */
    REQUESTED,
    /** Waits for the office's decision. */
    DRAFTED,
    /** Numbered and sent to its addressee. */
    RELEASED,
    /** The office decided against it. */
    NOT_RELEASED,
    /** The task was settled before anybody decided. */
    NOT_NEEDED;

    /** Whether it still waits for the draft or for a decision. */
    boolean isOpen() {
        return this == REQUESTED || this == DRAFTED;
    }
}
