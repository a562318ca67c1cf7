package org.weibao.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.weibao.document.Reading.NamedUnit;
import org.weibao.document.Reading.Point;
import org.weibao.document.Reading.UnitRole;

/** Compares the points with each other and with what was left over, and says where something may be missing. */
final class PointChecks {

    private static final Pattern NUMERAL = Pattern.compile("\\d{1,4}|[一二三四五六七八九十百]+|[①-⑳]");
    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "(?m)^(?:[A-Za-z][.、)]|[壹贰叁肆伍陆柒捌玖拾]{1,2}[、.]|第[一二三四五六七八九十\\d]{1,3}[条项点类步,，:]|(?:任务|行动|项目|举措|措施)[一二三四五六七八九十\\d]{1,3}[:、.]|[一二三四五六七八九十]{1,2}(?:要|则)|\\d{1,2}-\\d{1,2}[^\\d岁年月日]|[A-Z]\\d{1,2}|\\d{1,3}[ \\u3000]+\\p{IsHan}{3})"
                    + "|[ \\u3000](?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\\d{1,3}[.．、](?!\\d))");
    private static final Pattern NUMBER_IN_LINE = Pattern.compile(
            "[^\\s\\u3000][ \\u3000]+(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\\d{1,3}[.．、](?!\\d))");
    private static final int LONG = 300;
    private static final int MUCH_LONGER = 4;
    private static final int SHORT = 12;
    private static final int MUCH_SHORTER = 8;
    private static final int FEW = 4;
    private static final int LARGEST_GROUP = 20;
    /** Above one in so many points, lists outside of them are usual in the document. */
    private static final int MOST_LEFT = 10;

    private final List<Point> points;
    private final String original;
    private final List<Doubt> doubts;
    private final GeneralPoints general;

    /** @param doubts about the whole document; more are added */
    PointChecks(List<Point> points, String original, List<Doubt> doubts) {
        this.points = points;
        this.original = original;
        this.doubts = doubts;
        this.general = new GeneralPoints(points, original);
    }

    void compare() {
        numbers();
        levels();
        parts();
        lengths();
        otherNumbers();
        numbersInHeadings();
    }

    /** What is between the points and looks like units. */
    void leftOver(CompactText text, UnitLists lists) {
        var left = new TreeMap<Integer, Span>();
        int from = 0;
        for (int i = 0; i <= points.size(); i++) {
            int to = i == points.size()
                    ? text.text().length()
                    : text.from(points.get(i).place().start());
            if (to > from) {
                for (FoundList list : lists.in(from, to)) {
                    Span place = text.span(list.start(), list.end());
                    if (!list.content().names.isEmpty() && !isListed(place, list)) {
                        left.put(i - 1, place);
                        if (list.ownLine()
                                && text.text().substring(list.end(), to).isBlank()) {
                            listsAbove(i, place);
                        }
                        break;
                    }
                }
            }
            if (i < points.size()) {
                from = Math.max(from, text.from(points.get(i).place().end()));
            }
        }
        if (left.size() * MOST_LEFT > points.size() && left.size() > 2) {
            doubts.add(new Doubt(
                    "有" + left.size() + "处像责任单位的名单不在要点之内，可能写在上一级编号之下，请核对",
                    left.firstEntry().getValue()));
        } else {
            left.forEach((index, place) -> say(index, "这一项之后有像责任单位的名单没有列入要点，请核对", place));
        }
    }

    /** Whether it stands above points that have all of its names. */
    private boolean isListed(Span place, FoundList list) {
        return points.stream()
                .anyMatch(point -> point.lists().contains(place)
                        && point.units().stream()
                                .map(NamedUnit::name)
                                .toList()
                                .containsAll(list.content().names.stream()
                                        .map(ListContent.Name::name)
                                        .toList()));
    }

    /** A list right above the first point of a group whose last one has none: each may stand above its own. */
    private void listsAbove(int first, Span list) {
        if (first > 0 && isBeside(points.get(first - 1), points.get(first))) {
            return;
        }
        int last = first;
        while (last + 1 < points.size() && isBeside(points.get(first), points.get(last + 1))) {
            last++;
        }
        if (last > first && !hasOwnList(points.get(last))) {
            for (int i = first; i <= last; i++) {
                say(i, "名单可能写在各项的编号之前，请核对这一项的责任单位", list);
            }
        }
    }

    private static boolean hasOwnList(Point point) {
        return point.lists().stream()
                .anyMatch(list -> list.start() >= point.place().start());
    }

    private static boolean isBeside(Point one, Point other) {
        int depth = one.path().size() - 1;
        return one.part().equals(other.part())
                && other.path().size() == depth + 1
                && one.path().subList(0, depth).equals(other.path().subList(0, depth));
    }

    /** Rows of a table that was read as lines. */
    void tables(List<Span> unread) {
        int next = 0;
        for (Span table : unread) {
            boolean found = false;
            while (next < points.size() && points.get(next).place().end() <= table.start()) {
                next++;
            }
            for (int i = next; i < points.size() && points.get(i).place().start() < table.end(); i++) {
                if (points.get(i).place().end() > table.start()) {
                    say(i, "这里有一张没有认出表头的表格，请核对", table);
                    found = true;
                }
            }
            if (!found && next > 0) {
                say(next - 1, "这一项之后有一张没有认出表头的表格，请核对", table);
            } else if (!found) {
                doubts.add(new Doubt("有一张没有认出表头的表格没有列为要点，请核对", table));
            }
        }
    }

    /** Points without a lead where the document says in unknown words how to see who leads. */
    void withoutLead() {
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (!point.units().isEmpty() && point.units().stream().noneMatch(unit -> unit.role() == UnitRole.LEAD)) {
                say(i, "文件写明了怎样看谁牵头，没有读懂，请核对牵头单位", point.place());
            }
        }
    }

    /** Says what is doubtful of that point; of the document where there is none. */
    private void say(int index, String sentence, Span place) {
        if (index < 0) {
            doubts.add(new Doubt(sentence.replace("这一项", "第一项"), place));
        } else if (index < points.size()) {
            Point point = points.get(index);
            if (point.doubts().stream().noneMatch(doubt -> doubt.sentence().equals(sentence))) {
                points.set(index, point.with(new Doubt(sentence, place)));
            }
        }
    }

    private void numbers() {
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            List<String> before = i == 0 || !points.get(i - 1).part().equals(point.part())
                    ? List.of()
                    : points.get(i - 1).path();
            if (follows(before, point.path(), i)) {
                continue;
            }
            if (i == 0) {
                say(-1, "第一项的编号不是从头开始，请核对是不是漏了要点", point.place());
                continue;
            }
            say(i, "这一项的编号与前一项不连续，请核对是不是漏了要点", point.place());
            int first = firstOfGroup(i - 1, level(before, point.path()), before);
            for (int each = Math.max(first - 1, 0); each < i; each++) {
                say(each, "这一项之后的编号不连续，请核对是不是漏了要点或者上一级编号", point.place());
            }
        }
    }

    /** The first of the points under the same number; what follows a missing number may belong to that. */
    private int firstOfGroup(int last, int level, List<String> path) {
        int first = last;
        while (first > 0
                && last - first < LARGEST_GROUP
                && path.size() > level + 1
                && points.get(first - 1).part().equals(points.get(last).part())
                && points.get(first - 1).path().size() > level + 1
                && points.get(first - 1).path().subList(0, level + 1).equals(path.subList(0, level + 1))) {
            first--;
        }
        return first;
    }

    private static int level(List<String> before, List<String> path) {
        int level = 0;
        while (level < path.size() && level < before.size() && path.get(level).equals(before.get(level))) {
            level++;
        }
        return level;
    }

    /** A chapter with units of its own where others have points below them; other numbers in the same chapter. */
    private void levels() {
        long single = points.stream().filter(point -> point.path().size() == 1).count();
        Map<String, Character> forms = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            List<String> path = points.get(i).path();
            Span place = points.get(i).place();
            if (path.size() == 1 && single * 3 < points.size() && !general.is(i)) {
                say(i, "这一章没有列出下一级要点，请核对", place);
            }
            if (path.size() > 1) {
                String chapter = points.get(i).part() + path.subList(0, path.size() - 1);
                char form = form(path.get(path.size() - 1));
                Character usual = forms.putIfAbsent(chapter, form);
                if (usual != null && usual != form && form != '¶' && usual != '¶') {
                    say(i, "这一项的编号与同级各项的形式不同，请核对它的上一级", place);
                    say(i - 1, "这一项之后的编号形式不同，请核对上一级编号", place);
                }
            }
        }
    }

    /** Numbers that begin again without a title above them. */
    private void parts() {
        for (int i = 0; i < points.size(); i++) {
            String part = points.get(i).part();
            if (!part.isEmpty() && part.indexOf('：') < 0) {
                say(i, "编号从头开始而前面没有标题，请核对是不是漏了上一级编号", points.get(i).place());
            }
        }
    }

    /** The first number that differs is the next one; those below it begin with 1 or run on. */
    private boolean follows(List<String> before, List<String> path, int index) {
        int level = level(before, path);
        if (level == path.size()) {
            return !path.equals(before) || path.get(path.size() - 1).startsWith("¶");
        }
        for (int i = level; i < path.size(); i++) {
            int number = number(path.get(i));
            if (number == 0 || isParagraph(path.get(i)) || (i < before.size() && isParagraph(before.get(i)))) {
                continue;
            }
            int last = i < before.size() ? number(before.get(i)) : 0;
            if (number != last + 1 && (number != 1 || i == level && last > 0) && !runsOn(path, i, index)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the number follows that of the last point which has one of its form. */
    private boolean runsOn(List<String> path, int level, int index) {
        for (int i = index - 1; i >= 0 && i > index - 60; i--) {
            for (String label : points.get(i).path()) {
                if (form(label) == form(path.get(level))) {
                    return number(label) + 1 == number(path.get(level));
                }
            }
        }
        return false;
    }

    private static char form(String label) {
        char first = label.charAt(0);
        return Character.isDigit(first) ? '1' : Numerals.HAN.indexOf(first) >= 0 ? '一' : first;
    }

    private static boolean isParagraph(String label) {
        return label.startsWith("¶");
    }

    private static int number(String label) {
        Matcher numeral =
                NUMERAL.matcher(label.matches("\\d+(\\.\\d+)+") ? label.substring(label.lastIndexOf('.') + 1) : label);
        return numeral.find() ? Numerals.number(numeral.group()) : 0;
    }

    private void lengths() {
        if (points.size() < FEW) {
            return;
        }
        int[] lengths = points.stream()
                .mapToInt(point -> point.place().end() - point.place().start())
                .sorted()
                .toArray();
        int usual = lengths[lengths.length / 2];
        for (int i = 0; i < points.size(); i++) {
            Span place = points.get(i).place();
            int length = place.end() - place.start();
            if (length > LONG && length > MUCH_LONGER * usual) {
                say(i, "这一项比其他各项长得多，请核对是不是包含了几项", place);
            } else if (length < SHORT && length * MUCH_SHORTER < usual) {
                say(i, "这一项比其他各项短得多，请核对是不是完整", place);
            }
        }
    }

    /** A heading above a point that has a second number on its line, which may be the level between them. */
    private void numbersInHeadings() {
        int from = 0;
        String doubtful = "";
        for (int i = 0; i < points.size(); i++) {
            Span place = points.get(i).place();
            String above = points.get(i).path().get(0);
            if (NUMBER_IN_LINE
                    .matcher(original)
                    .region(Math.min(from, place.start()), place.start())
                    .find()) {
                say(i - 1, "这一项之后有像编号的字样没有列为单独的要点，请核对", place);
                doubtful = above;
            }
            if (above.equals(doubtful)) {
                say(i, "上一级标题里有像编号的字样，请核对上一级编号", place);
            } else {
                doubtful = "";
            }
            from = place.end();
        }
    }

    /** A. and the like at the start of a line inside a point. */
    private void otherNumbers() {
        for (int i = 0; i < points.size(); i++) {
            Span place = points.get(i).place();
            Matcher other = OTHER_NUMBER.matcher(original).region(place.start(), place.end());
            if (other.find() && (other.start() > place.start() || other.find())) {
                say(i, "正文里有像编号的字样没有列为单独的要点，请核对", place);
            }
        }
    }
}
