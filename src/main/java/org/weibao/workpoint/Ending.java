package org.weibao.workpoint;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The early end that left parts unfinished.
 *
 * @param reason as the lead gave it
 * @param by the id of the person who consented
 */
public record Ending(String reason, String by, Instant at) {

    /** An entry of the timeline. Without a part it is about the point as a whole. */
    public record Entry(EntryKind kind, String actor, Instant at, String text, @Nullable Long partId) {}

    /**
     * The last early end of each part that was ever left unfinished, by the part's id.
     *
     * @param timeline the point's, oldest entry first
     */
    public static Map<Long, Ending> of(List<Entry> timeline) {
        Map<Long, Ending> endings = new HashMap<>();
        var reason = "";
        @Nullable Ending now = null;
        for (var event : timeline) {
            switch (event.kind()) {
                case END_REQUESTED -> reason = event.text();
                case END_GRANTED -> now = new Ending(reason, event.actor(), event.at());
                case UNFINISHED -> endings.put(Objects.requireNonNull(event.partId()), Objects.requireNonNull(now));
                default -> {
                    // The other entries are about no early end.
                }
            }
        }
        return endings;
    }
}
