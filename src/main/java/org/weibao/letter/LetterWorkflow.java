package org.weibao.letter;

import org.weibao.workpoint.WorkPoint;

/** What the engine does for letters: the process of one letter is {@code letter.bpmn}. */
public interface LetterWorkflow {

    /** Starts the letter's process; the draft follows as a job of its own. */
    void start(Letter letter, WorkPoint point);

    /** Ends the letter's process, which has not come to its end yet: the task was settled first. */
    void noLongerNeeded(Letter letter);
}
