package org.weibao.letter;

/**
 * What the office may edit in a letter; the matters stand between opening and closing and are never edited.
 *
 * @param title a line of the letter a line
 * @param opening a paragraph a line, as is the closing
 */
record LetterText(String title, String opening, String closing) {

    /** The title where it stands in a line of its own, such as a list. */
    String titleInALine() {
        return inALine(title);
    }

    static String inALine(String title) {
        return title.replaceAll("\\R", "");
    }
}
