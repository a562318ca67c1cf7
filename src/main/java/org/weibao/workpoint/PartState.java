package org.weibao.workpoint;

/** Where a part (承办任务) stands. */
public enum PartState {
    TO_ACCEPT("待签收"),
    OBJECTED("异议待裁定"),
    CLAIMED("不涉及待确认"),
    IMPLEMENTING("落实中"),
    TO_SIGN("待审签"),
    TO_VERIFY("待核验"),
    VERIFIED("已核验"),
    INCLUDED("自办完成"),
    STANDBY("待征询"),
    RELEASED("免于承办"),
    UNFINISHED("未完成");

    private final String label;

    PartState(String label) {
        this.label = label;
    }

    /** What people read, in Chinese. */
    public String label() {
        return label;
    }
}
