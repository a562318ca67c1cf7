package org.weibao.workpoint;

/** How the parts' figures for an indicator add up to the point's. */
public enum Aggregation {
    SUM("累加"),
    RATIO("分子/分母"),
    NONE("不累加");

    private final String label;

    Aggregation(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
