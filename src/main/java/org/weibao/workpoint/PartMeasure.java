package org.weibao.workpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A measure within a part: carried out, claimed as not applicable (不涉及), or released. */
@Entity
@Table(name = "part_measure")
class PartMeasure {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.EAGER)
    private Measure measure;

    @Enumerated(EnumType.STRING)
    private AssignedMeasureState state = AssignedMeasureState.CARRIED;

    @Column(length = 1_000_000)
    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init")
    protected PartMeasure() {}

    PartMeasure(Measure measure) {
        this.measure = measure;
    }

    void become(AssignedMeasureState next, @Nullable String why) {
        state = next;
        if (why != null) {
            reason = why;
        }
    }

    Measure measure() {
        return measure;
    }

    AssignedMeasureState state() {
        return state;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
