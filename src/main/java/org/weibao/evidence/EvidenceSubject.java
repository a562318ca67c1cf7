package org.weibao.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a form collects files for.
 *
 * @param partId the part that reports; null if the point as a whole is reported or decided
 */
public record EvidenceSubject(Purpose purpose, long pointId, @Nullable Long partId) {

    public static EvidenceSubject progress(long pointId, long partId) {
        return new EvidenceSubject(Purpose.PROGRESS, pointId, partId);
    }

    public static EvidenceSubject compilation(long pointId) {
        return new EvidenceSubject(Purpose.COMPILATION, pointId, null);
    }

    public static EvidenceSubject decision(long pointId) {
        return new EvidenceSubject(Purpose.DECISION, pointId, null);
    }
}
