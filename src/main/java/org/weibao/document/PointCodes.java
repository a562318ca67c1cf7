package org.weibao.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.weibao.document.Reading.Point;

/** Codes of points from their places. */
final class PointCodes {

    private static final Pattern PART = Pattern.compile("第(\\d{1,3})份.*", Pattern.DOTALL);
    private static final Pattern NUMERAL = Pattern.compile("\\d{1,4}|[一二三四五六七八九十百]+|[①-⑳]");
    private static final int MOST = 99;

    private PointCodes() {}

    /** The number of the part; 0 for the main one. */
    static int partNumber(String part) {
        Matcher matcher = PART.matcher(part);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    static String of(Point point, int year) {
        var code = new StringBuilder().append(year);
        int part = partNumber(point.part());
        if (part > 0) {
            append(code.append("-0"), part);
        }
        for (String label : point.path()) {
            append(code, number(label));
        }
        return code.toString();
    }

    static List<String> of(List<Point> points, int year) {
        var codes = new ArrayList<String>();
        Set<String> used = new HashSet<>();
        for (Point point : points) {
            String code = of(point, year);
            for (int again = 1; !used.add(code); again++) {
                code = of(point, year) + "-0";
                for (int left = again; left > 0; left -= MOST) {
                    code += "-" + Math.min(left, MOST);
                }
            }
            codes.add(code);
        }
        return codes;
    }

    /** Of 1.2 the last number: that before it is in the path above. */
    private static int number(String label) {
        Matcher numeral = NUMERAL.matcher(label.matches("\\d+(\\.\\d+)+") ? label.replaceAll(".*\\.", "") : label);
        return numeral.find() ? Numerals.number(numeral.group()) : 1;
    }

    private static void append(StringBuilder code, int number) {
        if (number > MOST) {
            code.append("-0-").append(number / (MOST + 1)).append('-').append(number % (MOST + 1));
        } else {
            code.append('-').append(number);
        }
    }
}
