package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefillTest {

    private static final List<String> UNITS = List.of("市妇联", "甲县", "乙县", "丙县");
    private static final LocalDate DAY = LocalDate.of(2023, 12, 15);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            // A break is written /; what parts have said since is unit=text, and unit= for nothing.
            value = {
                "nobody says anything         | -                        | -                              | -",
                "one line a part              | -                        | 甲县=办了12场+乙县=办了30场    | 甲县：办了12场/乙县：办了30场",
                "nothing empty                | -                        | 甲县=+乙县=办了30场            | 乙县：办了30场",
                "blank is empty               | -                        | 甲县= / +乙县=办了30场         | 乙县：办了30场",
                "all are empty                | -                        | 甲县=+乙县=                    | -",
                "the same is said once        | -                        | 甲县=经费不足+乙县=人手少+丙县=经费不足 | 甲县、丙县：经费不足/乙县：人手少",
                "several lines become one     | -                        | 甲县=一是宣讲//二是走访。/三是建档 | 甲县：一是宣讲；二是走访。三是建档",
                "a return keeps the lead's    | 本市共42场/其中甲县12场  | -                              | 本市共42场/其中甲县12场",
                "who says more is replaced    | 甲县：办了12场/乙县：办了30场 | 甲县=办了15场             | 乙县：办了30场/甲县：办了15场",
                "the same again is not doubled| 甲县：办了12场           | 甲县=办了12场                  | 甲县：办了12场",
                "one of several says more     | 甲县、乙县：经费不足     | 甲县=经费已到位                | 乙县：经费不足/甲县：经费已到位",
                "one joins the others         | 甲县：经费不足           | 乙县=经费不足                  | 甲县、乙县：经费不足",
                "what is over is gone         | 甲县：经费不足           | 甲县=                          | -",
                "the lead's words stay        | 总的看：进展顺利/甲县：办了12场 | 甲县=办了15场           | 总的看：进展顺利/甲县：办了15场",
                "what was unfinished and is not any more | 未完成1项：甲县。原因：没有人手（陈立于2023-12-01同意结束落实）。/乙县：无 | 甲县=已补办 | 乙县：无/甲县：已补办"
            })
    void aFieldOpensWithWhatThePartsSay(
            String what, @Nullable String last, @Nullable String said, @Nullable String expected) {
        assertThat(Prefill.text(lines(last), said(said), UNITS, List.of())).isEqualTo(lines(expected));
    }

    @Test
    void whatIsUnfinishedIsSaidOnceWithItsReasonAndWhoDecided() {
        var unfinished = new Prefill.Unfinished(List.of("甲县", "丙县"), "多次催办，\n仍未签收。", "陈立", DAY);

        assertThat(Prefill.text(null, said("乙县=经费不足"), UNITS, List.of(unfinished)))
                .isEqualTo("未完成2项：甲县、丙县。原因：多次催办，仍未签收（陈立于2023-12-15同意结束落实）。\n乙县：经费不足");
    }

    @Test
    void eachEarlyEndHasItsLine() {
        assertThat(Prefill.text(
                        null,
                        List.of(),
                        UNITS,
                        List.of(
                                new Prefill.Unfinished(List.of("甲县"), "没有签收", "陈立", DAY),
                                new Prefill.Unfinished(List.of("丙县"), "没有整改", "赵磊", DAY.plusDays(7)))))
                .isEqualTo(
                        """
                        未完成1项：甲县。原因：没有签收（陈立于2023-12-15同意结束落实）。
                        未完成1项：丙县。原因：没有整改（赵磊于2023-12-22同意结束落实）。""");
    }

    @Test
    void whatTheLeadHasMadeOfALineStaysWhileItHolds() {
        var last = "总体顺利\n未完成1项：甲县。已另行督促，下月补办。";

        assertThat(Prefill.text(
                        last, List.of(), UNITS, List.of(new Prefill.Unfinished(List.of("甲县"), "没有签收", "陈立", DAY))))
                .isEqualTo(last);
        assertThat(Prefill.text(
                        last,
                        List.of(),
                        UNITS,
                        List.of(new Prefill.Unfinished(List.of("甲县", "乙县"), "没有签收", "陈立", DAY))))
                .isEqualTo("未完成2项：甲县、乙县。原因：没有签收（陈立于2023-12-15同意结束落实）。\n总体顺利");
    }

    @Test
    void aMeasureKeepsTheLeadsLineUntilAPartSaysMore() {
        var last = new Figure(1, MeasureState.COMPLETED, 100, new BigDecimal(50), null);
        var lines = List.of(new Figure(1, MeasureState.IN_PROGRESS, 40, new BigDecimal(12), null));

        assertThat(Prefill.figure(measure(Aggregation.SUM), lines, false, last)).isEqualTo(last);
        assertThat(Prefill.figure(measure(Aggregation.SUM), lines, true, last)).isEqualTo(lines.get(0));
        assertThat(Prefill.figure(measure(Aggregation.SUM), lines, true, null)).isEqualTo(lines.get(0));
        assertThat(Prefill.figure(measure(Aggregation.NONE), lines, true, last))
                .as("what does not add up only the lead knows")
                .isEqualTo(new Figure(1, MeasureState.IN_PROGRESS, 40, new BigDecimal(50), null));
    }

    private static @Nullable String lines(@Nullable String text) {
        return text == null ? null : text.replace('/', '\n');
    }

    private static List<Prefill.Said> said(@Nullable String all) {
        return all == null
                ? List.of()
                : Stream.of(all.split("\\+"))
                        .map(each -> each.split("=", -1))
                        .map(each -> new Prefill.Said(each[0], each[1].isEmpty() ? null : lines(each[1])))
                        .toList();
    }

    private static CompiledMeasure measure(Aggregation aggregation) {
        return new CompiledMeasure(1, aggregation);
    }

    /** The longest text that a part may report, in as many lines as it has room for, from as many parts as a point has. */
    @Test
    void theLongestTextsOfManyPartsAreReadAtOnce() {
        var longest = "字\n".repeat(10_000);
        var units = IntStream.range(0, 60).mapToObj(i -> "单位" + i).toList();
        var said = units.stream()
                .map(unit -> new Prefill.Said(unit, longest + unit))
                .toList();

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThat(Prefill.text(null, said, units, List.of()))
                .hasLineCount(60)
                .startsWith("单位0：字；字；"));
    }
}
