package org.weibao.document;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.weibao.document.TableHead.Column;

/** How badly the words of a cell, or a line of them, fit each kind of column; 0 is best. */
record CellFit(int number, int category, int task, int units, int deadline, int other) {

    /** A sentence that no such cell has. */
    static final int NEVER = 1000;

    private static final Pattern NUMBER =
            Pattern.compile("第?\\d{1,3}[项条件]?[.、]?|\\(?[" + Numerals.HAN + "]{1,3}\\)?[、.]?|\\(\\d{1,3}\\)|[①-⑳]");
    private static final Pattern NOTHING = Pattern.compile("无|/|-{1,2}|—{1,2}");
    private static final Pattern TIME = Pattern.compile(".*(年|月|季|底|期|持续|随时|按时|每周).*");
    private static final int LONGEST_CATEGORY = 20;
    private static final int LONGEST_TIME = 24;
    private static final int LONG = 24;

    static CellFit of(String original, TextLine cell) {
        String words = cell.folded();
        if (words.isEmpty()) {
            return new CellFit(2, 0, 2, 1, 1, 0);
        }
        boolean number = NUMBER.matcher(words).matches();
        boolean deadline = WrittenDates.isDeadline(words);
        boolean stop = words.indexOf('。') >= 0;
        boolean sentence = isSentence(words);
        ListContent content = read(original, cell);
        boolean bodies = !content.empty() && content.unread == 0 && content.unusual == 0;
        int category = number ? 3 : bodies || deadline ? 4 : stop ? 3 : words.length() > LONGEST_CATEGORY ? 2 : 0;
        int time = deadline
                ? 0
                : words.length() <= LONGEST_TIME && TIME.matcher(words).matches() && !stop ? 1 : 5;
        return new CellFit(
                number ? 0 : 8,
                category,
                number || bodies ? 4 : deadline ? 3 : 0,
                units(words, content, sentence) + (deadline && !number ? 6 : 0),
                (bodies ? 6 : time) + (sentence ? NEVER : 0),
                number || bodies ? 4 : 1);
    }

    private static int units(String words, ListContent content, boolean sentence) {
        if (sentence && content.names.isEmpty()) {
            return NEVER;
        }
        if (NOTHING.matcher(words).matches() || Labels.begins(words)) {
            return 1;
        }
        int unclear = Math.min(6, 2 * (content.unread + content.unusual));
        return (content.empty() ? 6 : unclear) + (sentence ? 4 : 0);
    }

    static boolean isSentence(String words) {
        return words.length() > LONG && words.indexOf('。') >= 0;
    }

    private static ListContent read(String original, TextLine cell) {
        CompactText text = CompactText.of(original, List.of(cell), new BitSet());
        return ListReader.read(text, 0, text.text().length(), null);
    }

    /** Whether it names bodies and nothing else. */
    static boolean namesBodies(String original, TextLine cell) {
        ListContent content = read(original, cell);
        return !content.empty() && content.unread == 0 && content.unusual == 0;
    }

    int under(Column column) {
        return switch (column) {
            case NUMBER -> number;
            case CATEGORY -> category;
            case TASK -> task;
            case UNITS -> units;
            case DEADLINE -> deadline;
            case OTHER -> other;
        };
    }
}
