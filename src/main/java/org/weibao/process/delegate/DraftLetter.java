package org.weibao.process.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.weibao.letter.Letters;
import org.weibao.process.Variables;

/** Writes the draft of a letter that the ladder wants. */
@Component
class DraftLetter implements JavaDelegate {

    private final Letters letters;

    DraftLetter(Letters letters) {
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
