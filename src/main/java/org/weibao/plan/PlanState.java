package org.weibao.plan;

/** The state of a year's plan. */
public enum PlanState {
    PROOFREADING("校核中"),
    AWAITING_APPROVAL("待审批"),
    APPROVED("已批准"),
    ABANDONED("已放弃");

    private final String label;

    PlanState(String label) {
        this.label = label;
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }
}
