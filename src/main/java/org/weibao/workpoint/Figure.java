package org.weibao.workpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a report states about one measure.
 *
 * @param percentage from 0 to 100
 * @param figure the indicator's figure since the year began; the numerator if the indicator is a ratio
 * @param denominator only if the indicator is a ratio
 */
@Embeddable
public record Figure(
        @Column(name = "measure_id") long measureId,
        @Column(name = "state") @Enumerated(EnumType.STRING) MeasureState state,
        @Column(name = "percentage") int percentage,
        @Column(name = "figure") @Nullable BigDecimal figure,
        @Column(name = "denominator") @Nullable BigDecimal denominator) {}
