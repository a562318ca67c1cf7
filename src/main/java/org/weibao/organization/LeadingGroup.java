package org.weibao.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The body that issues the work points, as it is called and hosted for a time.
 *
 * @param validUntil last day; null where it still is
 */
public record LeadingGroup(
        String name, Unit host, String officeName, LocalDate validFrom, @Nullable LocalDate validUntil) {

    boolean isValidOn(LocalDate date) {
        return new Validity(validFrom, validUntil).contains(date);
    }
}
