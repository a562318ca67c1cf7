package org.weibao.evidence;

import org.springframework.util.unit.DataSize;

/** How large and how many files of evidence may be. */
public final class EvidenceLimits {

    /** The largest file; the upload's limit in {@code application.yml} and MySQL's packet go by it. */
    public static final DataSize LARGEST = DataSize.ofMegabytes(20);

    /** The most files of one report or decision, drafts that are not yet submitted counted with it. */
    public static final int MOST_FILES = 20;

    private EvidenceLimits() {}
}
