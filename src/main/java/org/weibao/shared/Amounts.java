package org.weibao.shared;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Figures as people type them: not below nothing, with at most twelve digits before the point and two behind it. */
public final class Amounts {

    private static final int MOST_DIGITS = 12;
    private static final int MOST_DECIMALS = 2;

    private Amounts() {}

    /**
     * Checks a figure that may be left out.
     *
     * @param label what the figure is, as the form calls it
     * @throws Refusal if it is none that can be kept
     */
    public static void check(String field, String label, @Nullable BigDecimal number) {
        if (number == null) {
            return;
        }
        // An exponent may be as large as an int holds, and the difference larger.
        long digits = (long) number.precision() - number.scale();
        if (number.signum() < 0 || number.scale() > MOST_DECIMALS || digits > MOST_DIGITS) {
            throw new Refusal(field, label + "应为不小于0的数，最多十二位整数和两位小数。");
        }
    }
}
