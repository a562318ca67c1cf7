package org.weibao.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.notification.DeliveryView;
import org.weibao.workpoint.EntryKind;

/**
 * An entry of the timeline.
 *
 * @param unit the name of the part's unit; null if it is about the point as a whole
 * @param deliveries the deliveries to the recipients that it names, as far as they are known
 */
public record EventView(
        Instant at,
        String by,
        @Nullable String byPost,
        EntryKind kind,
        String kindLabel,
        @Nullable String unit,
        String text,
        List<DeliveryView> deliveries) {}
