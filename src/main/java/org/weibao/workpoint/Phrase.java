package org.weibao.workpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * A collective phrase of the document, such as 各成员单位, kept unchanged.
 *
 * @param expand whether the office expands it to every unit valid that day; null while it has not decided
 */
@Embeddable
public record Phrase(@Column(name = "phrase") String text, @Column(name = "expand") @Nullable Boolean expand) {}
