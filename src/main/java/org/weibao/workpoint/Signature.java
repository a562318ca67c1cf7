package org.weibao.workpoint;

import org.weibao.shared.Labelled;

/** A head's answer to a report (审签). */
public enum Signature implements Labelled {
    SIGNED("签发"),
    RETURNED("退回");

    private final String label;

    Signature(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
