package org.weibao.workpoint;

import org.jspecify.annotations.Nullable;

/**
 * A measure of the compiled report.
 *
 * @param aggregation how the parts' figures add up; null for a measure without an indicator
 */
public record CompiledMeasure(long id, @Nullable Aggregation aggregation) {

    static CompiledMeasure of(Measure measure) {
        var indicator = measure.indicator();
        return new CompiledMeasure(measure.id(), indicator == null ? null : indicator.aggregation());
    }
}
