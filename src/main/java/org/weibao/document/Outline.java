package org.weibao.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The numbered items of a document, in its parts. */
final class Outline {

    private static final Pattern ANNEX = Pattern.compile("附(件|表|录)?[\\d一二三四五六七八九十]{0,2}(-\\d{1,2})?:?");
    /** An annex that lists persons has no points. */
    private static final Pattern MEMBERS = Pattern.compile(".*(名单|组成人员|通讯录|联系[方表].*)");

    private static final int LONGEST_TITLE = 60;
    private static final int LINES_BACK = 12;

    /** The first items of a part that has a number. */
    private final List<Item> top = new ArrayList<>();

    private final BitSet dropped = new BitSet();
    private final List<Item> all = new ArrayList<>();
    private final String text;
    private int parts = 1;
    private String part = "";
    private String annexTitle = "";
    /** Whether the end of the last item is that of its part. */
    private boolean closed;

    private Outline(String text) {
        this.text = text;
    }

    static Outline of(String text) {
        var outline = new Outline(text);
        MarkerChoice.Choice choice = MarkerChoice.of(text);
        outline.build(choice.chosen());
        choice.dropped().forEach(marker -> outline.dropped.set(marker.start()));
        return outline;
    }

    /** In the order of the text. */
    List<Item> all() {
        return all;
    }

    /** Whether a number stands there that may be one of an item but was not taken for it. */
    boolean droppedBetween(int from, int to) {
        int next = dropped.nextSetBit(from);
        return next >= 0 && next < to;
    }

    List<Item> top() {
        return top;
    }

    private void build(List<Marker> markers) {
        Deque<Item> open = new ArrayDeque<>();
        int scanned = 0;
        boolean members = false;
        for (Marker marker : markers) {
            int annex = annexBetween(scanned, marker.start());
            scanned = marker.start();
            members = annex < 0 ? members : MEMBERS.matcher(annexTitle).matches();
            if (members) {
                if (annex >= 0 && !all.isEmpty()) {
                    all.get(all.size() - 1).end = annex;
                    closed = true;
                }
                continue;
            }
            int boundary = marker.start();
            boolean restarts = marker.number() == 1 && marker.lineStart() && seenInPart(marker.kind());
            boolean newPart = !top.isEmpty() && (annex >= 0 || restarts);
            if (annex >= 0) {
                boundary = annex;
            }
            if (newPart) {
                String title = annexTitle;
                if (annex < 0) {
                    int titleStart = titleBefore(marker.start());
                    if (titleStart >= 0) {
                        boundary = titleStart;
                        title = text.substring(titleStart, lineEnd(titleStart, text.length()));
                    }
                }
                parts++;
                part = "第" + parts + "份" + (title.isEmpty() ? "" : "：" + title);
                open.clear();
            }
            if (!all.isEmpty() && !closed) {
                all.get(all.size() - 1).end = boundary;
            }
            closed = false;
            while (!open.isEmpty() && !open.peek().marker.kind().above(marker.kind())) {
                open.pop();
            }
            var item = new Item(open.peek(), marker, part, all.size());
            if (open.isEmpty()) {
                top.add(item);
            } else {
                open.peek().children.add(item);
            }
            open.push(item);
            all.add(item);
            annexTitle = "";
        }
        if (!all.isEmpty() && !closed) {
            all.get(all.size() - 1).end = text.length();
        }
    }

    private boolean seenInPart(MarkerKind kind) {
        if (kind.compareTo(MarkerKind.HAN) > 0) {
            return false;
        }
        for (int i = top.size() - 1; i >= 0 && top.get(i).part.equals(part); i--) {
            if (top.get(i).marker.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** The start of a line that says 附件 only. */
    private int annexBetween(int from, int to) {
        int line = from;
        while (line < to) {
            int end = lineEnd(line, to);
            if (MarkerScanner.begins(text, line)
                    && end - line <= 8
                    && end > line
                    && ANNEX.matcher(text.substring(line, end)).matches()) {
                int titleEnd = end + 1 < text.length() ? lineEnd(end + 1, to) : end;
                annexTitle = end + 1 < to && titleEnd - end <= LONGEST_TITLE ? text.substring(end + 1, titleEnd) : "";
                return line;
            }
            line = end + 1;
        }
        return -1;
    }

    private int titleBefore(int markerStart) {
        int end = markerStart - 1;
        for (int i = 0; i < LINES_BACK && end > 0; i++) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(start, end);
            if (MarkerScanner.at(text, start) != null) {
                return -1;
            }
            if (line.length() <= LONGEST_TITLE && Titles.looksLikeTitle(line)) {
                return start;
            }
            end = start - 1;
        }
        return -1;
    }

    private int lineEnd(int from, int limit) {
        int end = from;
        while (end < limit && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }
}
