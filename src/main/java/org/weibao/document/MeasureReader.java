package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.weibao.document.Reading.Measure;

/** Sentences and numbered clauses of a point as its measures. */
final class MeasureReader {

    private static final Pattern COUNTIES =
            Pattern.compile("各(县|区|市|旗|州|乡|镇|街道|地)(?!域|类)|县\\([^()]{1,8}\\)|区县|县区|县、区|县级|市县|乡镇|镇街|基层政府|属地");
    private static final Pattern CLAUSE = Pattern.compile("(?<=[，。；:])[一二三四五六七八九十]{1,2}(是|要)|[①-⑳]");
    /** What says why or where, and asks for nothing. */
    private static final Pattern PREAMBLE =
            Pattern.compile("(为了?|根据|按照).*(制定|提出|特制定|现就|现将|印发).*|.*(如下|以下(工作|任务|措施|事项|几项|几个方面).{0,6})[:]?|.{1,6}=.*");

    private static final Pattern HEAD =
            Pattern.compile("(主要内容|工作内容|任务内容|工作措施|具体措施|主要措施|工作任务|具体任务|具体举措|工作举措|工作要求|任务要求|重点任务|措施|内容|任务):(?=.{2})");
    private static final String SENTENCE_ENDS = "。；！？:：)";
    private static final int SHORTEST = 4;
    private static final int MOST = 10;
    private static final int MOST_READ = 200;
    private static final int LONGEST_SENTENCE = 600;

    private record Piece(int from, int to, List<String> units) {}

    private final CompactText source;
    private final String text;

    MeasureReader(CompactText source) {
        this.source = source;
        this.text = source.text();
    }

    /** About ten at most: then short neighbours are taken together. */
    List<Measure> read(int from, int to, List<FoundList> lists) {
        var pieces = new ArrayList<Piece>();
        int start = from;
        for (FoundList list : lists) {
            if (list.start() >= start && list.start() < to) {
                List<String> units = lists.size() > 1
                        ? list.content().names.stream()
                                .map(ListContent.Name::name)
                                .distinct()
                                .toList()
                        : List.of();
                sentences(start, list.start(), units, pieces);
            }
            start = Math.max(start, list.end());
        }
        sentences(start, to, List.of(), pieces);
        join(pieces);
        return pieces.stream().map(this::measure).toList();
    }

    private void sentences(int from, int to, List<String> units, List<Piece> pieces) {
        int start = from;
        for (int i = from; i <= to && pieces.size() < MOST_READ; i++) {
            boolean end = i == to || endsAt(i) || (i > start && clauseBegins(i));
            if (end) {
                clauses(start, i, units, pieces);
                start = i < to && endsAt(i) ? i + 1 : i;
            }
        }
    }

    /** A line that is broken inside a sentence goes on. */
    private boolean endsAt(int at) {
        char c = text.charAt(at);
        if (c != '\n') {
            return "。；！".indexOf(c) >= 0;
        }
        return at == 0
                || at + 1 >= text.length()
                || text.charAt(at - 1) != '”'
                || SENTENCE_ENDS.indexOf(text.charAt(at - 1)) >= 0
                || MarkerScanner.at(text, at + 1) != null
                || Labels.at(text, at + 1, text.length()) != null;
    }

    private boolean clauseBegins(int at) {
        char c = text.charAt(at);
        if (Numerals.circled(c) == 0 && Numerals.HAN.indexOf(c) < 0) {
            return false;
        }
        Matcher clause =
                CLAUSE.matcher(text).region(at, Math.min(text.length(), at + 3)).useTransparentBounds(true);
        return clause.lookingAt();
    }

    /** One sentence is several measures where several of its clauses have a number to reach. */
    private void clauses(int start, int end, List<String> units, List<Piece> pieces) {
        int from = start;
        int withNumber = -1;
        int clause = start;
        for (int i = start; i <= end && end - start <= LONGEST_SENTENCE; i++) {
            if (i == end || text.charAt(i) == '，') {
                if (Indicators.in(text.substring(clause, i)) != null) {
                    if (withNumber >= 0) {
                        piece(from, withNumber, units, pieces);
                        from = withNumber;
                    }
                    withNumber = i;
                }
                clause = i + 1;
            }
        }
        piece(from, end, units, pieces);
    }

    private void piece(int start, int end, List<String> units, List<Piece> pieces) {
        int from = start;
        int to = end;
        while (from < to && "，、。；:)\n".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        Matcher head = HEAD.matcher(text).region(from, to);
        if (head.lookingAt()) {
            from = head.end();
        }
        while (to > from && "，、；:(\n".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        Labels.Label label = Labels.at(text, from, to);
        boolean other = label != null && label.meaning() == Labels.Meaning.OTHER;
        if (to - from < SHORTEST
                || other
                || (to - from <= LONGEST_SENTENCE
                        && PREAMBLE.matcher(text.substring(from, to)).matches())) {
            return;
        }
        pieces.add(new Piece(from, to, units));
    }

    private static void join(List<Piece> pieces) {
        while (pieces.size() > MOST) {
            int shortest = -1;
            int length = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < pieces.size(); i++) {
                int both = pieces.get(i + 1).to() - pieces.get(i).from();
                if (both < length
                        && pieces.get(i).units().equals(pieces.get(i + 1).units())) {
                    shortest = i;
                    length = both;
                }
            }
            if (shortest < 0) {
                return;
            }
            Piece second = pieces.remove(shortest + 1);
            Piece first = pieces.get(shortest);
            pieces.set(shortest, new Piece(first.from(), second.to(), first.units()));
        }
    }

    private Measure measure(Piece piece) {
        String words = text.substring(piece.from(), piece.to());
        return new Measure(
                source.withSpaces(piece.from(), piece.to()),
                source.span(piece.from(), piece.to()),
                COUNTIES.matcher(words).find(),
                piece.units(),
                Indicators.in(words));
    }
}
