package org.weibao.letter;

/** What letters need from the engine. The process of one letter is {@code letter.bpmn}. */
public interface LetterWorkflow {

    /** Starts the letter's process. A job of its own then writes the draft. */
    void start(Letter letter);

    /** Ends the letter's process early, because its last matter was taken out. */
    void noLongerNeeded(Letter letter);

    /**
     * Completes the task of another letter than the submitted form's, as the same person.
     *
     * @throws org.weibao.shared.Conflict if somebody else has claimed it or it is done
     */
    void decide(Letter letter, LetterService.Release decision);
}
