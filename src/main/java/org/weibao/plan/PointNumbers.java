package org.weibao.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.weibao.workpoint.WorkPoint;

/** The codes and places of a plan's points: each is used once. */
final class PointNumbers {

    private static final int DEEPEST = 5;
    private static final int LONGEST_PLACE = 40;
    private static final int LARGEST = 99;
    private static final String DIGITS = "一二三四五六七八九";

    private final int year;
    private final Set<String> codes = new HashSet<>();
    private final Set<String> places = new HashSet<>();

    PointNumbers(int year) {
        this.year = year;
    }

    static PointNumbers of(int year, List<WorkPoint> points) {
        var numbers = new PointNumbers(year);
        points.forEach(point -> {
            numbers.codes.add(point.code());
            numbers.places.add(point.place());
        });
        return numbers;
    }

    /** A code such as 2023-2-1-1 for 二(一)1. */
    String code(List<String> path) {
        var code = new StringBuilder().append(year);
        for (var marker : path.subList(0, Math.min(DEEPEST, path.size()))) {
            groups(marker).forEach(group -> code.append('-').append(group));
        }
        return next(code.indexOf("-") < 0 ? code + "-1" : code.toString());
    }

    /** The first free code after this one: its last number counts on, or gets another group. */
    String next(String wanted) {
        var code = wanted;
        for (var i = 2; !codes.add(code); i++) {
            code = i <= LARGEST ? wanted + "-" + i : wanted + "-" + i / 100 + "-" + i % 100;
        }
        return code;
    }

    /** A place such as 二(一)1, after the title of an annex if it is in one. */
    String place(String part, List<String> path) {
        var place = new StringBuilder(first(part, LONGEST_PLACE / 2));
        for (var marker : path) {
            var last = place.isEmpty() ? ' ' : place.charAt(place.length() - 1);
            var first = marker.isEmpty() ? ' ' : marker.charAt(0);
            if (Character.isLetterOrDigit(last) && Character.isLetterOrDigit(first)) {
                place.append('.');
            }
            place.append(marker);
        }
        return nextPlace(first(place.toString(), LONGEST_PLACE));
    }

    String nextPlace(String wanted) {
        var place = wanted.isEmpty() ? "未编号" : wanted;
        var free = place;
        for (var i = 2; !places.add(free); i++) {
            free = place + "之" + i;
        }
        return free;
    }

    private static String first(String text, int most) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))));
    }

    /** The number of a marker in groups of two digits; none for a marker that is no number. */
    private static List<Integer> groups(String marker) {
        var number = number(marker);
        if (number <= 0) {
            return List.of();
        }
        return number <= LARGEST ? List.of(number) : List.of(number / 100 % 100, number % 100);
    }

    static int number(String marker) {
        var arabic = new StringBuilder();
        var tens = 0;
        var ones = 0;
        for (var character : marker.codePoints().toArray()) {
            var chinese = DIGITS.indexOf(character) + 1;
            if (Character.isDigit(character)) {
                arabic.append(Character.digit(character, 10));
            } else if (character >= '①' && character <= '⑳') {
                return character - '①' + 1;
            } else if (chinese > 0) {
                ones = chinese;
            } else if (character == '十') {
                tens = Math.max(1, ones);
                ones = 0;
            }
        }
        return arabic.isEmpty()
                ? tens * 10 + ones
                : Integer.parseInt(arabic.substring(0, Math.min(4, arabic.length())));
    }
}
