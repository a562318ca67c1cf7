package org.weibao.extension;

/** The state of a request for an extension. */
public enum ExtensionState {
    TO_SIGN("待负责人签署"),
    TO_DECIDE("待办公室决定"),
    GRANTED("已同意"),
    UNSIGNED("负责人未签署"),
    REFUSED("办公室未同意"),
    NOT_NEEDED("不再需要");

    private final String label;

    ExtensionState(String label) {
        this.label = label;
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }
}
