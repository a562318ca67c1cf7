package org.weibao.workpoint;

import org.weibao.shared.Labelled;

/** How the parts' figures for an indicator add up to the point's. */
public enum Aggregation implements Labelled {
    SUM("累加"),
    RATIO("分子/分母"),
    NONE("不累加");

    private final String label;

    Aggregation(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
