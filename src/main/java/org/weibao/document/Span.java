package org.weibao.document;

/**
 * A place in the text of a document.
 *
 * @param start of the first character
 * @param end after the last character
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Not a place in a text: " + start + " to " + end);
        }
    }

    /** Its characters in that text. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
