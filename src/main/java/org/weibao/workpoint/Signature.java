package org.weibao.workpoint;

/** A head's answer to a report that is put before him (审签). */
public enum Signature {
    SIGNED,
    RETURNED
}
