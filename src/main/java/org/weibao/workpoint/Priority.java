package org.weibao.workpoint;

import org.weibao.shared.Labelled;

/** The priority that the office gives to a work point. */
public enum Priority implements Labelled {
    NORMAL("一般"),
    KEY("重点");

    private final String label;

    Priority(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
