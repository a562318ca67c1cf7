package org.weibao.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.notification.DeliveryView;
import org.weibao.workpoint.EntryKind;

/**
 * A line of the timeline.
 *
 * @param unit the name of the part's unit; null for what concerns the point as a whole
 * @param deliveries what became of the notices that it names the recipients of, as it is known now
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
