package org.weibao.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.document.ListContent.Name;
import org.weibao.document.Reading.NamedUnit;
import org.weibao.document.Reading.Point;
import org.weibao.document.Reading.UnitRole;

/** Makes points of items: which are the lowest, what their headings, units and measures are. */
final class PointReader {

    private static final Pattern MEASURES = Pattern.compile("(具体措施|主要措施|工作措施|具体任务|具体举措):");
    private static final Pattern CLOSING =
            Pattern.compile("(20\\d\\d年\\d{1,2}月\\d{1,2}日|\\(此件.{2,12}\\)|附件?:.*|联系人.*|抄送.*|二[〇○零].{2,4}年.{2,8}日)");
    private static final Pattern ROLE =
            Pattern.compile("牵头(?!领导|抓总|作用)|(责任|配合|主办|协办|参与|承办|落实)(单位|部门)|按.{0,4}职责|分工负责|局负责|委负责|办负责|部负责");
    /** 市教育局牵头的任务 */
    private static final Pattern LEADS =
            Pattern.compile("[^，。；：:\\n]{2,30}牵头(的|负责|承担|落实|推进|实施)[^，。；：:\\n]{0,12}(\n|$)");

    private static final String CLAUSE_ENDS = "，。；：:\n“”[]()";
    private static final int LONGEST_END = 160;
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_HEADING = 400;
    private static final int LONG_HEADING = 60;
    private static final int LONGEST_LABEL = 14;
    private static final int LONGEST_SUBTITLE = 30;

    private static final String ONLY_PARAGRAPH = "这一章只有一段，没有编号，请核对是不是一项";

    private final CompactText source;
    private final String text;
    private final UnitLists unitLists;
    private final MeasureReader measures;
    private final List<Point> points = new ArrayList<>();
    private final Map<Item, Boolean> leads = new IdentityHashMap<>();
    private boolean afterParagraphs;
    private @Nullable Outline outline;

    PointReader(CompactText source, @Nullable Integer year, @Nullable LeadRule rule) {
        this.source = source;
        this.text = source.text();
        this.unitLists = new UnitLists(source, year, rule);
        this.measures = new MeasureReader(source);
    }

    /** The points of the outline; one item without lower ones is one point or, by its paragraphs, several. */
    List<Point> read(Outline read) {
        outline = read;
        List<Item> all = read.all();
        for (int i = 0; i < all.size(); i++) {
            Item item = all.get(i);
            if (item.children.isEmpty()) {
                boolean lastOfPart = i + 1 == all.size() || !all.get(i + 1).part.equals(item.part);
                boolean lower = !lastOfPart && all.get(i + 1).marker.kind().above(item.marker.kind());
                leaf(item, item.end, lastOfPart || lower, List.of());
            } else if (foldsIn(item)) {
                leaf(item, item.wholeEnd(), i + 1 == all.size(), List.of());
                doubtFolded(item);
                i = item.lowest().index;
            } else if (i + 1 < all.size() && ofChildren(item)) {
                i = item.lowest().index;
            }
        }
        return points;
    }

    /** Whether (1), ① and 一是 below it name no units of their own. */
    private boolean foldsIn(Item item) {
        if (item.children.stream().skip(1).anyMatch(this::isLabelled)) {
            return true;
        }
        boolean lowest = item.children.stream()
                .allMatch(child -> child.marker.kind().compareTo(MarkerKind.ARABIC_IN_BRACKETS) > 0);
        boolean low =
                item.children.stream().allMatch(child -> child.marker.kind().belowPoints());
        boolean chapter = item.marker.kind() == MarkerKind.CHAPTER || item.marker.kind() == MarkerKind.HAN;
        boolean clauses = clauses(item);
        if (!clauses && (chapter ? !lowest : !low)) {
            return false;
        }
        long withLists = item.children.stream()
                .filter(child ->
                        !unitLists.in(child.marker.end(), child.wholeEnd()).isEmpty())
                .count();
        if (clauses || item.children.size() == 1) {
            return withLists < 2;
        }
        return withLists * 2 <= item.children.size() && (withLists < 2 || withLists * 2 < item.children.size());
    }

    /** 3.责任单位: below 1.目标 and 2.措施. */
    private boolean isLabelled(Item item) {
        return item.children.isEmpty() && Labels.at(text, item.marker.end(), item.end) != null;
    }

