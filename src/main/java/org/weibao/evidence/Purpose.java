package org.weibao.evidence;

/** What a file is evidence of. */
public enum Purpose {
    /** A part's progress report. */
    PROGRESS,
    /** The lead's compiled report. */
    COMPILATION,
    /** A decision of the leading group: the scan of its minutes. */
    DECISION,
    /** The document that a plan was read from. */
    DOCUMENT
}
