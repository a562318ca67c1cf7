package org.weibao.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.document.BodyWords.Kind;
import org.weibao.document.ListContent.Name;
import org.weibao.document.Reading.UnitRole;

/** Reads the inside of a list of units: names, roles, collective phrases and a deadline. Nothing is invented. */
final class ListReader {

    private static final String SEPARATORS = "、，；。/·\n|";
    private static final String OPENING = "([“《";
    private static final String CLOSING = ")]”》";
    private static final Pattern LEADING = Pattern.compile(
            "(?:以上(?:各项|任务|工作|内容|措施|事项)*(?:均|都)?由|由|请|以及|及|和|与|并|会同|其中|:|其余|以|再由|具体由|分别由|[省市县区州]级:)(?=.{2})");
    /** 监管单位: and other labels that Labels does not know; 适用范围: announces no units. */
    private static final Pattern UNKNOWN_LABEL =
            Pattern.compile("([\\p{IsHan}\\w“”]{0,8}(单位|部门|主体|方|处室|科室|责任|协同|协办|参与|落实|实施|主|辅|正|副)|\\p{IsHan}{2,8}):");

    /** What a list says of other lists. */
    private static final Pattern REMARK =
            Pattern.compile("。以下|[。，；]下同|[，；]以下(?:各[项条类点]|任务|工作|条款|措施|内容|事项|中|也|还){0,6}(?:均|都|同|需|须|要|涉及|不再|不一一|不逐)");

    private static final String MARKS = "*★▲●※☆◆＊";
    private static final Pattern TWO_IN_ONE =
            Pattern.compile("[市省县区州][^委(]{1,8}(局|委|办|厅|院|联|会)[市省县区州][^(]{2,8}(局|委|办|厅|院|联|会)");
    /** In the brackets behind a name, which else have another name of the same body. */
    private static final Pattern SEVERAL = Pattern.compile("[、，；]");

    /** A section of one body. */
    private static final Pattern SECTION = Pattern.compile("[^的，。“”]{1,12}(科|股|室|处|中心|站|所|队|办|委|部)");

    private static final int LONGEST_ROLE = 10;
    private static final Pattern PARTY_AND_GOVERNMENT =
            Pattern.compile("(?<![\\p{IsHan}])([省市县区州盟旗])委[、和与](?:\\1)(?:人民)?政府[^各、，；。()的]{2,10}(?=[、，；。)]|$)");

    /** 各群团 of 各群团组织负责. */
    private static final Pattern GROUP = Pattern.compile(".*(群团|社会|群众|专业|行业|慈善|公益|党|基层|志愿服务|志愿者)");

    private static final int LONGEST_PIECE = 90;
    private static final Pattern NUMBER_OF_BODIES = Pattern.compile("\\d{0,3}(个|家)?(部门|单位|各部门|各单位)?");

    private final CompactText source;
    private final String text;
    private final @Nullable Integer year;
    private final ListContent content = new ListContent();
    private final List<Name> pending = new ArrayList<>();
    private UnitRole role = UnitRole.RESPONSIBLE;
    private boolean labelled;
    private boolean sections;
    private Labels.@Nullable Meaning skipping;
    private boolean first = true;
    private int lastCounty = -1;
    private int commas;
    private int namedBefore;
    private boolean enumerated;
    private boolean roleSaid;
    /** Which of the pending names is the first after 会同; -1 if none is. */
    private int others = -1;

    private ListReader(CompactText source, @Nullable Integer year) {
        this.source = source;
        this.text = source.text();
        this.year = year;
    }

    static ListContent read(CompactText source, int from, int to, @Nullable Integer year) {
        return read(source, from, to, year, null);
    }

    /** @param ofDocument what the document says on who leads; a rule in the list goes before it */
    static ListContent read(
            CompactText source, int from, int to, @Nullable Integer year, @Nullable LeadRule ofDocument) {
        LeadRule own = LeadRule.in(source.text(), from, to);
        ListContent content = new ListReader(source, year).read(from, own == null ? to : own.start());
        boolean held =
                ofDocument != null && ofDocument.from() <= source.span(from, to).end();
        LeadRule rule = own != null ? own : held ? ofDocument : null;
        if (rule != null) {
            content.follow(rule);
            content.partedByAComma = false;
        }
        return content;
    }

