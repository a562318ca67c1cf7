package org.weibao.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds everything in a folded text that may be the number of an item. */
public final class MarkerScanner {

    private static final String ENDS_BEFORE_MARKER = "。；！？)]:”’》\n\t";
    private static final int LONGEST = 4;
    private static final int YEAR_DIGITS = 4;
    private static final String SENTENCE_ENDS = "。；！？:…)]”’》";
    private static final int LONG_LINE = 120;

    private static final String HEADING_STARTS = "、)";
    private static final int LONGEST_HEADING = 30;
    private static final int SHORTEST_HEADING = 3;
    private static final String NAMED = "任行项举措工";
    private static final Pattern NAMED_NUMBER =
            Pattern.compile("(?:任务|行动|项目|举措|措施|工程)(\\d{1,3}|[" + Numerals.HAN + "]{1,3})[:、.]");
    private static final Pattern HALF_BRACKET = Pattern.compile("(?m)^([" + Numerals.HAN + "]{1,3})\\)");
    private static final Pattern ARTICLE = Pattern.compile("(?m)^第([" + Numerals.HAN + "\\d]{1,4})条[、:，.]?");
    private static final int LONGEST_NAMED = 8;
    private static final Pattern TITLE_END = Pattern.compile("要点|方案|意见|清单|计划|措施|安排|分工|任务");

    private MarkerScanner() {}

    static List<Marker> all(String text) {
        var found = new ArrayList<Marker>();
        for (int i = 0; i < text.length(); i++) {
            Marker marker = find(text, i);
            if (marker != null) {
                found.add(marker);
                i = marker.end() - 1;
            }
        }
        addArticles(text, found);
        if (found.stream().noneMatch(marker -> marker.kind() == MarkerKind.HAN_IN_BRACKETS && marker.lineStart())) {
            addHalfBrackets(text, found);
        }
        List<Marker> decimals = DecimalNumbers.in(text);
        if (!decimals.isEmpty()) {
            Set<Integer> places = decimals.stream().map(Marker::start).collect(Collectors.toSet());
            found.removeIf(marker -> places.contains(marker.start()));
            found.addAll(decimals);
            found.sort(Comparator.comparingInt(Marker::start));
        }
        return found;
    }

    /** 一) without the first bracket. */
    private static void addHalfBrackets(String text, List<Marker> found) {
        Matcher half = HALF_BRACKET.matcher(text);
        while (half.find()) {
            int number = Numerals.number(half.group(1));
            if (number > 0) {
                found.add(new Marker(
                        MarkerKind.HAN_IN_BRACKETS,
                        number,
                        "(" + half.group(1) + ")",
                        half.start(),
                        half.end(),
                        true,
                        false));
            }
        }
        found.sort(Comparator.comparingInt(Marker::start));
    }

    /** 第一条, 第二条 and so on at the start of lines; one that is out of turn is a reference. */
    private static void addArticles(String text, List<Marker> found) {
        var articles = new ArrayList<Marker>();
        boolean chapters = found.stream().anyMatch(marker -> marker.kind() == MarkerKind.HAN && marker.lineStart());
        Matcher article = ARTICLE.matcher(text);
        while (article.find()) {
            if (Numerals.number(article.group(1)) == articles.size() + 1) {
                articles.add(new Marker(
                        chapters ? MarkerKind.ARABIC : MarkerKind.HAN,
                        articles.size() + 1,
                        "第" + article.group(1) + "条",
                        article.start(),
                        article.end(),
                        true,
                        false));
            }
        }
        if (articles.size() > 1) {
            found.addAll(articles);
            found.sort(Comparator.comparingInt(Marker::start));
        }
    }

    /** Whether 一、 follows the title without a line break. */
    static boolean afterTitle(String text, int at) {
        return at >= 2
                && text.startsWith("一、", at)
                && at + 2 < text.length()
                && Numerals.HAN.indexOf(text.charAt(at + 2)) < 0
                && TITLE_END.matcher(text.substring(at - 2, at)).matches();
    }

