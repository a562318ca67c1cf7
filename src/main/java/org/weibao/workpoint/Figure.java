package org.weibao.workpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of one measure.
 *
 * @param percentage from 0 to 100
 * @param figure of the measure's indicator, since the year began; the numerator where the indicator is a ratio
 * @param denominator where the indicator is a ratio
 */
@Embeddable
public record Figure(
        @Column(name = "measure_id") long measureId,
        @Column(name = "state") @Enumerated(EnumType.STRING) MeasureState state,
        @Column(name = "percentage") int percentage,
        @Column(name = "figure") @Nullable BigDecimal figure,
        @Column(name = "denominator") @Nullable BigDecimal denominator) {}
