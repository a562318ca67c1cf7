package org.weibao.evidence;

import java.util.Set;
import org.springframework.util.unit.DataSize;

/** The limits on size and number of evidence files. */
public final class EvidenceLimits {

    /** The largest file. The upload limit in {@code application.yml} and MySQL's packet size depend on it. */
    public static final DataSize LARGEST = DataSize.ofMegabytes(20);

    /** The most files of one report or decision, including drafts that are not yet submitted. */
    public static final int MOST_FILES = 20;

    /** The allowed kinds, in Chinese. */
    public static final String KINDS = Kind.ALLOWED;

    private EvidenceLimits() {}

    /** The extensions that a file's name may have. */
    public static Set<String> extensions() {
        return Kind.extensions();
    }
}
