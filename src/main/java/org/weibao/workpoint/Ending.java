package org.weibao.workpoint;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The early end that has left parts unfinished.
 *
 * @param reason as the lead gave it
 * @param by the id of who consented
 */
record Ending(String reason, String by, Instant at) {

    /** What tells of it. */
    static final Set<EntryKind> STORY = Set.of(EntryKind.END_REQUESTED, EntryKind.END_GRANTED, EntryKind.UNFINISHED);

    /**
     * The last early end of each part that was ever left unfinished, by the part's id.
     *
     * @param story the events of these kinds, the oldest first
     */
    static Map<Long, Ending> of(List<TimelineEntry> story) {
        Map<Long, Ending> endings = new HashMap<>();
        var reason = "";
        @Nullable Ending now = null;
        for (var event : story) {
            switch (event.kind()) {
                case END_REQUESTED -> reason = event.text();
                case END_GRANTED -> now = new Ending(reason, event.actor(), event.at());
                case UNFINISHED -> endings.put(Objects.requireNonNull(event.partId()), Objects.requireNonNull(now));
                default -> throw new IllegalArgumentException("Tells of no end: " + event.kind());
            }
        }
        return endings;
    }
}
