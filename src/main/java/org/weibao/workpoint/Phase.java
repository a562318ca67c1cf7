package org.weibao.workpoint;

/** The phase of a work point. */
public enum Phase {
    DRAFT("拟定"),
    LEFT_OUT("本年不列入"),
    APPROVED("已批准"),
    ASSIGNMENT("交办"),
    IMPLEMENTATION("落实"),
    REPORTING("上报"),
    REVIEW("审议"),
    CLOSED("已销号"),
    CARRIED_OVER("已结转");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }
}
