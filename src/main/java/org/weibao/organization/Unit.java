package org.weibao.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member unit, a county or the office itself.
 *
 * @param validFrom first day; null for always
 * @param validUntil last day; null if still valid
 * @param counterpart the county's own office, which gets letters; null for all other kinds
 * @param fullName the name in letters to a member unit (全称或者规范化简称); null for all other kinds
 */
public record Unit(
        String code,
        String name,
        UnitKind kind,
        List<String> aliases,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable String counterpart,
        @Nullable String fullName) {

    public Unit {
        aliases = List.copyOf(aliases);
    }

    /** The group of the unit's officers. */
    public String group() {
        return (kind == UnitKind.COUNTY ? "county-" : "unit-") + code;
    }

    /** The group of the unit's heads, who sign its reports. */
    public String headGroup() {
        return group() + Groups.HEAD_SUFFIX;
    }

    public boolean isValidOn(LocalDate date) {
        return new Validity(validFrom, validUntil).contains(date);
    }

    /** A copy whose last day is before that day, or earlier. */
    Unit endedBefore(LocalDate day) {
        LocalDate last = day.minusDays(1);
        return validUntil != null && validUntil.isBefore(last)
                ? this
                : new Unit(code, name, kind, aliases, validFrom, last, counterpart, fullName);
    }

    boolean isCalled(String nameOrAlias) {
        String wanted = BodyNames.normalized(nameOrAlias);
        return names().anyMatch(name -> BodyNames.normalized(name).equals(wanted));
    }

    /** The name, the full name and the aliases. */
    private Stream<String> names() {
        return Stream.of(Stream.of(name), Stream.ofNullable(fullName), aliases.stream())
                .flatMap(each -> each);
    }

    /** Its name in a letter's address; empty if it gets no letters. */
    public Optional<String> addressee() {
        return Optional.ofNullable(kind == UnitKind.COUNTY ? counterpart : fullName);
    }
}
