package org.weibao.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.document.Reading.UnitRole;

/** The words behind names that say what those do: 牵头, 配合, 按职责分工负责. */
final class RoleWords {

    private static final Pattern WORDS = Pattern.compile(
            "(?:等)?(?:(?:依据|依照|根据|按照|按|依|结合)(?:各自)?(?:的)?(?:职责|职能|分工|责任|任务|职责范围|工作职责|部门职责|职责权限|职能职责|职责任务|任务分工){0,2}(?:范围内)?(?:和|及|与)?(?:职责|分工)?|结合(?:工作)?实际|共同|分别|具体|联合|各负其责|分工|职责分工|总|协同|密切|积极|做好|抓好|组织|统筹|负责(?=牵头)){0,3}"
                    + "(牵头|主办|主责|主抓|为主|配合|协助|参与|参加|协办|协同|支持|负责|落实|承办|实施|完成|推进|推动|组织|抓好落实|分工|指导|承担|监督|督促|监管|负总责|各司其职|各负其责)?(?:落实|负责|实施|组织实施|组织|抓总|推进|做好|指导|协调|统筹|监督)?");
    private static final Pattern LAST = Pattern.compile(
            ".*(牵头|主办|主责|主抓|为主|配合|协助|参与|参加|协办|协同|支持|负责|落实|承办|实施|完成|推进|推动|职责|分工|组织|统筹|指导|承担|监督|督促|监管|负总责|各司其职|各负其责)");
    private static final Pattern IN_BRACKETS = Pattern.compile("(?:为)?(?:总)?(牵头|主办|主责|配合|协助|协办|参与|负责)(?:单位|部门)?");
    private static final String STARTS = "为等依根按结共分具联各职总协密积做抓组统牵主配参支负落承实完推指监督";
    private static final String ENDS = "等责能工任务围限际同别体合总切极好织筹头办与加持落实施成进动导担督促管和及助职抓主";

    private RoleWords() {}

    /** Whether there is nothing else. */
    static boolean areAll(String text, int from, int to) {
        return STARTS.indexOf(text.charAt(from)) >= 0
                && WORDS.matcher(text).region(from, to).matches();
    }

    static boolean isLast(String words) {
        return LAST.matcher(words).matches();
    }

    static boolean mayEnd(char c) {
        return ENDS.indexOf(c) >= 0;
    }

    /** What the words from there say; that they answer for it if they say nothing more. */
    static UnitRole said(String text, int from, int to) {
        Matcher words = WORDS.matcher(text).region(from, to);
        return words.matches() && words.group(1) != null ? role(words.group(1)) : UnitRole.RESPONSIBLE;
    }

    /** X(牵头); null if it is no role. */
    static @Nullable UnitRole inBrackets(String words) {
        Matcher role = IN_BRACKETS.matcher(words);
        return role.matches() ? role(role.group(1)) : null;
    }

    private static UnitRole role(String word) {
        return switch (word) {
            case "牵头", "主办", "主责", "主抓", "为主" -> UnitRole.LEAD;
            case "配合", "协助", "参与", "参加", "协办", "协同", "支持" -> UnitRole.SUPPORTING;
            default -> UnitRole.RESPONSIBLE;
        };
    }
}
