package org.weibao.document;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The title of a document and its year. */
final class Titles {

    private static final Pattern TITLE = Pattern.compile(
            ".*(要点|方案|意见|清单|计划|任务|通知|办法|规划|行动|措施|分工|分解表|分工表|任务表|安排|台账|细则|若干规定|决定|工作表|指标|纲要|目标)(的通知)?(\\([^()]{1,20}\\))?");
    private static final Pattern NOTICE = Pattern.compile(".*(通知|的函|公告)(\\([^()]{1,20}\\))?");
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)年");
    private static final Pattern HAN_YEAR = Pattern.compile("二[〇○零Ｏ0O]([〇○零Ｏ0O一二三四五六七八九])([〇○零Ｏ0O一二三四五六七八九])年");
    private static final Pattern NUMBERED = Pattern.compile("\\[(20\\d\\d)\\]");
    private static final Pattern ONLY_TITLE = Pattern.compile("[^，。]{2,40}20\\d\\d年[^，。]{2,40}(要点|方案|清单|计划|分工|任务)");
    private static final Pattern SUBTITLE = Pattern.compile("\\((?![^)]*(?:印发|发布|单位))[^()，\n]{1,20}\\)(?=\n)");
    private static final int LONGEST_SUBTITLE = 24;
    private static final int LONGEST = 90;
    private static final int FURTHEST = 3000;
    private static final int CENTURY = 2000;

    private Titles() {}

    static boolean looksLikeTitle(String line) {
        return line.length() >= 4
                && line.length() <= LONGEST
                && line.indexOf('。') < 0
                && TITLE.matcher(line).matches();
    }

    /** The last line that looks like a title before the first item; a notice only if there is no other. */
    static String of(CompactText source, int firstItem) {
        String text = source.text();
        int from = 0;
        int start = -1;
        int end = -1;
        int limit = Math.min(Math.min(firstItem, text.length()), FURTHEST);
        while (from < limit) {
            int lineEnd = text.indexOf('\n', from);
            lineEnd = lineEnd < 0 ? text.length() : lineEnd;
            int sentence = text.indexOf('。', from);
            int to = Math.min(firstItem, sentence >= 0 && sentence < lineEnd ? sentence : lineEnd);
            String line = text.substring(from, Math.min(to, from + LONGEST + 1));
            boolean better = start < 0
                    || !NOTICE.matcher(line).matches()
                    || NOTICE.matcher(text.substring(start, end)).matches();
            if (looksLikeTitle(line) && better && (sentence != to || line.startsWith("关于") || start < 0)) {
                start = from;
                end = titleEnd(source, from, to);
            }
            from = lineEnd + 1;
        }
        if (start < 0) {
            int lineEnd = text.indexOf('\n');
            lineEnd = lineEnd < 0 ? text.length() : lineEnd;
            return lineEnd <= LONGEST ? source.verbatim(0, Math.max(0, lineEnd)) : "";
        }
        return source.verbatim(titleStart(text, start), end);
    }

    /** Before the white space after which the text goes on, or after (2023—2025年) on the next line. */
    private static int titleEnd(CompactText source, int from, int to) {
        String text = source.text();
        for (int at = from + 1; at < to; at++) {
            if (source.spacedBefore(at)
                    && ONLY_TITLE.matcher(text.substring(from, at)).matches()) {
                return at;
            }
        }
        int next = Math.min(text.length(), to + 1);
        Matcher more = SUBTITLE.matcher(text).region(next, Math.min(text.length(), next + LONGEST_SUBTITLE));
        return to < text.length() && text.charAt(to) == '\n' && more.lookingAt() ? more.end() : to;
    }

    /** A title on two lines. */
    private static int titleStart(String text, int start) {
        if (start < 2) {
            return start;
        }
        int before = text.lastIndexOf('\n', start - 2) + 1;
        String line = text.substring(before, start - 1);
        boolean goesOn = line.length() >= 6
                && line.length() <= 40
                && line.contains("关于")
                && !looksLikeTitle(line)
                && "。：:)".indexOf(line.charAt(line.length() - 1)) < 0;
        return goesOn ? before : start;
    }

    static @Nullable Integer year(String title, String text) {
        String folded = Folding.fold(title);
        for (String words : List.of(folded, text.substring(0, Math.min(text.length(), FURTHEST)))) {
            Matcher year = YEAR.matcher(words);
            if (words.equals(folded) ? year.find() : false) {
                return Integer.valueOf(year.group(1));
            }
            Matcher han = HAN_YEAR.matcher(words);
            if (han.find()) {
                return CENTURY + 10 * digit(han.group(1)) + digit(han.group(2));
            }
        }
        String head = text.substring(0, Math.min(text.length(), FURTHEST));
        Matcher number = NUMBERED.matcher(head);
        if (number.find()) {
            return Integer.valueOf(number.group(1));
        }
        Matcher first = YEAR.matcher(head);
        return first.find() ? Integer.valueOf(first.group(1)) : null;
    }

    private static int digit(String written) {
        return Math.max(0, "零一二三四五六七八九".indexOf(written));
    }
}
