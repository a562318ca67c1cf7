package org.weibao.evidence;

import java.util.Set;
import org.springframework.util.unit.DataSize;

/** How large and how many files of evidence may be. */
public final class EvidenceLimits {

    /** The largest file; the upload's limit in {@code application.yml} and MySQL's packet go by it. */
    public static final DataSize LARGEST = DataSize.ofMegabytes(20);

    /** The most files of one report or decision, drafts that are not yet submitted counted with it. */
    public static final int MOST_FILES = 20;

    /** What people may upload, in their words. */
    public static final String KINDS = Kind.ALLOWED;

    private EvidenceLimits() {}

    /** The extensions that a file's name may have. */
    public static Set<String> extensions() {
        return Kind.extensions();
    }
}
