package org.weibao.board;

import org.jspecify.annotations.Nullable;

/**
 * Another point that the leading group can decide with the same form.
 *
 * @param unfinished which of its parts ended as 未完成, as a sentence; null if none
 */
public record AwaitingPointView(long id, String place, String title, UnitView lead, @Nullable String unfinished) {}
