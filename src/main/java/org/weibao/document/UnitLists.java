package org.weibao.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the lists of units in the compact text: in brackets, after labels, or as a sentence of their own. */
final class UnitLists {

    private static final Pattern ROLE = Pattern.compile("负责|牵头|配合|落实|主办|协办|协助|协同|职责|分工|参与|总责|各司其职|各负其责");
    private static final Pattern SENTENCE_END = Pattern.compile("(负责|牵头|配合|落实|参与|参加|协助|协办|承办|完成|实施|推进|办理)$");
    private static final String NAME_ENDS = "局委办部厅院会署府心司行团队关联室处所站组校馆台社位门区县市镇乡街道地班协大信电构业科股";
    /** The date after the names of those who issue the document. */
    private static final Pattern SIGNED = Pattern.compile("\\n(20\\d\\d年\\d{1,2}月\\d{1,2}日|二[〇○零].{2,4}年.{2,8}日)");

    private static final Pattern NOTHING = Pattern.compile("无|/|-{1,2}|—{1,2}");
    private static final Pattern UNKNOWN_LABEL = Pattern.compile("[\\p{IsHan}(\\[]{2,8}[\\])]?:|——");
    private static final int LONGEST_LABEL = 12;
    private static final int LONGEST = 700;
    private static final int LONGEST_SENTENCE = 240;
    private static final int LONGEST_LINE = 50;
    private static final int DEEPEST = 4;

    private final CompactText source;
    private final String text;
    private final int[] partner;
    private final @Nullable Integer year;
    private final @Nullable LeadRule rule;

    UnitLists(CompactText source, @Nullable Integer year, @Nullable LeadRule rule) {
        this.source = source;
        this.text = source.text();
        this.year = year;
        this.rule = rule;
        this.partner = partners(text);
    }

