package org.weibao.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a form collects files for.
 *
 * @param pointId null for the document of a plan
 * @param partId the part that reports; null if the point as a whole is reported or decided
 */
public record EvidenceSubject(Purpose purpose, @Nullable Long pointId, @Nullable Long partId) {

    /** The document that a year is to be started with. */
    public static EvidenceSubject document() {
        return new EvidenceSubject(Purpose.DOCUMENT, null, null);
    }

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
