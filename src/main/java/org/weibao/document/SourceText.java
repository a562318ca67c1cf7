package org.weibao.document;

import java.util.List;

/**
 * The text of a document without its form. Paragraphs end with a line feed. The row of a table is one line: a tab
 * separates its cells, and a space stands where a cell breaks a line.
 *
 * @param tables their places, in the order of the text
 */
public record SourceText(String text, List<Span> tables) {

    public SourceText {
        tables = List.copyOf(tables);
    }
}
