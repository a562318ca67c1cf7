package org.weibao.workpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What the office found of one item of the closing standard. */
@Embeddable
public record CheckedItem(
        @Column(name = "item", length = 500) String item,
        @Column(name = "met") boolean met,
        @Column(name = "remark", length = 1_000_000) @Nullable String remark) {}
