package org.weibao.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The text of the document that a plan was read from. It never changes. */
@Entity
class PlanText implements Persistable<Long> {

    @Id
    private long planId;

    @Column(length = 1_000_000)
    private String text;

    @SuppressWarnings("NullAway.Init")
    protected PlanText() {}

    PlanText(long planId, String text) {
        this.planId = planId;
        this.text = text;
    }

    @Override
    public @Nullable Long getId() {
        return planId;
    }

    /** Always inserted and never merged. */
    @Override
    public boolean isNew() {
        return true;
    }

    String text() {
        return text;
    }
}