    private ListContent read(int from, int limit) {
        int to = withoutRemark(from, limit);
        int pieceStart = from;
        int depth = 0;
        doubtJoined(from, to);
        for (int i = from; i <= to; i++) {
            char c = i < to ? text.charAt(i) : '、';
            if (i < to && OPENING.indexOf(c) >= 0) {
                Labels.Label label =
                        c == '[' && depth == 0 && !endsPiece(pieceStart, i, to) ? Labels.at(text, i, to) : null;
                if (label != null) {
                    piece(pieceStart, i);
                    begin(label);
                    i = label.end() - 1;
                    pieceStart = label.end();
                } else {
                    depth++;
                }
            } else if (i < to && CLOSING.indexOf(c) >= 0) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                Labels.Label label =
                        i < to && (i == pieceStart || source.spacedBefore(i)) ? Labels.at(text, i, to) : null;
                if (label != null) {
                    piece(pieceStart, i);
                    begin(label);
                    i = label.end() - 1;
                    pieceStart = label.end();
                } else if (i == to || SEPARATORS.indexOf(c) >= 0 || spaceBetweenNames(pieceStart, i, to)) {
                    piece(pieceStart, i);
                    mark(c, i, to);
                    boolean space = i < to && SEPARATORS.indexOf(c) < 0;
                    pieceStart = space ? i : i + 1;
                    if (i < to && (c == '；' || c == '\n')) {
                        close(role);
                    }
                }
            }
        }
        if (depth > 0 && pieceStart < to) {
            piece(pieceStart, to);
        }
        close(role);
        content.partedByAComma = commas == 1 && !roleSaid && !content.leadMarked && enumerated && namedSinceComma();
        return content;
    }

    /** 市委、市政府督查室 are read as two bodies. */
    private void doubtJoined(int from, int to) {
        Matcher joined = PARTY_AND_GOVERNMENT.matcher(text).region(from, to);
        if (joined.find()) {
            content.doubts.add("“" + joined.group() + "”可能是一个单位，请核对");
        }
    }

    /** Remembers where the marks stand that may part those who lead from the others. */
    private void mark(char c, int at, int to) {
        if (at == to) {
            return;
        }
        int named = content.names.size() + pending.size();
        enumerated |= c == '、' && named > 0;
        if (c == '，' && namedSinceComma()) {
            commas++;
            namedBefore = named;
            content.comma = content.comma < 0 ? at : content.comma;
        } else if (c == '；' && content.semicolon < 0 && named > 0) {
            content.semicolon = at;
        }
    }

    private boolean namedSinceComma() {
        return content.names.size() + pending.size() > namedBefore;
    }

    /** 以下均需…落实，不再列出 says nothing of this list. */
    private int withoutRemark(int from, int limit) {
        Matcher remark = REMARK.matcher(text).region(from, limit);
        int depth = 0;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth <= 0 && "。，；".indexOf(c) >= 0 && remark.region(i, limit).lookingAt()) {
                return i;
            }
        }
        return limit;
    }

    private boolean spaceBetweenNames(int from, int at, int to) {
        if (at <= from || !source.spacedBefore(at) || at - from > LONGEST_PIECE || at + 1 >= to) {
            return false;
        }
        String left = text.substring(from, at);
        return BodyWords.isBody(left)
                && (startsName(at)
                        || nextIsDeadline(at, to)
                        || !JoinedNames.startsWithPlace(left) && nextIsBody(at, to));
    }

    /** 机关党委 办公室 are two, 市公安局 交警支队 may be one. */
    private boolean nextIsBody(int from, int to) {
        return BodyWords.isBody(word(from, to));
    }

    private boolean nextIsDeadline(int from, int to) {
        return WrittenDates.isDeadline(word(from, to));
    }

    /** Up to the next separator or white space. */
    private String word(int from, int to) {
        int end = from;
        while (end < to && end - from < LONGEST_PIECE && SEPARATORS.indexOf(text.charAt(end)) < 0) {
            end++;
            if (source.spacedBefore(end)) {
                break;
            }
        }
        return text.substring(from, end);
    }

    private boolean startsName(int at) {
        return "市省县区国中团各州盟旗".indexOf(text.charAt(at)) >= 0;
    }

    private void begin(Labels.Label label) {
        close(role);
        labelled = true;
        sections = label.sections();
        skipping = label.meaning() == Labels.Meaning.OTHER || label.meaning() == Labels.Meaning.DEADLINE
                ? label.meaning()
                : null;
        role = switch (label.meaning()) {
            case LEAD -> UnitRole.LEAD;
            case SUPPORTING -> UnitRole.SUPPORTING;
            default -> UnitRole.RESPONSIBLE;
        };
        content.leadMarked |= role == UnitRole.LEAD;
        roleSaid |= role == UnitRole.SUPPORTING;
    }

    private void close(UnitRole closing) {
        for (int i = 0; i < pending.size(); i++) {
            Name name = pending.get(i);
            boolean beside = closing == UnitRole.LEAD && others > 0 && i >= others;
            if (beside && i == others) {
                content.doubts.add("“会同”之后的“" + name.name() + "”按配合单位列出，请核对");
            }
            content.names.add(new Name(
                    name.name(),
                    name.role() != UnitRole.RESPONSIBLE ? name.role() : beside ? UnitRole.SUPPORTING : closing,
                    name.start(),
                    name.end()));
        }
        pending.clear();
        others = -1;
    }

    private void piece(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && "，、；。:".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        if (from >= to) {
            return;
        }
        String words = text.substring(from, Math.min(to, from + LONGEST_PIECE));
        if (skipping == Labels.Meaning.DEADLINE || WrittenDates.isDeadline(words)) {
            content.deadlineNamed = true;
            if (content.deadline == null) {
                content.deadline = WrittenDates.day(words, year);
            }
            return;
        }
        if (skipping == Labels.Meaning.OTHER) {
            return;
        }
        if (to - from > LONGEST_PIECE) {
            unread(from, to);
            return;
        }
        Matcher leading = LEADING.matcher(text).region(from, to);
        if (leading.lookingAt()
                && leading.end() < to
                && (text.charAt(leading.end() - 1) == '由' || !beginsName(words, leading.end() - from))) {
            from = leading.end();
        }
        Matcher label = UNKNOWN_LABEL.matcher(text).region(from, to);
        if (label.lookingAt() && label.end() < to) {
            if (label.group(2) == null) {
                unread(from, to);
                return;
            }
            begin(new Labels.Label(Labels.meaning(label.group(1)), from, label.end(), false));
            content.doubts.add("“" + label.group(1) + "”之后的单位也列入，请核对");
            from = label.end();
        }
        to = roleInBrackets(from, withoutDeadline(from, to));
        int nameEnd = nameEnd(from, to);
        UnitRole said = nameEnd < to ? RoleWords.said(text, nameEnd, to) : null;
        names(from, nameEnd);
        first = false;
        if (said != null) {
            roleSaid = true;
            if (said == UnitRole.LEAD) {
                content.leadMarked = true;
            }
            close(said == UnitRole.RESPONSIBLE && labelled ? role : said);
        }
    }

    /** Whether the conjunction belongs to the name, as in 和平区政府. */
    private static boolean beginsName(String words, int length) {
        return "由请".indexOf(words.charAt(0)) < 0
                && BodyWords.isBody(words)
                && BodyWords.kind(words.substring(length)) != Kind.COLLECTIVE
                && BodyWords.kind(words.substring(length)) != Kind.COUNTIES
                && "市省县国中全各团".indexOf(words.charAt(length)) < 0;
    }

    /** X[牵头]、Y: the word is that of the name before it. */
    private boolean endsPiece(int pieceStart, int open, int to) {
        int close =
                open + text.substring(open, Math.min(to, open + LONGEST_ROLE)).indexOf(']');
        return open > pieceStart
                && close > open
                && (close + 1 == to || SEPARATORS.indexOf(text.charAt(close + 1)) >= 0)
                && RoleWords.inBrackets(text.substring(open + 1, close)) != null;
    }

    /** X(6月底前): the brackets are no part of the name. */
    private int withoutDeadline(int from, int to) {
        int open = from + text.substring(from, to).lastIndexOf('(');
        if (text.charAt(to - 1) != ')' || open <= from || !WrittenDates.isDeadline(text.substring(open + 1, to - 1))) {
            return to;
        }
        content.deadlineNamed = true;
        content.doubts.add("“" + text.substring(from, open) + "”之后写有时限，请核对");
        return open;
    }

    /** X(牵头): that one alone has the role. */
    private int roleInBrackets(int from, int to) {
        if (to - from < 4 || CLOSING.indexOf(text.charAt(to - 1)) < 0) {
            return to;
        }
        int open = from + text.substring(from, to).lastIndexOf(text.charAt(to - 1) == ')' ? '(' : '[');
        if (open <= from) {
            return to;
        }
        UnitRole alone = RoleWords.inBrackets(text.substring(open + 1, to - 1));
        if (alone == null) {
            return to;
        }
        int before = content.names.size() + pending.size();
        names(from, open);
        if (content.names.size() + pending.size() > before) {
            Name last = pending.remove(pending.size() - 1);
            pending.add(new Name(last.name(), alone, last.start(), last.end()));
            content.leadMarked |= alone == UnitRole.LEAD;
        }
        return from;
    }

    /** Where the words of the role begin after the name. */
    private int nameEnd(int from, int to) {
        if (from >= to) {
            return to;
        }
        String words = text.substring(from, to);
        if (BodyWords.names(words) && !RoleWords.isLast(words)) {
            return to;
        }
        if (!RoleWords.mayEnd(text.charAt(to - 1))) {
            return to;
        }
        for (int end = from + 2; end < to; end++) {
            if (RoleWords.areAll(text, end, to) && namesAll(from, end)) {
                return text.startsWith("组织", end)
                                && GROUP.matcher(text.substring(from, end)).matches()
                        ? end + 2
                        : end;
            }
        }
        if (RoleWords.areAll(text, from, to)) {
            return from;
        }
        for (int end = from + 1; end < to; end++) {
            if (RoleWords.areAll(text, end, to)) {
                return end;
            }
        }
        return to;
    }

    private boolean namesAll(int from, int to) {
        String words = text.substring(from, to);
        if (BodyWords.names(words)) {
            return true;
        }
        return JoinedNames.at(text, from, to) >= 0;
    }

    private void names(int from, int to) {
        if (to <= from) {
            return;
        }
        int all = text.substring(from, to).indexOf('各', 2);
        if (all > 0
                && BodyWords.isBody(text.substring(from, from + all))
                && BodyWords.kind(text.substring(from + all, to)) == Kind.COUNTIES) {
            names(from, from + all);
            names(from + all, to);
            return;
        }
        int joined = JoinedNames.at(text, from, to);
        if (joined >= 0) {
            int after = joined + JoinedNames.length(text, joined);
            names(from, joined);
            if ((text.startsWith("会同", joined) || text.charAt(joined) == '商') && others < 0) {
                others = pending.size();
            }
            names(after, to);
            return;
        }
        int etc = from + text.substring(from, to).lastIndexOf('等');
        if (etc > from) {
            String rest = text.substring(etc + 1, to);
            if (BodyWords.names(text.substring(from, etc))
                    && (rest.isEmpty() || NUMBER_OF_BODIES.matcher(rest).matches())) {
                name(from, etc);
                if (rest.length() > 2 && rest.startsWith("各")) {
                    name(etc + 1, to);
                }
                return;
            }
        }
        name(from, to);
    }

    private void name(int begin, int end) {
        int start = begin;
        int to = end;
        boolean marked = false;
        while (start < to && MARKS.indexOf(text.charAt(start)) >= 0) {
            start++;
            marked = true;
        }
        while (to > start && MARKS.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
            marked = true;
        }
        if (to - start > 3 && "和与及".indexOf(text.charAt(start)) >= 0) {
            Kind rest = BodyWords.kind(text.substring(start + 1, to));
            start += rest == Kind.COUNTIES || rest == Kind.COLLECTIVE ? 1 : 0;
        }
        while (to > start && text.charAt(to - 1) == '等') {
            to--;
        }
        String words = text.substring(start, to);
        Kind kind = BodyWords.kind(words);
        if (sections
                && kind != Kind.COLLECTIVE
                && kind != Kind.COUNTIES
                && SECTION.matcher(words).matches()) {
            kind = Kind.BODY;
        }
        if (kind == Kind.NONE && labelled && BodyWords.mayBeNamed(words)) {
            kind = Kind.LIKELY_BODY;
        }
        String verbatim = source.verbatim(start, to);
        switch (kind) {
            case BODY, LIKELY_BODY -> {
                if (continuesCounties(words, start)) {
                    return;
                }
                if (kind == Kind.LIKELY_BODY) {
                    content.unusual++;
                }
                if (kind == Kind.LIKELY_BODY && !(labelled && BodyWords.isUsual(words))) {
                    content.doubts.add("“" + verbatim + "”不像常见的单位名称，请核对");
                }
                if (first && content.names.isEmpty() && pending.isEmpty()) {
                    content.beginsWithUnit = true;
                }
                if (TWO_IN_ONE.matcher(words).matches()) {
                    content.doubts.add("“" + verbatim + "”像是几个单位连写，请核对");
                }
                int alias = words.endsWith(")") ? words.indexOf('(') : -1;
                if (alias > 0 && SEVERAL.matcher(words).find(alias)) {
                    content.doubts.add("“" + verbatim + "”括号里像有几个单位，请核对");
                }
                if (marked) {
                    content.leadMarked = true;
                    content.doubts.add("“" + verbatim + "”带有标记，按牵头单位列出，请核对");
                }
                if (JoinedNames.mayBe(words)) {
                    content.doubts.add("“" + verbatim + "”可能是两个单位，请核对");
                }
                pending.add(new Name(verbatim, marked ? UnitRole.LEAD : UnitRole.RESPONSIBLE, start, to));
            }
            case COLLECTIVE -> {
                if (words.matches(".+([县镇乡]|[^市社]区|街道).*|.*(地方|属地|园区|[县区]级).*")) {
                    content.doubts.add("“" + verbatim + "”按统称列出，请核对是否指县（市、区）");
                }
                add(content.collectivePhrases, verbatim);
            }
            case COUNTIES -> {
                if (!continuesCounties(words, start)) {
                    add(content.countyPhrases, verbatim);
                }
                lastCounty = to;
            }
            case NONE -> {
                if (!continuesCounties(words, start)) {
                    unread(start, to);
                }
            }
        }
    }

    /** 各区、县级市政府 is one phrase. */
    private boolean continuesCounties(String words, int start) {
        if (lastCounty < 0
                || start != lastCounty + 1
                || text.charAt(lastCounty) != '、'
                || content.countyPhrases.isEmpty()) {
            return false;
        }
        String before = content.countyPhrases.get(content.countyPhrases.size() - 1);
        boolean goesOn = PlacesBeside.goOn(before, words);
        if (goesOn) {
            int last = content.countyPhrases.size() - 1;
            content.countyPhrases.set(
                    last, content.countyPhrases.get(last) + "、" + source.verbatim(start, start + words.length()));
            lastCounty = start + words.length();
            if (PlacesBeside.mayBeOne(words)) {
                content.doubts.add("“" + words + "”与各县（市、区）一并列出，请核对是不是一个单位");
            }
        }
        return goesOn;
    }

    private static void add(List<String> phrases, String phrase) {
        if (!phrases.contains(phrase)) {
            phrases.add(phrase);
        }
    }

    private void unread(int from, int to) {
        String words = text.substring(from, Math.min(to, from + LONGEST_PIECE));
        if (words.length() >= 2 && !words.matches("(等|下同|以下简称.*|单位|部门|以下同|的|为|各自)+")) {
            content.unread++;
            content.doubts.add("名单中的“" + shortened(words) + "”不像单位名称，没有列为单位，请核对");
        }
    }

    static String shortened(String words) {
        return words.length() <= 24 ? words : words.substring(0, 24) + "…";
    }
}
