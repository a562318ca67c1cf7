package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.Deadline;
import org.weibao.escalation.Light;
import org.weibao.escalation.LightQuery;

/** The stored lights, by which lists count and sort, compared with the computed ones. */
final class StoredLights {

    private StoredLights() {}

    static void agree(List<Deadline> open, LightQuery lights, Instant now) {
        var computed = lights.of(open);
        for (var deadline : open) {
            var light = computed.get(deadline.key());
            assertThat(at(deadline, now))
                    .as("%s at %s", deadline.key(), now)
                    .isEqualTo(light == null ? Light.GREEN : light.light());
        }
    }

    private static Light at(Deadline deadline, Instant now) {
        var times = deadline.lights();
        if (reached(times.redFrom(), now)) {
            return Light.RED;
        }
        if (reached(times.yellowFrom(), now)) {
            return Light.YELLOW;
        }
        return reached(times.blueFrom(), now) ? Light.BLUE : Light.GREEN;
    }

    private static boolean reached(@Nullable Instant from, Instant now) {
        return from != null && !from.isAfter(now);
    }
}
