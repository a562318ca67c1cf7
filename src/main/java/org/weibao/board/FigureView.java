package org.weibao.board;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.MeasureState;

/** What a report states about one measure. */
public record FigureView(
        long measureId,
        MeasureState state,
        String stateLabel,
        int percentage,
        @Nullable BigDecimal figure,
        @Nullable BigDecimal denominator) {}