    /** Says so where numbers above (1), or some with units, were not taken for points. */
    private void doubtFolded(Item item) {
        boolean doubtful = item.children.stream()
                        .anyMatch(child -> !child.marker.kind().belowPoints())
                || aloneWithUnits(item)
                || item.children.stream().limit(item.children.size() - 1L).anyMatch(child -> !unitLists
                        .in(child.marker.end(), child.wholeEnd())
                        .isEmpty());
        if (doubtful && !points.isEmpty()) {
            Point point = points.remove(points.size() - 1);
            points.add(point.with(new Doubt("其中的编号按措施列出，请核对是不是单独的要点", point.place())));
        }
    }

    /** 一是 without 二是 that names units: it may be a point as in the other sections. */
    private boolean aloneWithUnits(Item item) {
        Item child = item.children.get(0);
        return item.children.size() == 1
                && child.marker.lineStart()
                && !unitLists.in(child.marker.end(), child.wholeEnd()).isEmpty();
    }

    /** 1.甲；2.乙。 inside one paragraph. */
    private boolean clauses(Item item) {
        List<Item> children = item.children;
        return children.size() > 1
                && children.stream().allMatch(child -> !child.marker.lineStart() && child.children.isEmpty())
                && children.stream().skip(1).allMatch(child -> text.charAt(child.marker.start() - 1) == '；');
    }

    /** One list for all the items below it: above the first or, on a line of its own, under the last. */
    private boolean ofChildren(Item item) {
        List<Item> children = item.children;
        if (children.size() < 2 || children.stream().anyMatch(child -> !child.children.isEmpty())) {
            return false;
        }
        for (Item child : children.subList(0, children.size() - 1)) {
            if (!unitLists.in(child.marker.end(), child.end).isEmpty()) {
                return false;
            }
        }
        Item last = children.get(children.size() - 1);
        List<FoundList> own = unitLists.in(item.marker.end(), item.end);
        List<FoundList> under = unitLists.in(last.marker.end(), last.end);
        boolean above = !own.isEmpty() && under.isEmpty();
        boolean below = own.isEmpty() && !under.isEmpty() && under.get(0).ownLine();
        if (!above && !below) {
            return false;
        }
        List<FoundList> shared = above ? own : under;
        for (Item child : children) {
            leaf(child, child.end, child == last, shared);
        }
        return true;
    }

    private void leaf(Item item, int end, boolean trailing, List<FoundList> shared) {
        int from = item.marker.end();
        List<FoundList> lists = shared.isEmpty() ? unitLists.in(from, end) : shared;
        if (shared.isEmpty() && paragraphs(item, end, lists)) {
            return;
        }
        List<FoundList> inHeading = lists.isEmpty() ? inHeading(item, end) : List.of();
        List<String> path = new ArrayList<>(item.path());
        int start = item.marker.start();
        Matcher unnumbered = MEASURES.matcher(text).region(from, end);
        if (unnumbered.find() && !lists.isEmpty()) {
            int begin = unnumbered.end();
            boolean before = lists.get(0).end() <= begin;
            List<FoundList> after =
                    lists.stream().filter(list -> list.start() >= begin).toList();
            if (before && !after.isEmpty()) {
                path.add(unnumbered.group(1));
                lists = after;
                start = unnumbered.start();
                from = begin;
            }
        }
        var doubts = new ArrayList<String>();
        if (item.marker.doubtful()) {
            doubts.add("编号“" + item.marker.label() + "”与前后不连续，请核对是不是单独的要点");
        }
        if (afterParagraphs
                && hasParagraphs(item)
                && lists.size() == 1
                && lists.get(0).start() > lineEnd(from, end)) {
            doubts.add("这一项下只有一段，按一项列出，请核对");
        }
        Item leading = leadAbove(item);
        if (!shared.isEmpty()) {
            doubts.add("责任单位写在上一级，按适用于其下各项列出，请核对");
        } else if (leading != null && lists.stream().noneMatch(list -> list.content().leadMarked)) {
            List<FoundList> above = lists.stream().anyMatch(PointReader::leads) ? List.of() : leadsOf(leading);
            doubts.add(above.isEmpty() ? "上一级写明了牵头单位，没有列入这一项，请核对" : "牵头单位写在上一级，按适用于其下各项列出，请核对");
            lists = Stream.concat(above.stream(), lists.stream()).toList();
        }
        boolean elsewhere = !shared.isEmpty() || !inHeading.isEmpty();
        point(item.part, path, start, from, end, inHeading.isEmpty() ? lists : inHeading, trailing, elsewhere, doubts);
    }

