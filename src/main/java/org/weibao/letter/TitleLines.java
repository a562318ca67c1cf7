package org.weibao.letter;

import org.weibao.shared.Refusal;

/**
 * Checks the lines of a title. The office breaks them, because only a person knows which words belong together. A line
 * that does not fit is refused: the word processor would break it, perhaps inside a word.
 */
final class TitleLines {

    /** Characters of 22 pt on 156 mm. */
    static final int WIDTH = 20;

    private static final int MOST = 5;

    private TitleLines() {}

    /** @throws Refusal naming the line that does not fit */
    static String checked(String title) {
        var lines =
                title.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > MOST) {
            throw new Refusal("title", "标题有" + lines.size() + "行，最多" + MOST + "行，请精简。");
        }
        for (var i = 0; i < lines.size(); i++) {
            var width = width(lines.get(i));
            if (width > WIDTH) {
                throw new Refusal(
                        "title",
                        "标题第" + (i + 1) + "行有" + width + "字，一行排得下" + WIDTH + "字：请在词语之间换行，例如“关于……的”之后，不要把一个词分在两行。");
            }
        }
        return String.join("\n", lines);
    }

    /** In Han characters; Latin letters and digits are half as wide. */
    private static int width(String line) {
        var halves = line.codePoints().map(each -> each < 0x80 ? 1 : 2).sum();
        return (halves + 1) / 2;
    }
}