    /** Whether a paragraph begins there. */
    static boolean begins(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    static boolean afterAnEnd(String text, int at) {
        return at == 0 || ENDS_BEFORE_MARKER.indexOf(text.charAt(at - 1)) >= 0;
    }

    /** Whether 1. follows a short heading without a line break: (一)加强监测1.开展测评. */
    static boolean afterHeading(String text, int at) {
        int start = at;
        while (start > 0
                && at - start < LONGEST_HEADING
                && HEADING_STARTS.indexOf(text.charAt(start - 1)) < 0
                && "。；:\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return at - start >= SHORTEST_HEADING
                && start > 1
                && HEADING_STARTS.indexOf(text.charAt(start - 1)) >= 0
                && Numerals.HAN.indexOf(text.charAt(start - 2)) >= 0
                && Character.isIdeographic(text.charAt(at - 1));
    }

    /** Whether a folded text begins with the number of an item above those with Arabic numbers. */
    public static boolean beginsChapter(String text) {
        Marker marker = at(text, 0);
        return marker != null && marker.kind().above(MarkerKind.ARABIC);
    }

    static @Nullable Marker at(String text, int at) {
        Marker marker = find(text, at);
        return marker == null || marker.doubtful() ? null : marker;
    }

    /** The same, in doubt where it may be a fraction at the start of a line: 3.0岁至3岁, 3.5万元. */
    private static @Nullable Marker find(String text, int at) {
        char c = text.charAt(at);
        boolean lineStart = begins(text, at);
        if (c == '(' || (c == '[' && lineStart)) {
            return inBrackets(text, at, lineStart);
        }
        if (c >= '0' && c <= '9') {
            return arabic(text, at, lineStart);
        }
        if (c == '第' && lineStart) {
            return chapter(text, at);
        }
        if (lineStart && NAMED.indexOf(c) >= 0) {
            return named(text, at);
        }
        if (c >= '⑴' && !Numerals.spelledOut(c).isEmpty()) {
            Marker marker = at(Numerals.spelledOut(c) + "\n", 0);
            return marker == null || !afterAnEnd(text, at)
                    ? null
                    : new Marker(marker.kind(), marker.number(), marker.label(), at, at + 1, lineStart, false);
        }
        if (Numerals.circled(c) > 0 && afterAnEnd(text, at)) {
            return new Marker(MarkerKind.CIRCLED, Numerals.circled(c), String.valueOf(c), at, at + 1, lineStart, false);
        }
        return Numerals.HAN.indexOf(c) >= 0 && (afterAnEnd(text, at) || afterTitle(text, at))
                ? han(text, at, lineStart)
                : null;
    }

    private static @Nullable Marker inBrackets(String text, int at, boolean lineStart) {
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST && isNumeral(text.charAt(end))) {
            end++;
        }
        String written = text.substring(at + 1, end);
        int number = Numerals.number(written);
        if (number == 0
                || end >= text.length()
                || text.charAt(end) != (text.charAt(at) == '(' ? ')' : ']')
                || isReference(text, at, end + 1)) {
            return null;
        }
        boolean arabic = Character.isDigit(written.charAt(0));
        int textStart = end + 1;
        if (textStart < text.length() && "、.".indexOf(text.charAt(textStart)) >= 0) {
            textStart++;
        }
        return new Marker(
                arabic ? MarkerKind.ARABIC_IN_BRACKETS : MarkerKind.HAN_IN_BRACKETS,
                number,
                "(" + written + ")",
                at,
                textStart,
                lineStart,
                false);
    }

    /** 第(一)项 and the like. */
    private static boolean isReference(String text, int start, int end) {
        return (start > 0 && "第条款".indexOf(text.charAt(start - 1)) >= 0)
                || (end < text.length() && "项款条、，至和—-".indexOf(text.charAt(end)) >= 0 && !begins(text, start));
    }

    private static @Nullable Marker arabic(String text, int at, boolean lineStart) {
        boolean afterAnEnd = afterAnEnd(text, at);
        if (!afterAnEnd && !afterHeading(text, at)) {
            return null;
        }
        int end = at;
        while (end < text.length() && end - at < LONGEST && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int number = Numerals.number(text.substring(at, end));
        if (number == 0 || end - at >= LONGEST || end >= text.length() || (lineStart && insideSentence(text, at))) {
            return null;
        }
        char after = text.charAt(end);
        if (after == ')' && afterAnEnd) {
            return new Marker(MarkerKind.ARABIC_IN_BRACKETS, number, "(" + number + ")", at, end + 1, lineStart, false);
        }
        boolean fraction = after == '.' && isFraction(text, end + 1);
        boolean dot = after == '.' && (lineStart || !fraction);
        boolean comma = after == '、'
                && afterAnEnd
                && (end + 1 >= text.length() || !Character.isDigit(text.charAt(end + 1)) || isYear(text, end + 1));
        return dot || comma
                ? new Marker(MarkerKind.ARABIC, number, String.valueOf(number), at, end + 1, lineStart, dot && fraction)
                : null;
    }

    /** A page number that stands where a long line was cut. */
    private static boolean insideSentence(String text, int at) {
        if (at < LONG_LINE || SENTENCE_ENDS.indexOf(text.charAt(at - 2)) >= 0) {
            return false;
        }
        for (int i = at - 2; i > at - LONG_LINE; i--) {
            if (text.charAt(i) == '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean isFraction(String text, int at) {
        return at < text.length() && Character.isDigit(text.charAt(at)) && !isYear(text, at);
    }

    private static boolean isYear(String text, int at) {
        int end = at;
        while (end < text.length() && end - at <= YEAR_DIGITS && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end - at == YEAR_DIGITS && end < text.length() && "年—-".indexOf(text.charAt(end)) >= 0;
    }

    private static @Nullable Marker chapter(String text, int at) {
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST && isNumeral(text.charAt(end))) {
            end++;
        }
        int number = Numerals.number(text.substring(at + 1, end));
        if (number == 0 || end >= text.length()) {
            return null;
        }
        int textStart = text.charAt(end) == '章' || text.charAt(end) == '篇'
                ? end + 1
                : text.startsWith("部分", end) ? end + 2 : -1;
        if (textStart < 0) {
            return null;
        }
        String label = text.substring(at, textStart);
        if (textStart < text.length() && "、:，".indexOf(text.charAt(textStart)) >= 0) {
            textStart++;
        }
        return new Marker(MarkerKind.CHAPTER, number, label, at, textStart, true, false);
    }

    private static @Nullable Marker han(String text, int at, boolean lineStart) {
        int end = at;
        while (end < text.length() && end - at < LONGEST && Numerals.HAN.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String written = text.substring(at, end);
        int number = Numerals.number(written);
        if (number == 0 || end >= text.length()) {
            return null;
        }
        char after = text.charAt(end);
        if (after == '、' || (after == '.' && lineStart)) {
            return new Marker(MarkerKind.HAN, number, written, at, end + 1, lineStart, false);
        }
        return after == '是' && lineStart
                ? new Marker(MarkerKind.ORDINAL, number, written + "是", at, end + 1, true, false)
                : null;
    }

    /** 任务1: or 行动一: at the start of a line. */
    private static @Nullable Marker named(String text, int at) {
        Matcher matcher = NAMED_NUMBER.matcher(text).region(at, Math.min(text.length(), at + LONGEST_NAMED));
        return matcher.lookingAt() && Numerals.number(matcher.group(1)) > 0
                ? new Marker(
                        MarkerKind.ARABIC,
                        Numerals.number(matcher.group(1)),
                        matcher.group(1),
                        at,
                        matcher.end(),
                        true,
                        false)
                : null;
    }

    private static boolean isNumeral(char c) {
        return Character.isDigit(c) || Numerals.HAN.indexOf(c) >= 0;
    }
}
