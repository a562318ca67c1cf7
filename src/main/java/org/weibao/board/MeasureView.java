package org.weibao.board;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.Aggregation;

/** A measure and who carries it out. */
public record MeasureView(
        long id,
        int number,
        String text,
        boolean allUnits,
        List<UnitView> units,
        boolean counties,
        @Nullable String indicatorName,
        @Nullable String indicatorUnit,
        @Nullable BigDecimal target,
        @Nullable Aggregation aggregation,
        @Nullable String aggregationLabel) {}
