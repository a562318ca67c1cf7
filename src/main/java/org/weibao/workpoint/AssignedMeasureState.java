package org.weibao.workpoint;

/** Whether a part still carries a measure out. */
public enum AssignedMeasureState {
    CARRIED("承办"),
    CLAIMED("申请不涉及"),
    NOT_APPLICABLE("不涉及"),
    RELEASED("免于承办");

    private final String label;

    AssignedMeasureState(String label) {
        this.label = label;
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }
}
