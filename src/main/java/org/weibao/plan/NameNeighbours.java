package org.weibao.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.shared.Texts;

/** The units whose names are most like a name that no unit has. They are offered, and never taken by themselves. */
public final class NameNeighbours {

    private static final int MOST = 3;

    /** Names that share less than this are not alike. */
    private static final double LEAST = 0.25;

    private NameNeighbours() {}

    private record Neighbour(Unit unit, double likeness) {}

    /** At most three, the most alike first. Counties are none: they are chosen by themselves. */
    public static List<Unit> of(String name, Organization organization, LocalDate day) {
        return organization.units().stream()
                .filter(unit -> unit.kind() != UnitKind.COUNTY && unit.isValidOn(day))
                .map(unit -> new Neighbour(unit, likeness(name, unit)))
                .filter(neighbour -> neighbour.likeness() >= LEAST)
                .sorted(Comparator.comparingDouble(Neighbour::likeness).reversed())
                .limit(MOST)
                .map(Neighbour::unit)
                .toList();
    }

    private static double likeness(String name, Unit unit) {
        return Stream.of(Stream.of(unit.name()), Stream.ofNullable(unit.fullName()), unit.aliases().stream())
                .flatMap(each -> each)
                .mapToDouble(each -> likeness(name, each))
                .max()
                .orElse(0);
    }

    /** Dice's coefficient over single characters and pairs: short names differ in one pair and are alike in characters. */
    static double likeness(String one, String other) {
        var left = pieces(one);
        var right = pieces(other);
        var shared = left.stream().filter(right::contains).count();
        return 2.0 * shared / Math.max(1, left.size() + right.size());
    }

    private static Set<String> pieces(String name) {
        var plain = Texts.condensed(name).replaceFirst("^(本|全)?市", "");
        var pieces = new HashSet<String>();
        for (var i = 0; i < plain.length(); i++) {
            pieces.add(plain.substring(i, i + 1));
            if (i + 2 <= plain.length()) {
                pieces.add(plain.substring(i, i + 2));
            }
        }
        return pieces;
    }
}
