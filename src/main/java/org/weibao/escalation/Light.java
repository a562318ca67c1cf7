package org.weibao.escalation;

/** How late something is, the least first. */
public enum Light {
    GREEN("绿灯"),
    BLUE("蓝灯"),
    YELLOW("黄灯"),
    RED("红灯");

    private final String label;

    Light(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
