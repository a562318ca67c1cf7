package org.weibao.letter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the office may edit in a letter. The matters stand between opening and closing and cannot be edited.
 *
 * @param title one line of text for each line of the letter
 * @param opening one line of text for each paragraph, like the closing
 */
record LetterText(String title, String opening, String closing) {

    /** Empty for a draft from the time when the text still contained the facts. */
    static Optional<LetterText> of(@Nullable String title, @Nullable String opening, @Nullable String closing) {
        return title == null || opening == null || closing == null
                ? Optional.empty()
                : Optional.of(new LetterText(title, opening, closing));
    }

    /** The title in one line, for example for a list. */
    String titleInALine() {
        return inALine(title);
    }

    static String inALine(String title) {
        return title.replaceAll("\\R", "");
    }
}
