package org.weibao.workpoint;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A decision on record: what, who, when and why, with the meeting of the leading group's own. It never changes. */
@Entity
public class Decision {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable Long planId;

    private @Nullable Long pointId;

    private @Nullable Long partId;

    @Enumerated(EnumType.STRING)
    private DecisionKind kind;

    private String outcome;

    @Column(length = 1_000_000)
    private @Nullable String reason;

    private String decidedBy;

    private Instant decidedAt;

    @Embedded
    private @Nullable Meeting meeting;

    @BatchSize(size = 100)
    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "checked_item", joinColumns = @JoinColumn(name = "decision_id"))
    @OrderColumn(name = "position")
    private List<CheckedItem> checkedItems = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Decision() {}

    private Decision(DecisionKind kind, Enum<?> outcome, @Nullable String reason, String by, Instant at) {
        this.kind = kind;
        this.outcome = outcome.name();
        this.reason = reason;
        this.decidedBy = by;
        this.decidedAt = at;
    }

    /** A decision on a plan as a whole. */
    public static Decision onPlan(
            long planId, DecisionKind kind, Enum<?> outcome, @Nullable String reason, String by, Instant at) {
        var decision = new Decision(kind, outcome, reason, by, at);
        decision.planId = planId;
        return decision;
    }

    static Decision onPoint(
            long pointId, DecisionKind kind, Enum<?> outcome, @Nullable String reason, String by, Instant at) {
        var decision = new Decision(kind, outcome, reason, by, at);
        decision.pointId = pointId;
        return decision;
    }

    static Decision onPart(
            Part part, DecisionKind kind, Enum<?> outcome, @Nullable String reason, String by, Instant at) {
        var decision = onPoint(part.point().id(), kind, outcome, reason, by, at);
        decision.partId = part.id();
        return decision;
    }

    Decision in(Meeting where) {
        meeting = where;
        return this;
    }

    Decision after(List<CheckedItem> items) {
        checkedItems.addAll(items);
        return this;
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public @Nullable Long pointId() {
        return pointId;
    }

    public @Nullable Long partId() {
        return partId;
    }

    public DecisionKind kind() {
        return kind;
    }

    /** The name of the outcome's constant. */
    public String outcome() {
        return outcome;
    }

    public String outcomeLabel() {
        return kind.labelOf(outcome);
    }

    public @Nullable String reason() {
        return reason;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public @Nullable Meeting meeting() {
        return meeting;
    }

    public List<CheckedItem> checkedItems() {
        return List.copyOf(checkedItems);
    }
}
