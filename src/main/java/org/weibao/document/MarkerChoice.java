package org.weibao.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps of the possible numbers those that follow each other. Where a kind stands at the start of paragraphs, one inside
 * a paragraph counts only if it fills a gap; where there are no paragraphs the sequence alone decides.
 */
final class MarkerChoice {

    private static final int LARGEST_GAP = 3;
    /** Those before it may be in the part of the document that was left out. */
    private static final int FURTHEST = 100;

    private static final int LONGEST_HEADING = 40;
    private static final String SENTENCE_ENDS = "。；！)]”》";
    private static final String NO_WORDS = "万亿元个名家所场件岁米倍年月日";

    private final String text;
    private final List<Marker> candidates;
    private final int[] nextAtLineStart;
    private final Map<MarkerKind, Boolean> byLine = new EnumMap<>(MarkerKind.class);
    private final List<Marker> dropped = new ArrayList<>();
    private final Map<MarkerKind, Integer> last = new EnumMap<>(MarkerKind.class);

    private MarkerChoice(String text, List<Marker> candidates) {
        this.text = text;
        this.candidates = candidates;
        this.nextAtLineStart = nextAtLineStart(candidates);
        for (MarkerKind kind : MarkerKind.values()) {
            long lines = candidates.stream()
                    .filter(m -> m.kind() == kind && m.lineStart())
                    .count();
            long all = candidates.stream().filter(m -> m.kind() == kind).count();
            byLine.put(kind, lines >= 2 && lines * 3 >= all);
        }
    }

    /**
     * @param chosen those that number items
     * @param dropped those that begin a paragraph or follow the number before them, but were not chosen
     */
    record Choice(List<Marker> chosen, List<Marker> dropped) {}

    static Choice of(String text) {
        var choice = new MarkerChoice(text, MarkerScanner.all(text));
        return new Choice(choice.chosen(), choice.dropped);
    }

    private static int[] nextAtLineStart(List<Marker> candidates) {
        var next = new int[candidates.size()];
        var seen = new EnumMap<MarkerKind, Integer>(MarkerKind.class);
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Marker marker = candidates.get(i);
            next[i] = seen.getOrDefault(marker.kind(), 0);
            if (marker.lineStart()) {
                seen.put(marker.kind(), marker.number());
            }
        }
        return next;
    }

    private List<Marker> chosen() {
        var chosen = new ArrayList<Marker>();
        for (int i = 0; i < candidates.size(); i++) {
            Marker marker = candidates.get(i);
            int before = last.getOrDefault(marker.kind(), 0);
            boolean follows = marker.number() == before + 1 || marker.number() == 1;
            if (marker.doubtful()) {
                boolean between = before > 0 ? marker.number() == before + 1 : nextAtLineStart[i] == 2;
                if (follows && between && nextAtLineStart[i] != marker.number()) {
                    add(chosen, marker);
                } else if (follows) {
                    dropped.add(marker);
                }
            } else if (marker.lineStart()) {
                boolean near = marker.number() > before && marker.number() <= before + LARGEST_GAP;
                boolean further =
                        marker.number() > before && marker.number() <= before + FURTHEST && beginsParagraph(marker);
                boolean plausible = follows || near || further || before == 0 || marker.kind() != MarkerKind.ARABIC;
                if (plausible || repeats(marker, before)) {
                    boolean begins = before == 0 && nextAtLineStart[i] == marker.number() + 1;
                    add(chosen, follows || begins ? marker : marker.inDoubt());
                } else {
                    dropped.add(marker);
                }
            } else if (follows && inside(marker, nextAtLineStart[i], before)) {
                add(chosen, byLine.getOrDefault(marker.kind(), false) ? marker.inDoubt() : marker);
            } else if (marker.kind() == MarkerKind.HAN_IN_BRACKETS && marker.number() <= before + 1) {
                dropped.add(marker);
            } else if (marker.number() > 1 && marker.number() <= Math.max(before, 1) + 1 && mayBeAPoint(marker)) {
                dropped.add(marker);
            }
        }
        return chosen;
    }

    /** After the end of a sentence or a heading with a number; words follow. */
    private boolean beginsParagraph(Marker marker) {
        int at = marker.start();
        if (marker.end() >= text.length() || !isWord(text.charAt(marker.end()))) {
            return false;
        }
        int before = at - 1;
        while (before > 0 && text.charAt(before) == '\n') {
            before--;
        }
        if (before <= 0 || SENTENCE_ENDS.indexOf(text.charAt(before)) >= 0) {
            return true;
        }
        int start = text.lastIndexOf('\n', before) + 1;
        return before - start < LONGEST_HEADING && MarkerScanner.at(text, start) != null;
    }

    private static boolean isWord(char c) {
        return Character.isIdeographic(c) && NO_WORDS.indexOf(c) < 0 || c == '“';
    }

    private static boolean repeats(Marker marker, int before) {
        return marker.number() <= before;
    }

    private void add(List<Marker> chosen, Marker marker) {
        chosen.add(marker);
        last.put(marker.kind(), marker.number());
        if (marker.kind() == MarkerKind.HAN || marker.kind() == MarkerKind.CHAPTER) {
            last.remove(MarkerKind.ARABIC_IN_BRACKETS);
            last.remove(MarkerKind.CIRCLED);
        }
    }

    private boolean mayBeAPoint(Marker marker) {
        return !marker.kind().belowPoints() && MarkerScanner.afterAnEnd(text, marker.start());
    }

    private boolean inside(Marker marker, int next, int before) {
        if (marker.kind() == MarkerKind.ORDINAL || marker.kind() == MarkerKind.CIRCLED) {
            return false;
        }
        boolean ended = MarkerScanner.afterAnEnd(text, marker.start())
                || MarkerScanner.afterTitle(text, marker.start())
                || marker.kind() == MarkerKind.ARABIC;
        if (byLine.getOrDefault(marker.kind(), false)) {
            return ended
                    && (marker.number() == 1 ? next == 2 : marker.number() == before + 1 && next != marker.number());
        }
        if (marker.kind() == MarkerKind.ARABIC_IN_BRACKETS) {
            return ended && noLines();
        }
        return marker.kind() == MarkerKind.HAN_IN_BRACKETS || ended;
    }

    private boolean noLines() {
        return byLine.values().stream().noneMatch(yes -> yes);
    }
}
