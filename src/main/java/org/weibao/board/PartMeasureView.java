package org.weibao.board;

import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.AssignedMeasureState;

/** A measure with its state in a part. */
public record PartMeasureView(
        MeasureView measure, AssignedMeasureState state, String stateLabel, @Nullable String reason) {}