    /** The nearest item above it with a list of its own that says who leads, if no item below that does. */
    private @Nullable Item leadAbove(Item item) {
        Item above = item.parent;
        while (above != null && !leads.computeIfAbsent(above, this::leadsThoseBelow)) {
            above = above.parent;
        }
        return above;
    }

    private boolean leadsThoseBelow(Item item) {
        return (saysWhoLeads(item.marker.end(), item.end)
                        || LEADS.matcher(text)
                                .region(item.marker.end(), item.end)
                                .lookingAt())
                && !saysWhoLeads(item.children.get(0).marker.start(), item.wholeEnd());
    }

    private List<FoundList> leadsOf(Item item) {
        return unitLists.in(item.marker.end(), item.end).stream()
                .filter(PointReader::leads)
                .map(list -> new FoundList(
                        list.start(), list.end(), list.ownLine(), list.content().leads()))
                .toList();
    }

    private static boolean leads(FoundList list) {
        ListContent content = list.content();
        return content.names.stream().anyMatch(name -> name.role() == UnitRole.LEAD);
    }

    private boolean saysWhoLeads(int from, int to) {
        return unitLists.in(from, to).stream().anyMatch(list -> list.content().leadMarked);
    }

    /** The units that its heading or that of an item above it names and nothing else. */
    private List<FoundList> inHeading(Item item, int end) {
        FoundList list = unitLists.heading(item.marker.end(), end);
        for (Item above = item.parent; list == null && above != null; above = above.parent) {
            list = unitLists.heading(above.marker.end(), above.end);
        }
        return list == null ? List.of() : List.of(list);
    }

    /** A section whose paragraphs name units of their own and have no numbers. */
    private boolean paragraphs(Item item, int end, List<FoundList> lists) {
        if (lists.isEmpty() || !item.children.isEmpty() || !hasParagraphs(item)) {
            return false;
        }
        int headingEnd = lineEnd(item.marker.end(), end);
        if (lists.size() == 1) {
            return afterParagraphs && onlyParagraph(item, headingEnd, end, lists);
        }
        if (text.substring(item.marker.end(), headingEnd).indexOf('。') >= 0
                || lists.get(0).start() < headingEnd) {
            return false;
        }
        return unnumbered(item.part, item.path(), headingEnd + 1, end, lists);
    }

    private static boolean hasParagraphs(Item item) {
        return !item.marker.kind().belowPoints() && item.marker.kind() != MarkerKind.ARABIC;
    }

    /** 推动产业强链。对… as the only paragraph of a section where others have several. */
    private boolean onlyParagraph(Item item, int headingEnd, int end, List<FoundList> lists) {
        if (lists.get(0).start() < headingEnd) {
            return false;
        }
        List<int[]> groups = groups(headingEnd + 1, end, lists);
        int sentence = text.substring(headingEnd, Math.min(end, headingEnd + LONGEST_SUBTITLE))
                .indexOf('。');
        if (groups.size() != 1
                || sentence < 0
                || headingEnd + sentence + 1 >= lists.get(0).start()) {
            return false;
        }
        List<String> path = new ArrayList<>(item.path());
        path.add("¶1");
        point(item.part, path, headingEnd + 1, headingEnd + 1, end, lists, false, false, List.of(ONLY_PARAGRAPH));
        return true;
    }

    /** Points of paragraphs without numbers; false if there are not several with lists. */
    boolean unnumbered(String part, List<String> section, int from, int end, List<FoundList> lists) {
        List<int[]> groups = groups(from, end, lists);
        long withLists = groups.stream().filter(group -> group[2] > 0).count();
        if (withLists < 2 || withLists * 2 < groups.size()) {
            return false;
        }
        afterParagraphs = true;
        int number = 0;
        int list = 0;
        for (int[] group : groups) {
            number++;
            if (group[2] == 0) {
                continue;
            }
            List<String> path = new ArrayList<>(section);
            path.add("¶" + number);
            int first = list;
            while (first < lists.size() && lists.get(first).start() < group[0]) {
                first++;
            }
            list = first;
            while (list < lists.size() && lists.get(list).start() < group[1]) {
                list++;
            }
            List<FoundList> own = lists.subList(first, list);
            point(part, path, group[0], group[0], group[1], own, false, false, List.of(UsualForm.PARAGRAPH));
        }
        return true;
    }

