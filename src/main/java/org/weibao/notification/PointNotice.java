package org.weibao.notification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notice about a point or one of its parts.
 *
 * @param head the word for its kind, such as 催办
 * @param partId null if it is about the point as a whole
 * @param entryId the timeline entry that names its recipients; null for none
 */
public record PointNotice(
        String head, Instant writtenAt, @Nullable Long partId, @Nullable Long entryId, List<Delivery> deliveries) {}
