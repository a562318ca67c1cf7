package org.weibao.workpoint;

import java.util.Collection;
import java.util.stream.Collectors;

/** The state of a part (承办任务). */
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

    /** The label of a part with these measures. For a part without measures to carry out it names the reason. */
    public String label(Collection<AssignedMeasureState> measures) {
        return this != RELEASED
                ? label
                : measures.stream().map(AssignedMeasureState::label).distinct().collect(Collectors.joining("、"));
    }

    /** Whether the fan-out in the model still waits for such a part. */
    public boolean isOpen() {
        return switch (this) {
            case TO_ACCEPT, OBJECTED, CLAIMED, IMPLEMENTING, TO_SIGN, TO_VERIFY -> true;
            case VERIFIED, INCLUDED, STANDBY, RELEASED, UNFINISHED -> false;
        };
    }

    /** Whether such a part has ended in a state that allows reopening. */
    public boolean mayReopen() {
        return !isOpen() && this != RELEASED;
    }
}