    /** For each opening bracket its closing one, -1 elsewhere. */
    private static int[] partners(String text) {
        var partner = new int[text.length()];
        Arrays.fill(partner, -1);
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                open.clear();
            } else if (c == '(' || c == '[') {
                open.push(i);
            } else if ((c == ')' || c == ']') && !open.isEmpty()) {
                partner[open.pop()] = i;
            }
        }
        return partner;
    }

    List<FoundList> in(int from, int to) {
        var found = new ArrayList<FoundList>();
        int at = from;
        while (at < to) {
            FoundList list = at(at, to);
            if (list == null) {
                at++;
            } else {
                if (!list.content().empty()
                        || list.content().deadlineNamed
                        || !list.content().doubts.isEmpty()) {
                    found.add(list);
                }
                at = Math.max(at + 1, list.end());
            }
        }
        FoundList sentence =
                sentence(found.isEmpty() ? from : found.get(found.size() - 1).end(), to);
        if (sentence != null) {
            found.add(sentence);
        }
        return found;
    }

    /** A heading that names bodies and nothing else: 一、市教育局 or (一)市教育局: */
    @Nullable
    FoundList heading(int from, int to) {
        int end = from;
        while (end < to && end - from < LONGEST_LINE && "。\n:".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end - from < 3 || end - from >= LONGEST_LINE || !mayNameBodies(from, end)) {
            return null;
        }
        FoundList list = list(from, end, from, end, false);
        ListContent content = list.content();
        if (content.unread > 0 || content.unusual > 0 || content.names.isEmpty() && content.countyPhrases.isEmpty()) {
            return null;
        }
        content.doubts.add("单位写在标题里，按责任单位列出，请核对");
        return list;
    }

    private @Nullable FoundList at(int at, int to) {
        char c = text.charAt(at);
        if (c == '(' || c == '[') {
            Labels.Label label = c == '[' ? Labels.at(text, at, to) : null;
            return label == null ? bracket(at, to) : labelled(label, to);
        }
        boolean mayBegin = at == 0
                || "。；)]”，\n\t".indexOf(text.charAt(at - 1)) >= 0
                || source.spacedBefore(at)
                || (at > 1 && "、.".indexOf(text.charAt(at - 1)) >= 0 && Character.isDigit(text.charAt(at - 2)));
        Labels.Label label = mayBegin ? Labels.at(text, at, to) : null;
        if (label != null) {
            return labelled(label, to);
        }
        boolean dash = text.startsWith("——", at) && at > 0 && text.charAt(at - 1) != '—';
        boolean begins = at == 0 || "。\n(".indexOf(text.charAt(at - 1)) >= 0;
        return begins || dash ? withoutLabel(at, to) : null;
    }

    /** 承接:市教育局、市公安局 or ——市教育局、市公安局 to the end of the line: names of bodies and nothing else. */
    private @Nullable FoundList withoutLabel(int at, int to) {
        Matcher opening = UNKNOWN_LABEL.matcher(text).region(at, Math.min(to, at + LONGEST_LABEL));
        if (!opening.lookingAt()) {
            return null;
        }
        int end = opening.end();
        while (end < to && end - at < LONGEST && "\n。".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean lineEnds = end == to || text.charAt(end) == '\n' || end + 1 >= to || text.charAt(end + 1) == '\n';
        if (!lineEnds || !mayNameBodies(opening.end(), end)) {
            return null;
        }
        FoundList list = list(at, end, opening.end(), end, MarkerScanner.begins(text, at));
        ListContent content = list.content();
        if (content.names.isEmpty() || content.unread > 0 || content.unusual > 0) {
            return null;
        }
        content.doubts.add("“" + text.substring(at, opening.end()) + "”之后只有单位名称，按责任单位列出，请核对");
        return list;
    }

    private FoundList labelled(Labels.Label label, int to) {
        int from = label.end();
        if (from < to && text.charAt(from) == '\n' && from + 1 < to && Labels.at(text, from + 1, to) == null) {
            from++;
        }
        int end = from;
        int depth = 0;
        while (end < to
                && end - from < LONGEST
                && text.charAt(end) != '\n'
                && !(text.charAt(end) == '。' && depth == 0)) {
            char c = text.charAt(end);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            end++;
        }
        while (end < to && text.charAt(end) == '\n') {
            int line = lineOfNames(end + 1, to);
            if (line < 0) {
                break;
            }
            end = line;
        }
        int contentEnd = end;
        if (end < to && text.charAt(end) == '。') {
            end++;
        }
        FoundList list = list(label.start(), end, label.start(), contentEnd, MarkerScanner.begins(text, label.start()));
        ListContent content = list.content();
        boolean units = label.meaning() != Labels.Meaning.OTHER && label.meaning() != Labels.Meaning.DEADLINE;
        if (content.empty()
                && units
                && from < contentEnd
                && !NOTHING.matcher(text.substring(from, contentEnd)).matches()) {
            content.doubts.add("“" + ListReader.shortened(text.substring(label.start(), contentEnd)) + "”中没有读出单位，请核对");
        }
        return list;
    }

    /** The end of the line if it has names of bodies only; -1 otherwise. */
    private int lineOfNames(int from, int to) {
        int end = from;
        while (end < to && end - from <= LONGEST_LINE && text.charAt(end) != '\n') {
            end++;
        }
        if (end - from < 3
                || end - from > LONGEST_LINE
                || !mayNameBodies(from, end)
                || Labels.at(text, from, end) != null
                || Labels.isWord(text.substring(from, end))
                || text.charAt(from) == '('
                || SIGNED.matcher(text)
                        .region(end, Math.min(text.length(), end + LONGEST_LINE))
                        .lookingAt()) {
            return -1;
        }
        ListContent content = ListReader.read(source, from, end, year);
        return content.unread == 0 && !content.empty() && content.doubts.isEmpty() ? end : -1;
    }

    private FoundList list(int start, int end, int contentStart, int contentEnd, boolean ownLine) {
        ListContent content = ListReader.read(source, contentStart, contentEnd, year, rule);
        return new FoundList(start, end, ownLine, content);
    }

    private @Nullable FoundList bracket(int at, int to) {
        int close = partner[at];
        boolean broken = close < 0 || close >= to;
        if (broken) {
            close = at + 1;
            while (close < to && close - at < LONGEST && "\n([".indexOf(text.charAt(close)) < 0) {
                close++;
            }
        }
        if (close - at > LONGEST || close - at < 3 || !mayNameBodies(at + 1, close)) {
            return null;
        }
        String words = text.substring(at + 1, close);
        boolean role = ROLE.matcher(words).find();
        Labels.Label label = Labels.at(text, at + 1, close);
        if (broken && !role && label == null) {
            return null;
        }
        FoundList list = list(at, broken ? close : close + 1, at + 1, close, MarkerScanner.begins(text, at));
        ListContent content = list.content();
        if (!accepted(at, broken ? close : close + 1, to, content, role, label != null)) {
            return null;
        }
        if (broken) {
            content.doubts.add("名单的括号没有成对，请核对名单到哪里为止");
        }
        return list;
    }

    /** Whether it is not nested too deeply and has a character that names of bodies end with. */
    private boolean mayNameBodies(int from, int to) {
        int depth = 0;
        boolean ending = false;
        for (int i = from; i < to && depth < DEEPEST; i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            ending |= NAME_ENDS.indexOf(c) >= 0;
        }
        return ending && depth < DEEPEST;
    }

    private boolean accepted(int start, int end, int to, ListContent content, boolean role, boolean label) {
        boolean afterEnd = start > 0 && "。；！？”)\n".indexOf(text.charAt(start - 1)) >= 0;
        boolean beforeEnd = end >= to || "。；，\n(".indexOf(text.charAt(end)) >= 0;
        if (content.empty()) {
            if (label
                    || (role
                            && afterEnd
                            && beforeEnd
                            && content.unread > 0
                            && text.substring(start, end).contains("负责"))) {
                content.doubts.add("“" + ListReader.shortened(text.substring(start, end)) + "”中没有读出单位，请核对");
                return true;
            }
            return false;
        }
        if (label) {
            return true;
        }
        if (role) {
            boolean mostly = content.unread
                    <= content.names.size() + content.collectivePhrases.size() + content.countyPhrases.size();
            boolean insideSentence = !afterEnd && !beforeEnd;
            if (insideSentence && (content.unread > 0 || text.charAt(start - 1) != '，')) {
                return false;
            }
            if (insideSentence) {
                content.doubts.add("名单写在一句话中间，请核对");
            }
            return mostly;
        }
        if (content.unread > 0 || !(afterEnd || beforeEnd)) {
            return false;
        }
        boolean afterSentence = start > 0 && "。；！\n".indexOf(text.charAt(start - 1)) >= 0;
        boolean someUsual = content.names.size() > content.unusual;
        if (content.unusual > 0 && !(afterEnd && beforeEnd && (someUsual || afterSentence))) {
            return false;
        }
        if (!afterEnd) {
            content.doubts.add("括号里只有单位名称，没有写明负责，请核对是不是责任单位名单");
        }
        return afterEnd || content.names.size() > 1 || end >= to || text.charAt(end) != '，';
    }

    /** After the next comma; -1 if there is none. */
    private int nextClause(int from, int end) {
        int comma = text.substring(from, end).indexOf('，');
        return comma < 0 ? -1 : from + comma + 1;
    }

    /** X牵头，Y配合。 as the last sentence or its last clauses. */
    private @Nullable FoundList sentence(int from, int to) {
        int end = to;
        while (end > from && "\n。".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > from && end - start <= LONGEST_SENTENCE && "。；\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int comma = start + text.substring(start, end).lastIndexOf('，');
        int roles = comma > start && WrittenDates.isDeadline(text.substring(comma + 1, end)) ? comma : end;
        if (start == from
                || end - start > LONGEST_SENTENCE
                || !SENTENCE_END.matcher(text.substring(start, roles)).find()) {
            return null;
        }
        for (int clause = start; clause >= 0 && clause < end; clause = nextClause(clause, end)) {
            FoundList list = list(clause, end, clause, end, MarkerScanner.begins(text, clause));
            ListContent content = list.content();
            if (!content.names.isEmpty() && content.unread == 0) {
                content.doubts.add(UsualForm.SENTENCE);
                return list;
            }
        }
        return null;
    }
}
