package org.weibao.workpoint;

/** How much weight the office gives to a work point. */
public enum Priority {
    NORMAL("一般"),
    KEY("重点");

    private final String label;

    Priority(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
