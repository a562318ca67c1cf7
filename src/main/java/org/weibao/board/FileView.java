package org.weibao.board;

import java.time.Instant;
import org.weibao.evidence.EvidenceFile;
import org.weibao.organization.NameHistory;

/**
 * A file of evidence in a list.
 *
 * @param length in bytes
 * @param preview whether the browser may show it
 */
public record FileView(long id, String name, long length, boolean preview, String uploadedBy, Instant uploadedAt) {

    /** @param uploader their names over time */
    public static FileView of(EvidenceFile file, NameHistory uploader) {
        return new FileView(
                file.id(),
                file.name(),
                file.length(),
                file.isPreviewable(),
                uploader.at(file.uploadedAt()).name(),
                file.uploadedAt());
    }
}
