package org.weibao.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.configuration.Entry;
import org.weibao.configuration.Text;
import org.weibao.organization.Organization.Collective;

/** Reads {@code organization.yml}. It refuses what would later send a task to nobody or to two bodies. */
final class OrganizationParser {

    private static final Pattern CODE = Pattern.compile("(?!.*-head$)[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String CODE_RULE = "只用小写字母、数字和连字符，且不以 -head 结尾";

    /** A unit and its line, to name the first of two units with the same name. */
    private record NamedAt(Unit unit, int line) {}

    private final List<Unit> units = new ArrayList<>();
    private final Map<String, Integer> unitLines = new HashMap<>();
    private final Map<String, List<NamedAt>> names = new HashMap<>();
    private final List<LeadingGroup> bodies = new ArrayList<>();
    private final Map<String, Integer> personLines = new HashMap<>();
    private final Map<String, Collective> collectivePhrases = new HashMap<>();

    Organization read(Entry file) {
        file.entries("units", this::unit);
        file.entries("counties", this::county);
        if (units.stream().noneMatch(unit -> unit.kind() == UnitKind.OFFICE)) {
            file.refuse("units", "没有办公室", "登记一个 code 为 office、kind 为 OFFICE 的单位");
        }
        file.entries("body", this::body);
        checkBodies(file);
        file.entries("collectivePhrases", this::collectivePhrase);
        Set<String> groups = new HashSet<>(Organization.groupsOf(units).toList());
        List<Person> people = file.entries("people", entry -> person(entry, groups));
        return new Organization(bodies, units, people, collectivePhrases);
    }

    private Unit unit(Entry entry) {
        String code = code(entry);
        UnitKind kind = entry.word("kind", UnitKind.class, UnitKind::label);
        if (kind == UnitKind.COUNTY || kind == UnitKind.LEADING_GROUP) {
            entry.refuse("kind", "这里不能登记" + kind.label(), "县（区）写在 counties 下，领导小组写在 body 下");
        }
        if ((kind == UnitKind.OFFICE) != code.equals(Groups.OFFICE)) {
            entry.refuse("kind", "办公室的 code 固定为 office，其他单位不能用", "更正 code 或 kind");
        }
        return register(entry, code, kind, null, kind.isMember() ? fullName(entry) : null);
    }

    private Unit county(Entry entry) {
        return register(entry, code(entry), UnitKind.COUNTY, entry.text("counterpart"), null);
    }

    /** Letters go to every member unit, and an official letter uses no short name. */
    private static String fullName(Entry entry) {
        if (!entry.has("fullName")) {
            entry.refuse("fullName", "缺少“fullName”", "写明函件上称呼这个单位的全称或者规范化简称，例如 XX市公安局");
            return "";
        }
        return entry.text("fullName");
    }

    private Unit register(
            Entry entry, String code, UnitKind kind, @Nullable String counterpart, @Nullable String fullName) {
        Validity validity = validity(entry);
        String name = entry.text("name");
        List<Text> aliases = entry.texts("aliases");
        Unit unit = new Unit(
                code,
                name,
                kind,
                aliases.stream().map(Text::value).toList(),
                validity.from(),
                validity.until(),
                counterpart,
                fullName);
        registerName(unit, name, entry.line(), (problem, remedy) -> entry.refuse("name", problem, remedy));
        if (fullName != null && !fullName.equals(name)) {
            registerName(unit, fullName, entry.line(), (problem, remedy) -> entry.refuse("fullName", problem, remedy));
        }
        aliases.forEach(alias -> registerName(unit, alias.value(), entry.line(), alias::refuse));
        units.add(unit);
        return unit;
    }

    private String code(Entry entry) {
        String code = entry.code("code", CODE, CODE_RULE);
        refuseDouble(entry, "code", code, unitLines);
        return code;
    }

    private void registerName(Unit unit, String name, int line, BiConsumer<String, String> refusing) {
        if (name.isEmpty()) {
            return;
        }
        List<NamedAt> sameName = names.computeIfAbsent(BodyNames.normalized(name), key -> new ArrayList<>());
        sameName.stream()
                .filter(other -> validityOf(other.unit()).overlaps(validityOf(unit)))
                .findFirst()
                .ifPresent(other -> refusing.accept(
                        "“" + name + "”已经是第 " + other.line() + " 行“"
                                + other.unit().name() + "”的名称或别名",
                        "同一时期一个名称只能指一个单位：改名，或者写明各自的起止日期"));
        sameName.add(new NamedAt(unit, line));
    }

    private static Validity validityOf(Unit unit) {
        return new Validity(unit.validFrom(), unit.validUntil());
    }

    private LeadingGroup body(Entry entry) {
        Validity validity = validity(entry);
        if (!entry.has("validFrom")) {
            entry.refuse("validFrom", "缺少“validFrom”", "写明这一名称从哪一天起使用");
        }
        LocalDate from = Objects.requireNonNullElse(validity.from(), LocalDate.MIN);
        LeadingGroup body = new LeadingGroup(
                entry.text("name"), host(entry, validity), entry.text("office"), from, validity.until());
        bodies.add(body);
        return body;
    }

    private Unit host(Entry entry, Validity validity) {
        String name = entry.text("host");
        return units.stream()
                .filter(unit -> unit.isCalled(name) && validityOf(unit).overlaps(validity))
                .findFirst()
                .orElseGet(() -> {
                    if (!name.isEmpty()) {
                        entry.refuse("host", "没有名为“" + name + "”的单位", "改为 units 里的名称或别名，或者先登记这个单位");
                    }
                    return new Unit("", name, UnitKind.GOVERNMENT, List.of(), null, null, null, null);
                });
    }

    private void checkBodies(Entry file) {
        if (bodies.isEmpty()) {
            file.refuse("body", "没有领导小组", "至少登记一条，写明 name、host、office 和 validFrom");
            return;
        }
        for (int i = 1; i < bodies.size(); i++) {
            LocalDate until = bodies.get(i - 1).validUntil();
            if (until == null || !until.plusDays(1).equals(bodies.get(i).validFrom())) {
                file.refuse("body", "第 " + i + " 条与第 " + (i + 1) + " 条的日期不相接", "后一条从前一条 validUntil 的次日开始");
            }
        }
        if (bodies.get(bodies.size() - 1).validUntil() != null) {
            file.refuse("body", "最后一条已经到期，之后没有领导小组", "删去它的 validUntil，或者补上接替的一条");
        }
    }

    private String collectivePhrase(Entry entry) {
        String phrase = entry.text("phrase");
        Collective covers = entry.word("covers", Collective.class, Collective::label);
        if (collectivePhrases.put(BodyNames.normalized(phrase), covers) != null) {
            entry.refuse("phrase", "“" + phrase + "”重复", "删去其中一条");
        }
        return phrase;
    }

    private Person person(Entry entry, Set<String> groups) {
        String id = entry.code("id", ID, "只用小写字母、数字和连字符");
        refuseDouble(entry, "id", id, personLines);
        List<Text> memberships = entry.texts("groups");
        if (memberships.isEmpty()) {
            entry.refuse("groups", "没有所属的组", "写明此人属于哪些组，例如 [unit-minzheng]");
        }
        memberships.stream()
                .filter(group -> !groups.contains(group.value()))
                .forEach(group -> group.refuse(
                        "没有组“" + group.value() + "”",
                        "单位写 unit-代码，县（区）写 county-代码，负责人再加 -head；其余只有 office、leading-group、supervisor、camunda-admin"));
        return new Person(
                id,
                entry.text("name"),
                entry.text("position"),
                memberships.stream().map(Text::value).toList());
    }

    private static Validity validity(Entry entry) {
        Validity validity = new Validity(entry.date("validFrom"), entry.date("validUntil"));
        if (validity.isBackwards()) {
            entry.refuse("validUntil", "结束日期早于开始日期", "更正 validFrom 或 validUntil");
        }
        return validity;
    }

    private static void refuseDouble(Entry entry, String key, String code, Map<String, Integer> lines) {
        Integer first = code.isEmpty() ? null : lines.putIfAbsent(code, entry.line());
        if (first != null) {
            entry.refuse(key, "“" + code + "”与第 " + first + " 行重复", "换一个没有用过的代码");
        }
    }
}
