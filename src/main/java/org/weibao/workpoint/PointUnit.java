package org.weibao.workpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A unit that answers for a work point beside its lead: responsible (责任) or supporting (配合). */
@Embeddable
public record PointUnit(
        @Column(name = "unit_code") String code, @Column(name = "role") @Enumerated(EnumType.STRING) Role role) {}
