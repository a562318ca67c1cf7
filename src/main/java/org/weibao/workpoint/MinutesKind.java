package org.weibao.workpoint;

/** On what paper a decision of the leading group stands. */
public enum MinutesKind {
    MINUTES("会议纪要"),
    INSTRUCTION("批示");

    private final String label;

    MinutesKind(String label) {
        this.label = label;
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }
}
