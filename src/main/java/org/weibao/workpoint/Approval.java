package org.weibao.workpoint;

import org.weibao.shared.Labelled;

/** The leading group's answer to a plan. */
public enum Approval implements Labelled {
    APPROVED("同意"),
    RETURNED("退回");

    private final String label;

    Approval(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
