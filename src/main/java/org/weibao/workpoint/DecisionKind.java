package org.weibao.workpoint;

/** What was decided. */
public enum DecisionKind {
    APPROVAL("审批"),
    REASSIGNMENT("重新交办"),
    OBJECTION("裁定异议"),
    NOT_APPLICABLE("确认不涉及"),
    END_IMPLEMENTATION("结束落实"),
    VERIFICATION("核验"),
    SIGNATURE("审签"),
    CHECK("审核"),
    DECISION("审议"),
    RETURN("确定退回对象");

    private final String label;

    DecisionKind(String label) {
        this.label = label;
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }
}