    List<FoundList> lists(int from, int to) {
        return unitLists.in(from, to);
    }

    UnitLists unitLists() {
        return unitLists;
    }

    List<Point> points() {
        return points;
    }

    /** Start, end and number of lists of each paragraph; a line that begins with a label belongs to the one before. */
    private List<int[]> groups(int from, int end, List<FoundList> lists) {
        var groups = new ArrayList<int[]>();
        int list = 0;
        for (int start = from; start < end; ) {
            int to = Math.min(end, lineEnd(start, end) + 1);
            int found = 0;
            while (list < lists.size() && lists.get(list).start() < to) {
                found += lists.get(list).start() >= start ? 1 : 0;
                list++;
            }
            boolean joins = !groups.isEmpty() && Labels.begins(text.substring(start, Math.min(to, start + 80)));
            if (joins) {
                int[] last = groups.get(groups.size() - 1);
                last[1] = to;
                last[2] += found;
            } else {
                groups.add(new int[] {start, to, found});
            }
            start = to;
        }
        return groups;
    }

    private void point(
            String part,
            List<String> path,
            int start,
            int from,
            int itemEnd,
            List<FoundList> lists,
            boolean trailing,
            boolean shared,
            List<String> sentences) {
        List<FoundList> own = shared
                ? List.of()
                : lists.stream().filter(list -> list.start() >= from).toList();
        int headingEnd = headingEnd(from, itemEnd, lists);
        int end = trailing ? withoutClosing(from, itemEnd, headingEnd, own) : itemEnd;
        while (end > from && text.charAt(end - 1) == '\n') {
            end--;
        }
        var doubts = new ArrayList<Doubt>();
        sentences.forEach(sentence -> doubts.add(new Doubt(sentence, source.span(start, Math.max(from, start)))));
        if (outline != null && outline.droppedBetween(from, end)) {
            doubts.add(new Doubt("正文里有像编号的数字没有列为单独的要点，请核对", source.span(from, end)));
        }
        if (!shared && rolesOutside(from, end, own)) {
            doubts.add(new Doubt("正文里还有牵头、责任单位等字样没有读入名单，请核对", source.span(from, end)));
        }
        if (!shared && namesAtEnd(from, end, own)) {
            doubts.add(new Doubt("正文末尾像有单位名称没有读入名单，请核对", source.span(from, end)));
        }
        if (!shared && paragraphsWithLists(from, own) > 1) {
            doubts.add(new Doubt("正文里有几段各有责任单位，请核对是不是几项", source.span(from, end)));
        }
        boolean run = headingEnd < end;
        String heading = trimmed(source.withSpaces(from, headingEnd));
        if (heading.length() > LONG_HEADING && heading.indexOf('，') < 0 && headingEnd - from >= LONG_HEADING) {
            doubts.add(new Doubt("标题较长，请核对标题到哪里为止", source.span(from, headingEnd)));
        }
        points.add(new Point(
                part,
                path,
                heading,
                source.span(start, end),
                units(lists, doubts),
                phrases(lists, false),
                phrases(lists, true),
                lists.stream()
                        .map(list -> source.span(list.start(), list.end()))
                        .toList(),
                measures.read(run ? headingEnd : from, end, own),
                deadline(lists),
                false,
                doubts));
    }

    /** How many lists follow a paragraph that is none. */
    private int paragraphsWithLists(int from, List<FoundList> lists) {
        int paragraphs = 0;
        int before = from;
        for (FoundList list : lists) {
            String words = text.substring(Math.min(before, list.start()), list.start());
            boolean paragraph = words.indexOf('\n') >= 0 || before == from;
            paragraphs += paragraph
                            && words.length() >= LONGEST_LABEL / 2
                            && !list.content().empty()
                    ? 1
                    : 0;
            before = list.end();
        }
        return paragraphs;
    }

    /** Whether one of the last clauses outside of the lists has the names of bodies and nothing else. */
    private boolean namesAtEnd(int from, int end, List<FoundList> lists) {
        int last = lists.isEmpty() ? from : lists.get(lists.size() - 1).end();
        int start = Math.max(last, end - LONGEST_END);
        int to = end;
        for (int at = end - 1; at >= start - 1; at--) {
            if (at >= start && CLAUSE_ENDS.indexOf(text.charAt(at)) < 0) {
                continue;
            }
            if (to - at - 1 >= SHORTEST_NAME && (at >= start || at + 1 == last)) {
                ListContent content = ListReader.read(source, at + 1, to, null);
                if (!content.names.isEmpty() && content.unread == 0 && content.unusual == 0) {
                    return true;
                }
            }
            to = at;
        }
        return false;
    }

