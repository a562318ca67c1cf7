package org.weibao.workpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a measure counts.
 *
 * @param name what is counted, such as 家庭教育指导活动
 * @param unit the unit of counting, such as 场
 * @param target the figure to reach; null if the plan names none
 * @param aggregation how the parts' figures add up to the point's
 */
@Embeddable
public record Indicator(
        @Column(name = "indicator_name") String name,
        @Column(name = "indicator_unit") String unit,
        @Column(name = "target") @Nullable BigDecimal target,
        @Column(name = "aggregation") @Enumerated(EnumType.STRING) Aggregation aggregation) {}
