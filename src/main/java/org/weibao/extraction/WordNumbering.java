package org.weibao.extraction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the lists of a Word file, so that the numbers that Word only shows become text. */
final class WordNumbering {

    static final int LEVELS = 9;

    private static final int NOT_YET = Integer.MIN_VALUE;
    private static final int RESTARTS_AFTER_ANY = -1;

    /**
     * A level of a list.
     *
     * @param format of its number, as {@link WordNumber} names it
     * @param text such as （%1）, where %1 stands for the number of the first level
     * @param restart the number of levels from the top that let it begin again; null if all above it do
     * @param plain whether the numbers of the levels above are written as Arabic numbers
     * @param close whether the text follows without a gap
     */
    record Level(int start, String format, String text, @Nullable Integer restart, boolean plain, boolean close) {

        Level startingAt(int other) {
            return new Level(other, format, text, restart, plain, close);
        }
    }

    /**
     * A list as paragraphs name it.
     *
     * @param series lists of one series count on from each other
     * @param restarted the levels at which this list begins anew, with the number
     */
    record WordList(String id, String series, List<Level> levels, Map<Integer, Integer> restarted) {}

    private final Map<String, int[]> counters = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    /** The text before the next paragraph of a level; empty if Word shows none or only a mark. */
    String next(WordList list, int level) {
        if (level < 0 || level >= list.levels().size()) {
            return "";
        }
        var counter = counters.computeIfAbsent(list.series(), series -> {
            var none = new int[LEVELS];
            Arrays.fill(none, NOT_YET);
            return none;
        });
        count(list, level, counter);
        var own = list.levels().get(level);
        return own.format().equals(WordNumber.BULLET) ? "" : label(list, own, counter);
    }

    private void count(WordList list, int level, int[] counter) {
        var restarted = list.restarted().get(level);
        if (restarted != null && begun.add(list.id() + " " + level)) {
            counter[level] = restarted;
        } else if (counter[level] == NOT_YET) {
            counter[level] = list.levels().get(level).start();
        } else {
            counter[level]++;
        }
        for (var below = level + 1; below < list.levels().size(); below++) {
            var restart = list.levels().get(below).restart();
            if (restart == null || restart == RESTARTS_AFTER_ANY || level < restart) {
                counter[below] = NOT_YET;
            }
        }
    }

    private static String label(WordList list, Level own, int[] counter) {
        var label = new StringBuilder();
        var text = own.text();
        for (var i = 0; i < text.length(); i++) {
            var shown = text.charAt(i) == '%' && i + 1 < text.length() ? text.charAt(i + 1) - '1' : -1;
            if (shown < 0 || shown >= list.levels().size()) {
                label.append(text.charAt(i));
                continue;
            }
            var level = list.levels().get(shown);
            var number = counter[shown] == NOT_YET ? level.start() : counter[shown];
            label.append(WordNumber.written(number, own.plain() ? WordNumber.DECIMAL : level.format()));
            i++;
        }
        var isHalfWidth = !label.isEmpty() && label.charAt(label.length() - 1) < 0x80;
        return own.close() || !isHalfWidth
                ? label.toString()
                : label.append(' ').toString();
    }
}
