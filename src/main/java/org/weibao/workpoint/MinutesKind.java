package org.weibao.workpoint;

import org.weibao.shared.Labelled;

/** The kind of document that records a decision of the leading group. */
public enum MinutesKind implements Labelled {
    MINUTES("会议纪要"),
    INSTRUCTION("批示");

    private final String label;

    MinutesKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
