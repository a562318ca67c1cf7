package org.weibao.document;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Names of bodies that a word joins: 市公安局和市司法局 are two, 市文化和旅游局 is one. */
final class JoinedNames {

    private static final String[] CONNECTORS = {"会同", "以及", "联合", "和", "与", "及", "并", "商"};
    /** 党委和人民政府 are those of one place. */
    private static final Pattern ORGAN = Pattern.compile("(人民)?政府|管委会|管理委员会|党工委|党委|办事处");

    private JoinedNames() {}

    /** Where two names are joined; -1 if it is one name. */
    static int at(String text, int from, int to) {
        for (int i = from + 2; i < to - 1; i++) {
            int length = length(text, i);
            if (length > 0 && joins(text.substring(from, i), text.substring(i + length, to))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean joins(String left, String right) {
        if (!BodyWords.names(left)
                || ORGAN.matcher(right).matches()
                || (left.endsWith("部门") && (right.startsWith("单位") || right.startsWith("机构")))
                || (left.endsWith("单位") && right.startsWith("部门"))) {
            return false;
        }
        if (startsWithPlace(left)
                && !startsWithPlace(right)
                && "和与及".indexOf(right.charAt(0)) < 0
                && BodyWords.isBody(left)
                && BodyWords.isBody(right)) {
            return false;
        }
        String second = right.endsWith("等") ? right.substring(0, right.length() - 1) : right;
        return BodyWords.names(second) && !second.equals("单位") && !second.equals("部门") || secondJoins(second);
    }

    /** Whether the name says of which place the body is. */
    static boolean startsWithPlace(String name) {
        return "市省县区州国中全各团盟旗".indexOf(name.charAt(0)) >= 0 || name.indexOf('市') > 0 || name.indexOf('县') > 0;
    }

    private static boolean secondJoins(String words) {
        for (String connector : CONNECTORS) {
            int at = words.indexOf(connector, 2);
            if (at > 0
                    && BodyWords.names(words.substring(0, at))
                    && BodyWords.names(words.substring(at + connector.length()))) {
                return true;
            }
        }
        int etc = words.indexOf('等', 2);
        return etc > 0 && BodyWords.names(words.substring(0, etc)) && BodyWords.names(words.substring(etc + 1));
    }

    /** Of what joins two names there; 0 if nothing does. */
    static int length(String text, int at) {
        if (text.charAt(at) == '等' && at + 2 < text.length()) {
            return 1;
        }
        for (String connector : CONNECTORS) {
            if (text.startsWith(connector, at)) {
                return connector.length();
            }
        }
        return 0;
    }

    /** Whether the name begins with that of another body: 市公安局和交警支队. */
    static boolean mayBe(String name) {
        return Arrays.stream(CONNECTORS)
                .mapToInt(connector -> name.indexOf(connector, 2))
                .anyMatch(joined -> joined > 0 && BodyWords.isBody(name.substring(0, joined)));
    }
}
