package org.weibao.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.document.TableHead;
import org.weibao.extraction.AlignedTables.Line;
import org.weibao.extraction.AlignedTables.Open;
import org.weibao.extraction.AlignedTables.Run;

/** Finds the head of a table that has no lines around its cells. */
final class AlignedHead {

    private static final int MOST_LINES_OF_HEAD = 3;
    private static final int FEWEST_COLUMNS = 3;
    private static final int MOST_COLUMNS = 30;
    /** In characters. */
    private static final float BETWEEN_WORDS = 1.2f;

    private AlignedHead() {}

    /** A word of a head, which may have several lines, and those of the columns below it. */
    private record Word(Run place, String text, List<Word> below) {

        Word with(Word other) {
            var both =
                    new Run(Math.min(place.left(), other.place.left()), Math.max(place.right(), other.place.right()));
            return new Word(both, text + other.text, List.of());
        }
    }

    /** Lines of words below a head belong to it; if they do not fit there is none. */
    static @Nullable Open of(List<Line> lines, int at) {
        var words = words(lines.get(at));
        var head = TableHead.isSurely(texts(words)) ? head(words, 1) : null;
        for (var to = at + 1; to < lines.size() && to < at + MOST_LINES_OF_HEAD; to++) {
            var more = words(lines.get(to));
            if (!AlignedTables.similar(lines.get(to).size(), lines.get(at).size())
                    || TableHead.isSurely(texts(more))
                    || !TableHead.arePieces(texts(more))) {
                return head;
            }
            var both = under(words, more);
            head = TableHead.areHeads(texts(columns(both))) ? head(both, to + 1 - at) : null;
            if (head != null) {
                return head;
            }
            words = joined(words, more);
        }
        return head;
    }

    private static List<Word> words(Line line) {
        var runs = line.runs(BETWEEN_WORDS);
        return runs.size() > MOST_COLUMNS
                ? List.of()
                : runs.stream()
                        .map(run -> new Word(run, line.text(run), List.of()))
                        .toList();
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    private static List<Word> columns(List<Word> words) {
        return words.stream()
                .flatMap(word -> word.below.isEmpty() ? Stream.of(word) : word.below.stream())
                .toList();
    }

    /** The rest of a word stands below it, and so do the columns of units that it is for; none if they do not. */
    private static List<Word> under(List<Word> words, List<Word> more) {
        var below = new HashMap<Word, List<Word>>();
        for (var each : more) {
            var nearest = words.stream()
                    .min(Comparator.comparing(word -> word.place.distance(each.place)))
                    .orElse(each);
            below.computeIfAbsent(nearest, word -> new ArrayList<>()).add(each);
        }
        var both = new ArrayList<Word>();
        for (var word : words) {
            var own = below.getOrDefault(word, List.of());
            var fits = own.size() < 2
                    ? own.stream().allMatch(each -> each.place.touches(word.place))
                    : own.stream().allMatch(each -> TableHead.namesUnits(each.text));
            if (!fits) {
                return List.of();
            }
            both.add(own.size() == 1 ? word.with(own.get(0)) : new Word(word.place, word.text, own));
        }
        return both;
    }

    private static List<Word> joined(List<Word> words, List<Word> more) {
        var joined = new ArrayList<>(words);
        for (var each : more) {
            var above = joined.stream()
                    .filter(word -> word.place.touches(each.place))
                    .findFirst();
            above.ifPresent(joined::remove);
            joined.add(above.map(word -> word.with(each)).orElse(each));
        }
        joined.sort(Comparator.comparing(word -> word.place.left()));
        return joined;
    }

    private static @Nullable Open head(List<Word> words, int lines) {
        var columns = columns(words);
        if (columns.size() < FEWEST_COLUMNS || columns.size() > MOST_COLUMNS) {
            return null;
        }
        var edges = new ArrayList<Float>();
        var free = new ArrayList<List<Run>>();
        for (var i = 0; i < columns.size(); i++) {
            edges.add(columns.get(i).place.left());
            if (i > 0) {
                free.add(List.of(new Run(
                        columns.get(i - 1).place.right(), columns.get(i).place.left())));
            }
        }
        edges.add(columns.get(columns.size() - 1).place.right());
        var first = new ArrayList<String>();
        var second = new ArrayList<String>();
        for (var word : words) {
            first.add(word.text);
            second.addAll(word.below.isEmpty() ? List.of("") : texts(word.below));
            while (first.size() < second.size()) {
                first.add("");
            }
        }
        var heads = columns.equals(words) ? List.<List<String>>of(first) : List.<List<String>>of(first, second);
        return new Open(heads, lines, texts(columns), edges, free, 0, false);
    }
}
