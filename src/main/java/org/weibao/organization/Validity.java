package org.weibao.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A period of days with both ends included. Either end may be open. */
record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {

    boolean contains(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (until == null || !date.isAfter(until));
    }

    boolean overlaps(Validity other) {
        return endsOnOrAfter(other.from) && other.endsOnOrAfter(from);
    }

    boolean isBackwards() {
        return from != null && until != null && until.isBefore(from);
    }

    private boolean endsOnOrAfter(@Nullable LocalDate date) {
        return until == null || date == null || !until.isBefore(date);
    }
}
