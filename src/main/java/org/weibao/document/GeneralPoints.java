package org.weibao.document;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.weibao.document.Reading.Point;

/** Points and chapters that say what a plan aims at or how it is safeguarded: they seldom name units. */
final class GeneralPoints {

    private static final Pattern HEADING = Pattern.compile(
            "(总体|主要|工作|发展|具体|有关|行动|年度)?(要求|目标|思路|原则|步骤|安排|考虑)|(主要|总体)目标.{0,40}|指导思想|基本原则|工作(目标|要求)和.{2,6}|(时间|进度|实施)(安排|步骤)|.{0,10}阶段([(].{1,40}[)])?"
                    + "|(组织|工作|保障|实施|政策)?(保障|实施|领导)(措施|和.{2,6}|与.{2,6})?|(加强|强化|健全|完善|落实|严格|注重|做好|狠抓)?(组织|工作|宣传|督|监督|考核|经费|资金|要素|统筹|协调|协同|沟通|舆论|舆情|跟踪|责任)(领导|实施|保障|引导|查|导|促|考核|检查|指导|问效|协调|配合|推进|落实|评估|宣传|氛围|问责|投入|支持){1,2}(机制|力度|工作)?"
                    + "|(适用|支持|政策|扶持|补贴|奖励)(范围|对象)|提高(政治站位|思想认识|认识)|(密切|加强|强化)(协同)?(配合|协作)|及时总结(经验|推广)?");
    private static final Pattern NUMBERED =
            Pattern.compile("(\\(?[" + Numerals.HAN + "]{1,3}\\)?[、.]?|第[" + Numerals.HAN + "]{1,3}(章|篇|部分)[、:]?)(.*)");
    private static final int LONGEST = 60;

    private final BitSet general = new BitSet();

    GeneralPoints(List<Point> points, String original) {
        String chapter = "";
        boolean inGeneral = false;
        int from = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            String own = point.part() + " " + point.path().get(0);
            if (!own.equals(chapter)) {
                chapter = own;
                inGeneral = point.path().size() > 1
                        && named(
                                original,
                                from,
                                point.place().start(),
                                point.path().get(0));
            }
            if (inGeneral || isGeneral(point.heading())) {
                general.set(i);
            }
            from = Math.max(from, point.place().end());
        }
    }

    boolean is(int index) {
        return general.get(index);
    }

    private static boolean isGeneral(String heading) {
        return HEADING.matcher(Folding.fold(heading).replaceAll("[\\s\\u3000。；:]", ""))
                .matches();
    }

    /** Whether a line with that number before the point has such a heading. */
    private static boolean named(String original, int from, int to, String label) {
        for (TextLine line : TextLine.of(original, Math.min(from, to), to)) {
            var numbered = NUMBERED.matcher(line.folded());
            if (line.folded().startsWith(label) && line.folded().length() < LONGEST && numbered.matches()) {
                String words = numbered.group(numbered.groupCount());
                int end = words.indexOf('。');
                return isGeneral(end < 0 ? words : words.substring(0, end));
            }
        }
        return false;
    }
}
