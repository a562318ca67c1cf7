package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers 1.1 and 1.1.1 at the start of paragraphs. They count only if they follow each other through the whole
 * text, so that 1.5万元 at the start of a line is none.
 */
final class DecimalNumbers {

    private static final Pattern NUMBER =
            Pattern.compile("(?m)^(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{1,2}))?(?![\\d.%‰万亿千百元岁个名米公吨平次场倍年月日])、?");
    private static final Pattern HEADING = Pattern.compile("(?m)^(\\d{1,2})(?![\\d.、)年月日])[^。\\n]{2,40}$");
    private static final int LARGEST_GAP = 3;

    private DecimalNumbers() {}

    /** Whether a line begins with one. */
    static boolean begins(String line) {
        return NUMBER.matcher(line).lookingAt();
    }

    /** In the order of the text, with the numbers without a dot that stand above them. */
    static List<Marker> in(String text) {
        var found = new ArrayList<Marker>();
        Matcher number = NUMBER.matcher(text);
        int first = 0;
        int second = 0;
        int third = 0;
        boolean follows = false;
        while (number.find()) {
            int one = Integer.parseInt(number.group(1));
            int two = Integer.parseInt(number.group(2));
            int three = number.group(3) == null ? 0 : Integer.parseInt(number.group(3));
            boolean next = isNext(first, one, second == 0 && third == 0 || one != first)
                    && (one != first ? two == 1 : two >= second && two <= second + LARGEST_GAP)
                    && (one == first && two == second ? three > third && three <= third + LARGEST_GAP : three <= 1);
            if (!next) {
                return List.of();
            }
            follows |= one == first && (two == second + 1 || (two == second && three == third + 1));
            boolean below = three > 0;
            found.add(new Marker(
                    below ? MarkerKind.ARABIC_OF_THREE : MarkerKind.ARABIC_OF_TWO,
                    below ? three : two,
                    one + "." + two + (below ? "." + three : ""),
                    number.start(),
                    number.end(),
                    true,
                    false));
            first = one;
            second = two;
            third = three;
        }
        if (!follows) {
            return List.of();
        }
        addHeadings(text, found);
        return found;
    }

    private static boolean isNext(int before, int now, boolean other) {
        return now == before || (other && now > before && now <= before + LARGEST_GAP);
    }

    /** 1 组织领导 on the line before 1.1. */
    private static void addHeadings(String text, List<Marker> found) {
        var headings = new ArrayList<Marker>();
        Matcher heading = HEADING.matcher(text);
        for (Marker marker : found) {
            int line = text.lastIndexOf('\n', marker.start() - 2) + 1;
            if (marker.start() > 1
                    && heading.region(line, marker.start() - 1).lookingAt()
                    && marker.label().startsWith(heading.group(1) + ".1")
                    && marker.number() == 1) {
                int number = Integer.parseInt(heading.group(1));
                headings.add(new Marker(
                        MarkerKind.ARABIC, number, String.valueOf(number), line, heading.end(1), true, false));
            }
        }
        found.addAll(headings);
    }
}
