package org.weibao.workpoint;

import org.weibao.shared.Labelled;

/** How far a measure is. */
public enum MeasureState implements Labelled {
    NOT_STARTED("未开展"),
    IN_PROGRESS("推进中"),
    COMPLETED("已完成");

    private final String label;

    MeasureState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
