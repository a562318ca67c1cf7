package org.weibao.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.Conflict;

/** A year's plan (年度工作要点): taken from a document, proofread, approved. */
@Entity
public class Plan {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    private int planYear;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable Integer runningYear;

    private String title;

    private String source;

    @Enumerated(EnumType.STRING)
    private PlanState state = PlanState.PROOFREADING;

    @Column(length = 1_000_000)
    private @Nullable String returnReason;

    @SuppressWarnings("NullAway.Init")
    protected Plan() {}

    Plan(int year, String title, String source) {
        this.planYear = year;
        this.runningYear = year;
        this.title = title;
        this.source = source;
    }

    void requireProofreading() {
        require(PlanState.PROOFREADING);
    }

    void submit() {
        require(PlanState.PROOFREADING);
        state = PlanState.AWAITING_APPROVAL;
    }

    void approve() {
        require(PlanState.AWAITING_APPROVAL);
        state = PlanState.APPROVED;
        returnReason = null;
    }

    void returnToOffice(String reason) {
        require(PlanState.AWAITING_APPROVAL);
        state = PlanState.PROOFREADING;
        returnReason = reason;
    }

    /** Frees the year for another plan. */
    void abandon() {
        require(PlanState.PROOFREADING);
        state = PlanState.ABANDONED;
        runningYear = null;
    }

    private void require(PlanState expected) {
        if (state != expected) {
            throw new Conflict("这份工作要点现在是“" + state.label() + "”，不能再这样办理，请刷新后再看。");
        }
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public int year() {
        return planYear;
    }

    public String title() {
        return title;
    }

    /** Where the document comes from and what is missing in it. */
    public String source() {
        return source;
    }

    public PlanState state() {
        return state;
    }

    /** Why the leading group last returned it; null if it did not. */
    public @Nullable String returnReason() {
        return returnReason;
    }
}
