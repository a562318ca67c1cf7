package org.weibao.process.letter;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.letter.LetterService;
import org.weibao.process.Variables;

/** Writes the draft of a letter that the escalation requested. */
@Component
class DraftLetter implements JavaDelegate {

    private final LetterService letters;

    DraftLetter(LetterService letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Variables.LETTER_ID.of(execution, letterId -> {
            letters.draft(letterId);
            return letterId;
        });
    }
}
