package org.weibao.workpoint;

/** How a body answers for a work point. */
public enum Role {
    LEAD("牵头单位"),
    RESPONSIBLE("责任单位"),
    SUPPORTING("配合单位"),
    COUNTY("县（区）");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }
}
