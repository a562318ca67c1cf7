package org.weibao.workpoint;

/** How far a measure is. */
public enum MeasureState {
    NOT_STARTED("未开展"),
    IN_PROGRESS("推进中"),
    COMPLETED("已完成");

    private final String label;

    MeasureState(String label) {
        this.label = label;
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }
}
