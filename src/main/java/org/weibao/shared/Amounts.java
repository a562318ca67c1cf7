package org.weibao.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures as people type them: not negative, with at most twelve digits before the decimal point and two after it. */
public final class Amounts {

    private static final int MOST_DIGITS = 12;
    private static final int MOST_DECIMALS = 2;

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The form of a typed figure. */
    public static final String PATTERN = "\\d{1," + MOST_DIGITS + "}(\\.\\d{1," + MOST_DECIMALS + "})?";

    private Amounts() {}

    /**
     * Checks a figure that may be missing.
     *
     * @param label the figure's name in the form
     * @throws Refusal if it cannot be stored
     */
    public static void check(String field, String label, @Nullable BigDecimal number) {
        if (number == null) {
            return;
        }
        // An exponent may be the largest int, so the difference may be larger.
        long digits = (long) number.precision() - number.scale();
        if (number.signum() < 0 || number.scale() > MOST_DECIMALS || digits > MOST_DIGITS) {
            throw new Refusal(field, label + "应为不小于0的数，最多十二位整数和两位小数。");
        }
    }

    /**
     * What is unusual about an allowed figure: it is at least a thousand times the last figure or the target, or at
     * most a thousandth of the last figure. Without both, a million or more is unusual. A percentage above 100 is
     * always unusual.
     *
     * @param label the figure's name in the form
     * @param unit the unit of counting
     * @param last the figure before it, such as the last reported one; 0 is not compared
     * @param target the figure to reach; 0 is not compared
     */
    public static Optional<String> unusual(
            String label,
            String unit,
            @Nullable BigDecimal number,
            @Nullable BigDecimal last,
            @Nullable BigDecimal target) {
        if (number == null) {
            return Optional.empty();
        }
        var words = label + "填的是" + plain(number) + unit;
        if (isPercentage(unit)) {
            return number.compareTo(HUNDRED) > 0 ? Optional.of(words + "，超过100" + unit) : Optional.empty();
        }
        var before = orNull(last);
        var aim = orNull(target);
        if (before != null && isThousandTimes(number, before)) {
            return Optional.of(words + "，是原来" + plain(before) + unit + "的" + times(number, before) + "倍");
        }
        if (before != null && isThousandTimes(before, number)) {
            return Optional.of(words + "，原来是" + plain(before) + unit);
        }
        if (aim != null && isThousandTimes(number, aim)) {
            return Optional.of(words + "，是目标" + plain(aim) + unit + "的" + times(number, aim) + "倍");
        }
        return before == null && aim == null && number.compareTo(MILLION) >= 0
                ? Optional.of(words + "，达到一百万")
                : Optional.empty();
    }

    /** What is unusual about a ratio: it is more than the whole. */
    public static Optional<String> unusualShare(
            String label, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        return denominator != null
                        && denominator.signum() > 0
                        && numerator != null
                        && numerator.compareTo(denominator) > 0
                ? Optional.of(label + "填的是" + plain(numerator) + "，比总数" + plain(denominator) + "还多")
                : Optional.empty();
    }

    private static @Nullable BigDecimal orNull(@Nullable BigDecimal number) {
        return number == null || number.signum() == 0 ? null : number;
    }

    private static boolean isPercentage(String unit) {
        return unit.equals("%") || unit.equals("％");
    }

    private static boolean isThousandTimes(BigDecimal number, BigDecimal other) {
        return number.compareTo(other.multiply(THOUSAND)) >= 0;
    }

    private static String times(BigDecimal number, BigDecimal other) {
        return number.divide(other, 0, RoundingMode.DOWN).toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
