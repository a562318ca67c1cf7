package org.weibao.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that says which units of a list lead: 列第一位者为牵头单位 or 第一个逗号前为牵头单位.
 *
 * @param start where it begins in the text in which it was found
 * @param from the place in the original from which it holds
 */
record LeadRule(Leads leads, int start, int from) {

    enum Leads {
        FIRST,
        BEFORE_COMMA,
        BEFORE_SEMICOLON
    }

    private static final String IS_LEAD = "(?:(?:均|都)?(?:为|是|系|作为)(?:主要)?牵头(?:责任)?(?:单位|部门)?"
            + "|(?<=单位|部门|者)(?:均|都)?(?:负责|承担|负)?牵头(?:负责|抓总|责任|职责)?)";
    private static final String FIRST =
            "(?:(?:列|排|居|位)(?:名|序|列|位)?(?:在|为|于)?(?:第一位|首位|第一|首|最?前面?)|第一(?:个|家|位)?|首[位个家])(?:的|者)?(?:责任)?(?:单位|部门|者)?";
    private static final Pattern RULE = Pattern.compile("(?:以下)?(?:各项)?(?:任务|工作)?(?:均|都)?由?" + FIRST + IS_LEAD
            + "|牵头(?:责任)?(?:单位|部门)(?:均|都)?(?:为|是|系)(?:名单)?中?" + FIRST
            + "|(?:以下|其中|各项|每项|任务|工作|责任单位|名单|中|里|的|以){0,6}(?:第一个|首个)?(?<mark>逗号|分号|顿号|“[，；、]”)(?:之|以)?前面?(?:的)?(?:责任)?(?:各)?(?:单位|部门|者)?"
            + IS_LEAD);
    /** Words on who leads that may be a rule of another form. */
    private static final Pattern OTHER = Pattern.compile(
            "(?:第一(?![时季线步批])|首[位个家]|前面|在前|靠前|黑体|加粗|粗体|斜体|下划线|标[注有记]|[*★▲●※☆◆])[^，。；、\\n]{0,10}(?:为|是|系|作为|单位|部门|者)牵头"
                    + "|牵头(?:责任)?(?:单位|部门)[^，。；、:\\n]{0,6}(?:为|是|在|用|以)[^，。；、\\n]{0,6}(?:第一位|首[位个家]|前面|在前|靠前|黑体|加粗|粗体|标[注有记]|[*★▲●※☆◆])");

    private static final int LONGEST_LINE = 60;

    /** The first one there; null if there is none. */
    static @Nullable LeadRule in(String text, int from, int to) {
        Matcher rule = RULE.matcher(text).region(from, to);
        return rule.find() ? of(rule) : null;
    }

    /** The one that holds for more than the list in which it stands: 下同, a sentence or a line of its own. */
    static @Nullable LeadRule ofDocument(CompactText source) {
        String text = source.text();
        Matcher rule = RULE.matcher(text);
        while (rule.find()) {
            int place = source.span(rule.start(), rule.end()).start();
            if (saysOfTheNext(text, rule.end())) {
                return of(rule).heldFrom(place);
            }
            boolean ends = rule.end() == text.length() || "。\n；，".indexOf(text.charAt(rule.end())) >= 0;
            if (ends || isRemark(text, rule) || text.startsWith(")\n", rule.end()) && isOwnLine(text, rule.start())) {
                return of(rule).heldFrom(0);
            }
        }
        return null;
    }

    /** Whether the document says in other words how to see who leads. */
    static boolean saysOtherwise(String text) {
        return OTHER.matcher(text).find();
    }

    /** A bracket inside a sentence or behind a title that has the rule and no units. */
    private static boolean isRemark(String text, Matcher rule) {
        if (text.charAt(rule.end()) != ')' || "，。；\n".indexOf(charAfter(text, rule.end())) < 0) {
            return false;
        }
        String before = text.substring(Math.max(0, rule.start() - LONGEST_LINE), rule.start());
        int open = before.lastIndexOf('(');
        return open >= 0 && before.substring(open).chars().noneMatch(c -> "、，；:\n".indexOf(c) >= 0);
    }

    private static char charAfter(String text, int at) {
        return at + 1 < text.length() ? text.charAt(at + 1) : '。';
    }

    /** 下同 before the list ends or right after it. */
    private static boolean saysOfTheNext(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST_LINE);
        int end = from;
        while (end < limit && ")]。\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(from, end).contains("下同") || text.startsWith("。下同", end);
    }

    private static boolean isOwnLine(String text, int at) {
        int open = text.lastIndexOf('(', at);
        return at - open < LONGEST_LINE && MarkerScanner.begins(text, open);
    }

    private static LeadRule of(Matcher rule) {
        String mark = rule.group("mark");
        Leads leads = mark == null || mark.matches("顿号|“、”")
                ? Leads.FIRST
                : mark.matches("分号|“；”") ? Leads.BEFORE_SEMICOLON : Leads.BEFORE_COMMA;
        return new LeadRule(leads, rule.start(), 0);
    }

    private LeadRule heldFrom(int place) {
        return new LeadRule(leads, start, place);
    }
}
