package org.weibao.document;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.document.Reading.Indicator;

/** Countables with a number: 覆盖率达到95%以上, 新建家长学校30所. */
final class Indicators {

    private static final Pattern NUMBER = Pattern.compile(
            "(\\d{1,9}(?:\\.\\d{1,3})?)(万|亿)?(余|多)?(%|人次|人|名|个百分点|个|户|家|场次|场|次|项|所|处|册|课时|学时|棵|株|台|套|件|公里|平方米|亩|吨|万元|亿元|元|支|期|批|例|张|座|间|篇|条|对|辆|门|种|类|本|部|份|村|校)");
    private static final Pattern NOT_A_TARGET =
            Pattern.compile("^(?:[、和及与至～~—-]\\d.*|工作日|月|小时|周|季度|自然日|学期|方面|以内|等级|百分点)");
    private static final Pattern GOAL = Pattern.compile(
            "达|不低于|不少于|不小于|以上|至少|新建|建成|建设|完成|培育|新增|打造|创建|开展|举办|提高|提升|控制在|不超过|覆盖|力争|确保|实现|培训|组织|设立|招募|配备|改造|认定|评选|选树|推出|发放|救助|帮扶");
    private static final Pattern QUOTED = Pattern.compile("《[^《》]{0,80}》|“[^“”]{0,40}”");
    private static final Pattern AT_END = Pattern.compile("(达到|达|不低于|不少于|不超过|控制在|至少|为|到|至|约|超过|力争|提高|提升|以上|均|在)+$");
    private static final Pattern AT_START = Pattern.compile("^(以上|左右|以内|的|及以上)+");
    private static final Pattern COMMA = Pattern.compile("[，。；、](?=\\D)");
    private static final Pattern ONE_OF_SEVERAL = Pattern.compile("\\d[^\\d、和及与至～~—-]{0,3}[、和及与至～~—-]$");
    private static final Pattern AT_END_OF_CLAUSE = Pattern.compile("(以上|左右|及以上)?[。；]?");
    private static final int LONGEST_NAME = 30;

    private static final int LONGEST = 2000;

    private Indicators() {}

    static @Nullable Indicator in(String measure) {
        if (measure.length() > LONGEST || !measure.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        String words = QUOTED.matcher(measure)
                .replaceAll(match -> "＊".repeat(match.group().length()));
        Matcher comma = COMMA.matcher(words);
        for (int from = 0; from < words.length(); ) {
            int to = comma.find(from) ? comma.start() : words.length();
            Indicator indicator = inClause(words.substring(from, to), measure.substring(from, to));
            if (indicator != null) {
                return indicator;
            }
            from = to + 1;
        }
        return null;
    }

    /** @param words the clause with the same number of characters in place of what is quoted */
    private static @Nullable Indicator inClause(String words, String clause) {
        Matcher number = NUMBER.matcher(words);
        while (number.find()) {
            String after = clause.substring(number.end());
            boolean ordinal = number.start() > 0 && "第.-—".indexOf(clause.charAt(number.start() - 1)) >= 0;
            if (ordinal
                    || ONE_OF_SEVERAL
                            .matcher(words.substring(0, number.start()))
                            .find()
                    || NOT_A_TARGET.matcher(after).find()
                    || !(GOAL.matcher(words).find()
                            || AT_END_OF_CLAUSE.matcher(after).matches())) {
                continue;
            }
            String unit = number.group(4);
            String multiple = number.group(2) == null ? "" : number.group(2);
            BigDecimal target = new BigDecimal(number.group(1));
            if (unit.equals("元")) {
                unit = multiple + unit;
            } else if (!multiple.isEmpty()) {
                target = target.multiply(BigDecimal.valueOf(multiple.equals("万") ? 10_000L : 100_000_000L));
            }
            String before = AT_END.matcher(clause.substring(0, number.start())).replaceAll("");
            String name = before + AT_START.matcher(after).replaceAll("");
            return name.length() < 2
                    ? null
                    : new Indicator(
                            name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name, unit, target);
        }
        return null;
    }
}
