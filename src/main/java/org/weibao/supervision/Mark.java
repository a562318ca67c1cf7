package org.weibao.supervision;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.Light;
import org.weibao.shared.Labelled;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Phase;

/** The sign of a cell or a point: the light of its open tasks, or why it has none. The most urgent comes first. */
public enum Mark implements Labelled {
    RED(Light.RED),
    YELLOW(Light.YELLOW),
    BLUE(Light.BLUE),
    GREEN(Light.GREEN),
    /** Nothing is due, such as a supporting unit that nobody has asked. */
    UNLIT("不限期"),
    NOT_STARTED("未开始"),
    UNFINISHED("未完成"),
    RELEASED("免于承办"),
    LEFT_OUT("本年不列入"),
    CARRIED_OVER("已结转"),
    DONE("已完成");

    private final @Nullable Light light;
    private final String label;

    Mark(Light light) {
        this.light = light;
        this.label = light.label();
    }

    Mark(String label) {
        this.light = null;
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    Optional<Light> light() {
        return Optional.ofNullable(light);
    }

    /** Whether it is so late that the office acts. */
    boolean isLate() {
        return this == RED || this == YELLOW;
    }

    static Mark worse(Mark one, Mark other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /**
     * The mark of a part.
     *
     * @param light the ordinal of its worst light; null without one
     */
    static Mark of(PartState state, @Nullable Integer light) {
        if (light != null) {
            return of(light);
        }
        return switch (state) {
            case VERIFIED, INCLUDED -> DONE;
            case UNFINISHED -> UNFINISHED;
            case RELEASED -> RELEASED;
            case TO_ACCEPT, OBJECTED, CLAIMED, IMPLEMENTING, TO_SIGN, TO_VERIFY, STANDBY -> UNLIT;
        };
    }

    /** The mark of a point, with the worst light of its own tasks and of its parts. */
    static Mark of(Phase phase, @Nullable Integer light) {
        if (light != null) {
            return of(light);
        }
        return switch (phase) {
            case CLOSED -> DONE;
            case CARRIED_OVER -> CARRIED_OVER;
            case LEFT_OUT -> LEFT_OUT;
            case DRAFT, APPROVED -> NOT_STARTED;
            case ASSIGNMENT, IMPLEMENTATION, REPORTING, REVIEW -> UNLIT;
        };
    }

    private static Mark of(int light) {
        return valueOf(Light.values()[light].name());
    }
}
