package org.weibao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A configuration folder of a city with as many units and counties as a benchmark needs, each with an officer and a
 * head, and with years of many points. Every point is of all units and counties; the units lead in turn.
 */
final class LargeTown {

    private static final String ORGANIZATION =
            """
            body:
              - name: 试验市未成年人保护工作领导小组
                host: 市1局
                office: 试验市未成年人保护工作领导小组办公室
                validFrom: 2000-01-01
            units:
              - {code: office, name: 市未保办, kind: OFFICE}
            %s
            counties:
            %s
            people:
              - {id: office-1, name: 陈立, position: 科长, groups: [office]}
              - {id: unit-office-officer, name: 赵磊, position: 科员, groups: [unit-office]}
              - {id: unit-office-head, name: 孙国华, position: 副主任, groups: [unit-office-head]}
              - {id: recorder, name: 黄文, position: 记录员, groups: [leading-group]}
              - {id: supervisor, name: 吴建华, position: 督查专员, groups: [supervisor]}
              - {id: admin, name: 高伟, position: 系统管理员, groups: [camunda-admin]}
            %s
            """;

    private static final String POINT =
            """
              - code: "%1$d-%2$d-%3$d"
                place: "%2$d.%3$d"
                title: 要点%2$d.%3$d
                category: FAMILY
                priority: NORMAL
                lead: %4$s
                units: [%5$s]
                measures:
                  - {title: 开展家庭教育指导, counties: true, indicator: {name: 指导场次, unit: 场, aggregation: SUM}}
                  - {title: 开展宣讲, counties: true}
                closingStandard: [有工作制度, 有活动记录]
            """;

    /** A number in a code has two digits at most. */
    private static final int POINTS_A_CHAPTER = 50;

    private final List<String> units;
    private final List<String> counties;

    LargeTown(int units, int counties) {
        this.units = codes("u", units);
        this.counties = codes("c", counties);
    }

    private static List<String> codes(String letter, int most) {
        return IntStream.rangeClosed(1, most).mapToObj(i -> letter + i).toList();
    }

    /** The codes of its units, the office aside. */
    List<String> units() {
        return units;
    }

    /** The codes of its counties. */
    List<String> counties() {
        return counties;
    }

    /** An empty folder with the organisation. */
    Path write() {
        try {
            var folder = Files.createTempDirectory("weibao-bench");
            Files.createDirectory(folder.resolve("plans"));
            Files.writeString(
                    folder.resolve("organization.yml"),
                    ORGANIZATION.formatted(
                            lines(units, "- {code: %1$s, name: %2$s, fullName: 试验%2$s, kind: GOVERNMENT}"),
                            lines(counties, "- {code: %1$s, name: %2$s, counterpart: %2$s未保办}"),
                            people("unit", units) + "\n" + people("county", counties)));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String people(String kind, List<String> bodies) {
        return lines(bodies, "- {id: %1$s-officer, name: %2$s经办, position: 科员, groups: [" + kind + "-%1$s]}")
                + "\n"
                + lines(bodies, "- {id: %1$s-head, name: %2$s负责, position: 主任, groups: [" + kind + "-%1$s-head]}");
    }

    private static String lines(List<String> codes, String line) {
        return codes.stream()
                .map(code -> "  " + line.formatted(code, name(code)))
                .collect(Collectors.joining("\n"));
    }

    private static String name(String code) {
        return code.startsWith("u") ? "市" + code.substring(1) + "局" : code.substring(1) + "县";
    }

    /** Adds the document of a year. */
    void year(Path folder, int year, int points) {
        try {
            var names = units.stream().map(LargeTown::name).collect(Collectors.joining(", "));
            Files.writeString(
                    folder.resolve("plans/" + year + ".yml"),
                    IntStream.range(0, points)
                            .mapToObj(i -> POINT.formatted(
                                    year,
                                    1 + i / POINTS_A_CHAPTER,
                                    1 + i % POINTS_A_CHAPTER,
                                    name(units.get(i % units.size())),
                                    names))
                            .collect(Collectors.joining(
                                    "",
                                    "year: %1$d\ntitle: 试验市%1$d年未成年人保护工作要点\nsource: 试验\npoints:\n".formatted(year),
                                    "")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
