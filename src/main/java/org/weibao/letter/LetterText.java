package org.weibao.letter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the office may edit in a letter; the matters are between opening and closing and are never edited.
 *
 * @param title a line of the letter a line
 * @param opening a paragraph a line, as is the closing
 */
record LetterText(String title, String opening, String closing) {

    /** Nothing for a draft of when the words still held the facts. */
    static Optional<LetterText> of(@Nullable String title, @Nullable String opening, @Nullable String closing) {
        return title == null || opening == null || closing == null
                ? Optional.empty()
                : Optional.of(new LetterText(title, opening, closing));
    }

    /** The title in one line, such as for a list. */
    String titleInALine() {
        return inALine(title);
    }

    static String inALine(String title) {
        return title.replaceAll("\\R", "");
    }
}
