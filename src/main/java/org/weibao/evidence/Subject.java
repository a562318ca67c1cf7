package org.weibao.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a form collects files for.
 *
 * @param partId the part that reports; null where the point as a whole is reported on or decided
 */
public record Subject(Purpose purpose, long pointId, @Nullable Long partId) {

    public static Subject progress(long pointId, long partId) {
        return new Subject(Purpose.PROGRESS, pointId, partId);
    }

    public static Subject compilation(long pointId) {
        return new Subject(Purpose.COMPILATION, pointId, null);
    }

    public static Subject decision(long pointId) {
        return new Subject(Purpose.DECISION, pointId, null);
    }
}
