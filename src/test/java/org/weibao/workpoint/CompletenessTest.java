package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.PointSettings.MeasureSettings;

/** What a point needs before the leading group may approve it, and how a missing part is named. */
class CompletenessTest {

    /** A complete point, of which a test takes something away. */
    private static final class Point {
        @Nullable
        String lead = "fulian";

        boolean leadConfirmed = true;
        List<PointUnit> units = new ArrayList<>(List.of(new PointUnit("gongan", Role.SUPPORTING)));
        List<Phrase> phrases = new ArrayList<>();
        List<String> counties = new ArrayList<>(List.of("jia"));
        Rhythm rhythm = Rhythm.QUARTERLY;

        @Nullable
        String rhythmReason;

        List<String> standard = new ArrayList<>(List.of("有工作制度"));
        List<MeasureSettings> measures =
                new ArrayList<>(List.of(measure(true, List.of(), true), measure(false, List.of("fulian"), false)));

        void check() {
            new Completeness(
                            "2023-1",
                            "二(一)1",
                            new PointSettings(
                                    "家庭教育指导",
                                    SixProtections.FAMILY,
                                    Priority.NORMAL,
                                    lead,
                                    leadConfirmed,
                                    units,
                                    phrases,
                                    counties,
                                    null,
                                    rhythm,
                                    rhythmReason,
                                    standard,
                                    measures))
                    .check();
        }
    }

    @Test
    void complete() {
        var point = new Point();
        point.rhythm = Rhythm.MONTHLY;
        point.rhythmReason = "上级要求";
        assertThatCode(point::check).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no lead,                       lead,            还没有牵头单位，请指定，或者注明理由不列入本年",
        "a lead that was guessed,       leadConfirmed,   的牵头单位是系统按文件顺序建议的，请确认",
        "a phrase that nobody decided,  phrases,         有集体称谓（如各成员单位），请决定是否展开到各单位",
        "no measure,                    measures,        还没有任务措施",
        "a measure of counties of none, counties,        的第3条任务措施没有承办的单位或县（区）",
        "a measure of a supporter,      measures,        的第3条任务措施没有承办的单位或县（区）",
        "a measure of a stranger,       measures,        的第3条任务措施没有承办的单位或县（区）",
        "no closing standard,           closingStandard, 还没有办结标准",
        "monthly without a reason,      rhythmReason,    要求每月报告，请写明理由（基层减负）",
    })
    void whatIsMissing(String what, String field, String sentence) {
        var point = new Point();
        switch (what) {
            case "no lead" -> point.lead = null;
            case "a lead that was guessed" -> point.leadConfirmed = false;
            case "a phrase that nobody decided" -> point.phrases.add(new Phrase("各成员单位", null));
            case "no measure" -> point.measures.clear();
            case "a measure of counties of none" -> {
                point.counties.clear();
                point.measures.add(measure(false, List.of(), true));
            }
            case "a measure of a supporter" -> point.measures.add(measure(false, List.of("gongan"), false));
            case "a measure of a stranger" -> point.measures.add(measure(false, List.of("jiaoti"), false));
            case "no closing standard" -> point.standard.clear();
            case "monthly without a reason" -> point.rhythm = Rhythm.MONTHLY;
            default -> throw new IllegalArgumentException(what);
        }
        assertThatThrownBy(point::check)
                .isInstanceOf(Refusal.class)
                .hasMessage("“二(一)1 家庭教育指导”" + sentence + "。")
                .extracting(refusal -> ((Refusal) refusal).field())
                .isEqualTo("2023-1." + field);
    }

    private static MeasureSettings measure(boolean allUnits, List<String> units, boolean counties) {
        return new MeasureSettings(null, "宣讲", allUnits, units, counties, null);
    }
}