    private boolean rolesOutside(int from, int end, List<FoundList> lists) {
        Matcher role = ROLE.matcher(text).region(from, end);
        int list = 0;
        while (role.find()) {
            while (list < lists.size() && lists.get(list).end() <= role.start()) {
                list++;
            }
            if (list == lists.size() || lists.get(list).start() > role.start()) {
                return true;
            }
        }
        return false;
    }

    /** The first full stop, the end of the line or the list. */
    private int headingEnd(int from, int end, List<FoundList> lists) {
        int to = Math.min(end, from + LONGEST_HEADING);
        for (FoundList list : lists) {
            if (list.start() > from && !goesOn(list)) {
                to = Math.min(to, list.start());
            }
        }
        int at = from;
        while (at < to && text.charAt(at) == '\n') {
            at++;
        }
        while (at < to && "。\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** 责任单位为… and 由…牵头 are part of the sentence before them. */
    private boolean goesOn(FoundList list) {
        int start = list.start();
        return text.charAt(start - 1) == '，'
                && "([".indexOf(text.charAt(start)) < 0
                && text.substring(start, Math.min(list.end(), start + LONGEST_LABEL))
                                .indexOf(':')
                        < 0;
    }

    private static String trimmed(String heading) {
        int from = 0;
        int to = heading.length();
        while (to > from && " 。；:：，;,.．".indexOf(heading.charAt(to - 1)) >= 0) {
            to--;
        }
        while (from < to && " ：:、.．".indexOf(heading.charAt(from)) >= 0) {
            from++;
        }
        return heading.substring(from, to);
    }

    /** Paragraphs after the last list of a part, the date and the like belong to no point. */
    private int withoutClosing(int from, int end, int headingEnd, List<FoundList> lists) {
        if (!lists.isEmpty()) {
            FoundList last = lists.get(lists.size() - 1);
            return last.start() > headingEnd + 1 || last.end() >= end ? last.end() : lineEndAfter(last.end(), end);
        }
        int line = lineEnd(from, end) + 1;
        while (line < end) {
            int to = lineEnd(line, end);
            if (to - line < 40 && CLOSING.matcher(text.substring(line, to)).matches()) {
                return line;
            }
            line = to + 1;
        }
        return end;
    }

    private int lineEndAfter(int from, int end) {
        return end - from > 2000 ? lineEnd(from, end) : end;
    }

    private int lineEnd(int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private List<NamedUnit> units(List<FoundList> lists, List<Doubt> doubts) {
        Map<String, NamedUnit> units = new LinkedHashMap<>();
        Set<String> sentences = new LinkedHashSet<>();
        for (FoundList list : lists) {
            ListContent content = list.content();
            for (Name name : content.names) {
                units.merge(
                        name.name(),
                        new NamedUnit(name.name(), name.role(), source.span(name.start(), name.end())),
                        (old, other) -> old.role().compareTo(other.role()) <= 0
                                ? old
                                : new NamedUnit(old.name(), other.role(), old.place()));
            }
            for (String sentence : content.doubts) {
                if (sentences.add(sentence)) {
                    doubts.add(new Doubt(sentence, source.span(list.start(), list.end())));
                }
            }
        }
        lists.stream()
                .filter(list -> list.content().partedByAComma)
                .findFirst()
                .ifPresent(list ->
                        doubts.add(new Doubt(ListContent.PARTED_BY_A_COMMA, source.span(list.start(), list.end()))));
        return List.copyOf(units.values());
    }

    private static List<String> phrases(List<FoundList> lists, boolean counties) {
        Set<String> phrases = new LinkedHashSet<>();
        lists.forEach(
                list -> phrases.addAll(counties ? list.content().countyPhrases : list.content().collectivePhrases));
        return List.copyOf(phrases);
    }

    private static @Nullable LocalDate deadline(List<FoundList> lists) {
        return lists.stream()
                .map(list -> list.content().deadline)
                .filter(day -> day != null)
                .findFirst()
                .orElse(null);
    }
}
