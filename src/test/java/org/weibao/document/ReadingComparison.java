package org.weibao.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.document.ExpectedReading.Expected;
import org.weibao.document.Reading.Point;

/** Compares a reading with what was expected, and counts. */
final class ReadingComparison {

    private static final Pattern PAGE = Pattern.compile("(?m)^\\s*[-—–―]\\s*\\d{1,4}\\s*[-—–―]\\s*$");

    int expected;
    int read;
    int found;
    int lists;
    int leads;
    int counties;
    int named;
    int rightlyNamed;
    int expectedNames;
    int invented;
    int errors;
    int doubted;
    int inDoubt;
    final List<String> differences = new ArrayList<>();

    static ReadingComparison of(Reading reading, ExpectedReading document) {
        var comparison = new ReadingComparison();
        comparison.compare(reading, document);
        return comparison;
    }

    private void compare(Reading reading, ExpectedReading document) {
        expected = document.points().size();
        read = reading.points().size();
        inDoubt = (int) reading.points().stream()
                .filter(point -> !point.doubts().isEmpty())
                .count();
        Map<String, Deque<Point>> byPath = new HashMap<>();
        for (Point point : reading.points()) {
            byPath.computeIfAbsent(key(ExpectedReading.of(point)), path -> new ArrayDeque<>())
                    .add(point);
        }
        String text = ExpectedReading.plain(PAGE.matcher(document.text()).replaceAll(""));
        Point before = null;
        for (Expected wanted : document.points()) {
            Deque<Point> same = byPath.get(key(wanted));
            Point point = same == null ? null : same.poll();
            if (point == null) {
                error(wanted, "missing", before, reading);
                continue;
            }
            before = point;
            point(wanted, point, reading);
        }
        byPath.values()
                .forEach(left -> left.forEach(point -> error(ExpectedReading.of(point), "too much", point, reading)));
        for (Point point : reading.points()) {
            for (String name : ExpectedReading.of(point).units()) {
                invented += text.contains(name) ? 0 : 1;
            }
        }
    }

    private static String key(Expected point) {
        return point.pathAndHeading();
    }

    private void point(Expected wanted, Point point, Reading reading) {
        Expected got = ExpectedReading.of(point);
        found++;
        expectedNames += wanted.units().size();
        named += got.units().size();
        rightlyNamed +=
                (int) got.units().stream().filter(wanted.units()::contains).count();
        boolean sameUnits = got.units().equals(wanted.units());
        boolean sameLeads = got.leads().equals(wanted.leads());
        boolean sameCounties = got.counties() == wanted.counties();
        lists += sameUnits ? 1 : 0;
        leads += sameLeads ? 1 : 0;
        counties += sameCounties ? 1 : 0;
        if (!sameUnits) {
            error(wanted, "units " + got.units() + " instead of " + wanted.units(), point, reading);
        }
        if (!sameLeads) {
            error(wanted, "leads " + got.leads() + " instead of " + wanted.leads(), point, reading);
        }
        if (!sameCounties) {
            error(wanted, "counties " + got.counties(), point, reading);
        }
    }

    /** A missing point is doubted where the one before it is. */
    private void error(Expected wanted, String what, @Nullable Point near, Reading reading) {
        errors++;
        boolean doubt =
                near == null ? !reading.doubts().isEmpty() : !near.doubts().isEmpty();
        doubted += doubt ? 1 : 0;
        differences.add(wanted.pathAndHeading() + ": " + what + (doubt ? " (doubted)" : ""));
    }

    void add(ReadingComparison other) {
        expected += other.expected;
        read += other.read;
        found += other.found;
        lists += other.lists;
        leads += other.leads;
        counties += other.counties;
        named += other.named;
        rightlyNamed += other.rightlyNamed;
        expectedNames += other.expectedNames;
        invented += other.invented;
        errors += other.errors;
        doubted += other.doubted;
        inDoubt += other.inDoubt;
    }

    @Override
    public String toString() {
        return "points %d of %d (recall %.3f, precision %.3f), unit lists %s, leads %s, county scope %s, names: recall %s, precision %s, invented %d, errors %d, doubted %s, points with a doubt %s"
                .formatted(
                        found,
                        expected,
                        share(found, expected),
                        share(found, read),
                        number(lists, found),
                        number(leads, found),
                        number(counties, found),
                        number(rightlyNamed, expectedNames),
                        number(rightlyNamed, named),
                        invented,
                        errors,
                        number(doubted, errors),
                        number(inDoubt, read));
    }

    private static String number(int part, int of) {
        return "%.3f".formatted(share(part, of));
    }

    private static double share(int part, int of) {
        return of == 0 ? 1 : (double) part / of;
    }
}
