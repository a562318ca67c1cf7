package org.weibao.letter;

/** What the engine does for letters: the process of one letter is {@code letter.bpmn}. */
public interface LetterWorkflow {

    /** Starts the letter's process; the draft follows as a job of its own. */
    void start(Letter letter);

    /** Ends the letter's process, which has not come to its end yet: its last matter was taken out. */
    void noLongerNeeded(Letter letter);

    /**
     * Completes the task of another letter than the one whose form is submitted, as the same person.
     *
     * @throws org.weibao.shared.Conflict if somebody else has taken it, or it waits no longer
     */
    void decide(Letter letter, LetterService.Release decision);
}
