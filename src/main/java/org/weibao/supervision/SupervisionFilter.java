package org.weibao.supervision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.Organization;
import org.weibao.shared.Labelled;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.SixProtections;

/**
 * What the user wants to see of a year. Everything but the year only narrows.
 *
 * @param year null for the latest
 * @param unit the code of a unit; only its parts are shown, and points that name it
 * @param county the same for a county
 * @param marks a point or one of its parts has one of them; empty for all
 * @param worst the point's own mark, which is the worst of it and of its parts; null for all
 * @param text in the point's code, place or title
 */
public record SupervisionFilter(
        @Nullable Integer year,
        @Nullable SixProtections protection,
        @Nullable String unit,
        @Nullable String county,
        Set<Mark> marks,
        @Nullable Mark worst,
        @Nullable Phase phase,
        @Nullable String text) {

    private static final int LONGEST_TEXT = 100;

    /** The whole of the latest year. */
    public static final SupervisionFilter NONE =
            new SupervisionFilter(null, null, null, null, Set.of(), null, null, null);

    public SupervisionFilter {
        marks = Set.copyOf(marks);
        text = Texts.optionalLine("q", "搜索内容", text, LONGEST_TEXT);
    }

    /**
     * The filter as an address names it.
     *
     * @throws Refusal if a name is unknown
     */
    public static SupervisionFilter of(
            @Nullable Integer year,
            @Nullable String protection,
            @Nullable String unit,
            @Nullable String county,
            Collection<String> lights,
            @Nullable String phase,
            @Nullable String text) {
        var marks = EnumSet.noneOf(Mark.class);
        lights.stream()
                .map(each -> named(Mark.class, "light", "灯", each))
                .filter(Objects::nonNull)
                .forEach(marks::add);
        return new SupervisionFilter(
                year,
                named(SixProtections.class, "protection", "六大保护", protection),
                given(unit),
                given(county),
                marks,
                null,
                named(Phase.class, "phase", "阶段", phase),
                text);
    }

    /**
     * The same, narrowed to the points with this mark of their own.
     *
     * @throws Refusal if a name is unknown
     */
    public SupervisionFilter withWorst(@Nullable String mark) {
        return new SupervisionFilter(
                year, protection, unit, county, marks, named(Mark.class, "worst", "灯", mark), phase, text);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static <E extends Enum<E>> @Nullable E named(
            Class<E> type, String field, String label, @Nullable String name) {
        if (given(name) == null) {
            return null;
        }
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(field, "“" + label + "”没有这个选项，请重新选择。"));
    }

    SupervisionFilter of(int year) {
        return new SupervisionFilter(year, protection, unit, county, marks, worst, phase, text);
    }

    /** The codes of the units and counties whose parts alone are shown; empty for all. */
    List<String> bodies() {
        return Stream.of(unit, county).filter(Objects::nonNull).toList();
    }

    /** What it narrows to, for people. */
    String inWords(Organization organization) {
        var words = new ArrayList<String>();
        if (protection != null) {
            words.add(protection.label());
        }
        bodies().stream()
                .map(code -> organization.find(code).map(each -> each.name()).orElse(code))
                .forEach(words::add);
        if (!marks.isEmpty()) {
            words.add(marks.stream().sorted().map(Labelled::label).collect(Collectors.joining("、")));
        }
        if (worst != null) {
            words.add("要点为" + worst.label());
        }
        if (phase != null) {
            words.add(phase.label() + "阶段");
        }
        if (text != null) {
            words.add("含“" + text + "”");
        }
        return words.isEmpty() ? "全部" : String.join("，", words);
    }
}
