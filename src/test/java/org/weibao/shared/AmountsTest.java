package org.weibao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest(name = "{1}{0} after {2}, target {3}: {4}")
    @CsvSource({
        "场, ,       30, 12, ",
        "场, 29999,  30, ,   ",
        "场, 30000,  30, ,   “讲座”填的是30000场，是原来30场的1000倍",
        "场, 0.03,   30, ,   “讲座”填的是0.03场，原来是30场",
        "场, 0,      30, ,   “讲座”填的是0场，原来是30场",
        "场, 0.04,   30, ,   ",
        "场, 11999,  ,   12, ",
        "场, 12000,  ,   12, “讲座”填的是12000场，是目标12场的1000倍",
        // The last figure is like it, and yet both are far from the target.
        "场, 30000.5, 30000, 12, “讲座”填的是30000.5场，是目标12场的2500倍",
        "场, 3,      0,  ,   ",
        "场, 3,      0,  0,  ",
        // Nothing reported before, and nothing to reach, say nothing about a slip.
        "人, 1000000, 0, ,   “讲座”填的是1000000人，达到一百万",
        "人, 1000000, ,  0,  “讲座”填的是1000000人，达到一百万",
        "人, 1000000, 0, 0,  “讲座”填的是1000000人，达到一百万",
        "人, 1000000, 0.00, 999, “讲座”填的是1000000人，是目标999人的1001倍",
        "人, 1000000, 0, 1100000, ",
        "人, 999999,  ,  ,   ",
        "人, 1000000, ,  ,   “讲座”填的是1000000人，达到一百万",
        "人, 1200000, 1100000, , ",
        "%, 100,     ,   95, ",
        "%, 101,     ,   95, “讲座”填的是101%，超过100%",
        "％, 950,    95, 95, “讲座”填的是950％，超过100％",
    })
    void aFigureIsFarFromWhatIsUsual(
            String unit,
            @Nullable BigDecimal number,
            @Nullable BigDecimal last,
            @Nullable BigDecimal target,
            @Nullable String words) {
        assertThat(Amounts.unusual("“讲座”", unit, number, last, target).orElse(null))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"95, 100, ", "100, 100, ", "101, 100, “覆盖率”填的是101，比总数100还多", ", 100, ", "5, , "})
    void aShareIsNoMoreThanTheWhole(
            @Nullable BigDecimal numerator, @Nullable BigDecimal denominator, @Nullable String words) {
        assertThat(Amounts.unusualShare("“覆盖率”", numerator, denominator).orElse(null))
                .isEqualTo(words);
    }

    @Test
    void exactlyTheValueThatWasAskedAboutIsConfirmed() {
        var unusual = Optional.of("“讲座”填的是30000场");
        assertThatThrownBy(() -> Confirmations.ask("figure", "30000", unusual, null))
                .isInstanceOfSatisfying(Unconfirmed.class, question -> {
                    assertThat(question.sentence()).isEqualTo("“讲座”填的是30000场。填错了的，请改正；没有填错的，请确认后再次提交。");
                    assertThat(question.field()).isEqualTo("figure");
                    assertThat(question.confirmation()).isEqualTo("figure=30000");
                });
        for (var other : List.of("figure=3000", "figure=300000", "due=30000", "30000", "")) {
            assertThatThrownBy(() -> Confirmations.ask("figure", "30000", unusual, List.of(other)))
                    .isInstanceOf(Unconfirmed.class);
        }
        assertThatCode(() -> Confirmations.ask("figure", "30000", unusual, List.of("due=1", "figure=30000")))
                .doesNotThrowAnyException();
        assertThatCode(() -> Confirmations.ask("figure", "30000", Optional.empty(), null))
                .doesNotThrowAnyException();
    }
}
