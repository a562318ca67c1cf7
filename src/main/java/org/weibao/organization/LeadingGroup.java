package org.weibao.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The body that issues the work points, with its name and host of a certain time.
 *
 * @param validUntil last day; null if still valid
 */
public record LeadingGroup(
        String name, Unit host, String officeName, LocalDate validFrom, @Nullable LocalDate validUntil) {

    boolean isValidOn(LocalDate date) {
        return new Validity(validFrom, validUntil).contains(date);
    }
}
