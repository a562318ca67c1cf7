package org.weibao.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 责任单位：and the other words that announce units, a deadline or persons. */
final class Labels {

    enum Meaning {
        LEAD,
        RESPONSIBLE,
        SUPPORTING,
        DEADLINE,
        /** Persons and other things that are no units. */
        OTHER
    }

    private static final Pattern LABEL = Pattern.compile(
            "(牵头考核(?:单位|部门)|(?:牵头|责任|主责|主办|配合|协同|协办|负责|承办|落实)方|牵头责任(?:单位|部门)|牵头(?:单位|部门|处室|科室|股室)?|主责(?:单位|部门)|主办(?:单位|部门)|主牵头单位|责任牵头单位"
                    + "|(?:主要|市级|市直|县级|具体|第一|直接|共同|落实)?责任(?:单位|部门|主体|处室|科室|股室|科|股)|(?:负责|落实|实施|承办|执行|完成|考核|组织|主管|承担)(?:单位|部门|处室|科室|股室)|负责|任务分工|责任分工|分工"
                    + "|配合(?:责任)?(?:单位|部门|处室|科室|股室)?|协(?:办|助|同)(?:配合)?(?:单位|部门)|参与(?:单位|部门|处室|科室|股室)|参加(?:单位|部门)|支持单位|协作单位"
                    + "|完成(?:时限|时间|期限)|(?:办结|落实|整改|工作|任务|实施)?时限(?:要求)?|时间(?:节点|安排|要求|进度)|进度(?:安排|要求)|推进时间|实施时间|办理时限"
                    + "|(?:牵头|分管|责任|包联|市级|联系)(?:市|县|区|省|州)?领导|责任人|负责人|联系人|联系电话|牵头人|分值|备注|考核(?:方式|标准|内容)|评分标准)"
                    + "(?:及(?:责任人|时限|完成时限))?(?:\\([^()]{0,20}\\))?");
    private static final Pattern LEAD = Pattern.compile(".{0,4}牵头.{0,6}|主责.{0,4}|主办.{0,4}|主");
    private static final Pattern SUPPORTING = Pattern.compile("(配合|协同?|参与|参加|支持).{0,8}|辅");
    private static final Pattern DEADLINE =
            Pattern.compile("完成(时限|时间|期限).{0,30}|.{0,2}时限.{0,30}|时间.{0,30}|进度.{0,30}|(推进|实施)时间.{0,30}");
    private static final Pattern OTHER = Pattern.compile(".{2,3}领导|责任人|负责人|联系人|联系电话|牵头人|分值|备注|考核.{2}|评分标准");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[" + LABEL.pattern() + "\\]:?");
    private static final Pattern WITH_COLON = Pattern.compile(LABEL.pattern() + ":");
    private static final Pattern IN_A_SENTENCE = Pattern.compile("((?:牵头|责任|配合|主责|主办|承办)(?:单位|部门))(?:为|是)(?=.{2})");
    private static final Pattern WITHOUT_COLON =
            Pattern.compile("((?:牵头|责任|配合|主责|主办|承办)(?:单位|部门))(?=[市省县区州团国][^级直属别场])");
    private static final Pattern ALONE = Pattern.compile(
            "((?:牵头|责任|配合|主责|主办|承办|协办|参与|协助)(?:单位|部门))(?=\n(?!\\p{IsHan}{2}(?:单位|部门|时限|时间)\n)[^。，；:\n]{2,30}[局委办部厅院会署心府司联协处站所校室队社团馆行院组区市县街道镇乡)](?:\n|$))");
    private static final Pattern NAME_END = Pattern.compile(".*(局|委|办|部|厅|院|会|署|中心|政府|公司|银行|联|位|。|；|\\)|负责|牵头|配合)");
    private static final Pattern SECTIONS = Pattern.compile(".*(处室|科室|股室|科|股)");
    private static final int SHORT = 60;

    private Labels() {}

    /** The label that stands there with its colon or brackets; null if there is none. */
    static @Nullable Label at(String text, int at, int end) {
        if (at >= end || "[牵主责负落实承执完考组任分配协参支时进推办整工市县具第直共备评包联".indexOf(text.charAt(at)) < 0) {
            return null;
        }
        int limit = Math.min(end, at + SHORT);
        if (at == 0 || text.charAt(at - 1) == '\n') {
            Matcher alone = ALONE.matcher(text).region(at, limit);
            if (alone.lookingAt()) {
                return new Label(meaning(alone.group(1)), at, alone.end(), false);
            }
        }
        for (Pattern pattern : new Pattern[] {WITH_COLON, IN_BRACKETS, IN_A_SENTENCE, WITHOUT_COLON}) {
            Matcher matcher = pattern.matcher(text).region(at, limit);
            if (matcher.lookingAt()) {
                return new Label(
                        meaning(matcher.group(1)),
                        at,
                        matcher.end(),
                        SECTIONS.matcher(matcher.group(1)).matches());
            }
        }
        return null;
    }

    /** Whether it is such a word and nothing else. */
    static boolean isWord(String line) {
        return LABEL.matcher(line).matches();
    }

    static boolean begins(String line) {
        Label label = at(line, 0, line.length());
        return label != null || (line.startsWith("(") && at(line, 1, line.length()) != null);
    }

    /** Whether a list after a label is broken inside a name. */
    static boolean goesOn(String line, String next) {
        return begins(line)
                && line.length() >= 20
                && next.length() < SHORT
                && !NAME_END.matcher(line).matches()
                && next.indexOf('。') < 0
                && (next.indexOf('、') > 0 || NAME_END.matcher(next).matches());
    }

    /** What the words mean; RESPONSIBLE if they are none of the others. */
    static Meaning meaning(String words) {
        if (OTHER.matcher(words).matches()) {
            return Meaning.OTHER;
        }
        if (DEADLINE.matcher(words).matches()) {
            return Meaning.DEADLINE;
        }
        if (SUPPORTING.matcher(words).matches()) {
            return Meaning.SUPPORTING;
        }
        return LEAD.matcher(words).matches() ? Meaning.LEAD : Meaning.RESPONSIBLE;
    }

    /** @param sections whether it announces sections of one body, 责任科室 */
    record Label(Meaning meaning, int start, int end, boolean sections) {}
}
