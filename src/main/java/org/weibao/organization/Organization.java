package org.weibao.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.weibao.configuration.ConfigurationFolder;

/**
 * The city's bodies, units, counties and people from {@code organization.yml}, and former units and counties that the
 * file no longer names. It does not change while the system runs.
 */
public final class Organization {

    /** The meanings of a document's collective phrases. */
    enum Collective {
        MEMBER_UNITS("当日有效的全部成员单位"),
        COUNTIES("当日有效的全部县（区）");

        private final String label;

        Collective(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static final String FILE = "organization.yml";

    private final List<LeadingGroup> bodies;
    private final List<Unit> listed;
    private final List<Unit> units;
    private final List<Person> people;
    private final Map<String, Collective> collectivePhrases;

    Organization(
            List<LeadingGroup> bodies,
            List<Unit> units,
            List<Person> people,
            Map<String, Collective> collectivePhrases) {
        this(bodies, units, List.of(), people, collectivePhrases);
    }

    private Organization(
            List<LeadingGroup> bodies,
            List<Unit> listed,
            List<Unit> former,
            List<Person> people,
            Map<String, Collective> collectivePhrases) {
        this.bodies = List.copyOf(bodies);
        this.listed = List.copyOf(listed);
        this.units = Stream.concat(listed.stream(), former.stream()).toList();
        this.people = List.copyOf(people);
        this.collectivePhrases = Map.copyOf(collectivePhrases);
    }

    /**
     * Reads {@code organization.yml}.
     *
     * @throws org.weibao.configuration.ConfigurationMistake if the file holds mistakes
     */
    public static Organization read(ConfigurationFolder folder) {
        return folder.file(FILE).read(entry -> new OrganizationParser().read(entry));
    }

    /** This file and the known units and counties that it does not name; these end before that day, if not earlier. */
    Organization with(List<Unit> known, LocalDate today) {
        List<Unit> former = known.stream()
                .filter(unit -> !isListed(unit.code()))
                .map(unit -> unit.endedBefore(today))
                .toList();
        return new Organization(bodies, listed, former, people, collectivePhrases);
    }

    /** Whether the file names it. */
    boolean isListed(String code) {
        return listed.stream().anyMatch(unit -> unit.code().equals(code));
    }

    /** All units and counties of all times, with the office: those of the file in its order, then the others. */
    public List<Unit> units() {
        return units;
    }

    public Optional<Unit> find(String code) {
        return units.stream().filter(unit -> unit.code().equals(code)).findFirst();
    }

    /**
     * The unit with this code.
     *
     * @throws NoSuchElementException if there is none
     */
    public Unit unit(String code) {
        return find(code).orElseThrow(() -> new NoSuchElementException("No unit with code " + code));
    }

    /** The kind of an assignee body: a unit, a county, or the leading group. */
    public UnitKind kindOf(String body) {
        return body.equals(Groups.LEADING_GROUP)
                ? UnitKind.LEADING_GROUP
                : unit(body).kind();
    }

    /** The name of an assignee body: a unit, a county, or the leading group. */
    public String nameOf(String body) {
        return body.equals(Groups.LEADING_GROUP)
                ? UnitKind.LEADING_GROUP.label()
                : unit(body).name();
    }

    /** The unit or county of a group's members; empty for the groups that every city has. */
    public Optional<Unit> owning(String group) {
        return units.stream()
                .filter(unit -> unit.group().equals(group) || unit.headGroup().equals(group))
                .findFirst();
    }

    /** The unit with this name or alias on a day. White space does not matter. */
    public Optional<Unit> named(String nameOrAlias, LocalDate date) {
        return validOn(date).filter(unit -> unit.isCalled(nameOrAlias)).findFirst();
    }

    /** The office as a unit, which may itself be lead or responsible. */
    public Unit office() {
        return unit(Groups.OFFICE);
    }

    /** All departments that belong to the leading group on a day, without counties and the office. */
    public List<Unit> memberUnits(LocalDate date) {
        return validOn(date).filter(unit -> unit.kind().isMember()).toList();
    }

    public List<Unit> counties(LocalDate date) {
        return validOn(date).filter(unit -> unit.kind() == UnitKind.COUNTY).toList();
    }

    /** The leading group with its name and host on a day; before its first day, those of the first day. */
    public LeadingGroup body(LocalDate date) {
        return bodies.stream().filter(body -> body.isValidOn(date)).findFirst().orElseGet(() -> bodies.get(0));
    }

    public boolean isCollective(String phrase) {
        return collectivePhrases.containsKey(BodyNames.normalized(phrase));
    }

    /** The units that a collective phrase such as 各成员单位 means on a day; empty if the phrase is unknown. */
    public List<Unit> unitsOf(String phrase, LocalDate date) {
        Collective collective = collectivePhrases.get(BodyNames.normalized(phrase));
        if (collective == null) {
            return List.of();
        }
        return collective == Collective.COUNTIES ? counties(date) : memberUnits(date);
    }

    public List<Person> people() {
        return people;
    }

    public Optional<Person> person(String id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    public List<Person> peopleIn(String group) {
        return people.stream().filter(person -> person.groups().contains(group)).toList();
    }

    /** Every group: those of all cities and two for each unit and county. */
    public List<String> groups() {
        return groupsOf(units).toList();
    }

    static Stream<String> groupsOf(List<Unit> units) {
        return Stream.concat(
                Stream.of(Groups.OFFICE, Groups.LEADING_GROUP, Groups.SUPERVISOR, Groups.ADMINISTRATOR),
                units.stream().flatMap(unit -> Stream.of(unit.group(), unit.headGroup())));
    }

    private Stream<Unit> validOn(LocalDate date) {
        return units.stream().filter(unit -> unit.isValidOn(date));
    }
}
