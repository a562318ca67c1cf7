package org.weibao.board;

import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.AssignedMeasureState;

/** A measure as a part carries it. */
public record PartMeasureView(
        MeasureView measure, AssignedMeasureState state, String stateLabel, @Nullable String reason) {}
