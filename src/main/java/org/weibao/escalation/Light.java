package org.weibao.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.LightTimes;

/** How late something is, from on time to very late. */
public enum Light {
    GREEN("绿灯"),
    BLUE("蓝灯"),
    YELLOW("黄灯"),
    RED("红灯");

    private final String label;

    Light(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The light at a moment. */
    public static Light at(LightTimes times, Instant moment) {
        if (reached(times.redFrom(), moment)) {
            return RED;
        }
        if (reached(times.yellowFrom(), moment)) {
            return YELLOW;
        }
        return reached(times.blueFrom(), moment) ? BLUE : GREEN;
    }

    private static boolean reached(@Nullable Instant from, Instant moment) {
        return from != null && !from.isAfter(moment);
    }
}
