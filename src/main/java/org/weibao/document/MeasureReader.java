package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.weibao.document.Reading.Measure;

/** Sentences and numbered clauses of a point as its measures. */
final class MeasureReader {

    private static final Pattern COUNTIES = Pattern.compile(
            "各(县|区|市|旗|州|乡|镇|街道|地)(?!域|类)|县\\([^()]{1,8}\\)|区县|县区|县、区|县级|市县|乡镇|镇街|基层政府|属地");
    private static final Pattern CLAUSE = Pattern.compile("(?<=[，。；:])[一二三四五六七八九十]{1,2}(是|要)|[①-⑳]");
    private static final int SHORTEST = 4;
    private static final int MOST = 200;

    private final CompactText source;
    private final String text;

    MeasureReader(CompactText source) {
        this.source = source;
        this.text = source.text();
    }

    List<Measure> read(int from, int to, List<FoundList> lists) {
        var measures = new ArrayList<Measure>();
        int start = from;
        for (FoundList list : lists) {
            if (list.start() >= start && list.start() < to) {
                List<String> units = lists.size() > 1
                        ? list.content().names.stream().map(ListContent.Name::name).distinct().toList()
                        : List.of();
                sentences(start, list.start(), units, measures);
            }
            start = Math.max(start, list.end());
        }
        sentences(start, to, List.of(), measures);
        return measures;
    }

    private void sentences(int from, int to, List<String> units, List<Measure> measures) {
        int start = from;
        for (int i = from; i <= to && measures.size() < MOST; i++) {
            boolean end = i == to || "。；！\n".indexOf(text.charAt(i)) >= 0 || (i > start && clauseBegins(i));
            if (end) {
                measure(start, i, units, measures);
                start = i < to && "。；！\n".indexOf(text.charAt(i)) >= 0 ? i + 1 : i;
            }
        }
    }

    private boolean clauseBegins(int at) {
        char c = text.charAt(at);
        if (Numerals.circled(c) == 0 && Numerals.HAN.indexOf(c) < 0) {
            return false;
        }
        Matcher clause = CLAUSE.matcher(text).region(at, Math.min(text.length(), at + 3)).useTransparentBounds(true);
        return clause.lookingAt();
    }

    private void measure(int start, int end, List<String> units, List<Measure> measures) {
        int from = start;
        int to = end;
        while (from < to && "，、。；:)".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "，、；:(".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to - from < SHORTEST) {
            return;
        }
        String words = text.substring(from, to);
        measures.add(new Measure(
                source.withSpaces(from, to),
                source.span(from, to),
                COUNTIES.matcher(words).find(),
                units,
                Indicators.in(words)));
    }
}
