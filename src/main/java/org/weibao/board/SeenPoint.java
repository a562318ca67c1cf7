package org.weibao.board;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A point with those of its parts that the current user sees.
 *
 * @param whole whether they see the point as a whole; otherwise they see its text and the parts here
 */
record SeenPoint(PointRow point, List<PartRow> parts, boolean whole) {

    /** Whether the current user sees a record of the part, or, without a part, one of the point as a whole. */
    boolean sees(@Nullable Long partId) {
        return whole || parts.stream().anyMatch(part -> Objects.equals(part.id(), partId));
    }

    Map<Long, PartRow> partsById() {
        return parts.stream().collect(Collectors.toMap(PartRow::id, Function.identity()));
    }
}
