package org.weibao.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.notification.DeliveryView;

/**
 * What has happened to a point and who was notified of it, as far as the current user may see it.
 *
 * @param timeline the oldest entry first
 * @param notices the oldest first
 */
public record PointTimeline(List<EventView> timeline, List<NoticeView> notices) {

    /**
     * A notice and its deliveries as they were.
     *
     * @param unit the part's unit; null if it is about the point as a whole
     * @param inTimeline whether an entry of the timeline already shows these deliveries
     */
    public record NoticeView(
            Instant at, String head, @Nullable String unit, boolean inTimeline, List<DeliveryView> deliveries) {}
}
