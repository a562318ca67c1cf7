package org.weibao.plan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weibao.configuration.Entry;
import org.weibao.configuration.Text;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.plan.PlanFile.Indicator;
import org.weibao.plan.PlanFile.Measure;
import org.weibao.plan.PlanFile.NamedUnit;
import org.weibao.plan.PlanFile.Point;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.SixProtections;

/** Reads one year's document and finds each named unit in the organization of that year. */
final class PlanFileParser {

    private static final Pattern CODE = Pattern.compile("\\d{4}(-\\d{1,2}){1,6}");

    private final Organization organization;
    private final String fileName;
    private final Map<String, Integer> pointLines = new HashMap<>();
    private int year;

    PlanFileParser(Organization organization, String fileName) {
        this.organization = organization;
        this.fileName = fileName;
    }

    PlanFile read(Entry file) {
        year = year(file);
        String title = file.text("title");
        String source = file.text("source");
        List<Point> points = file.entries("points", this::point);
        if (points.isEmpty()) {
            file.refuse("points", "没有要点", "逐项写出文件的各个要点");
        }
        return new PlanFile(year, title, source, points);
    }

    private int year(Entry file) {
        int written = file.number("year");
        if (written != 0 && !fileName.equals(String.valueOf(written))) {
            file.refuse(
                    "year", "年度 " + written + " 与文件名 " + fileName + ".yml 不一致", "更正年度，或者把文件改名为 " + written + ".yml");
        }
        return written;
    }

    private Point point(Entry entry) {
        String code = code(entry);
        boolean incomplete = entry.flag("incomplete");
        String note = incomplete ? entry.text("note") : entry.optionalText("note");
        List<NamedUnit> units = pointUnits(entry);
        List<String> phrases = pointPhrases(entry);
        if (!incomplete && units.isEmpty() && phrases.isEmpty()) {
            entry.refuse("units", "没有责任单位", "写出文件所列的责任单位；文件残缺时写 incomplete: true 并用 note 说明");
        }
        List<Measure> measures = entry.entries("measures", measure -> measure(measure, units, phrases));
        if (measures.isEmpty() && !incomplete) {
            entry.refuse("measures", "没有任务措施", "文件的每一项要求写成一条任务措施");
        }
        List<String> closingStandard = values(entry.texts("closingStandard"));
        if (closingStandard.isEmpty() && !incomplete) {
            entry.refuse("closingStandard", "没有办结标准", "写出办公室审核时逐条核对的标准");
        }
        Rhythm rhythm = entry.word("rhythm", Rhythm.class, Rhythm::label, Rhythm.QUARTERLY);
        return new Point(
                code,
                entry.text("place", 60),
                entry.text("title"),
                entry.word("category", SixProtections.class, SixProtections::label),
                entry.word("priority", Priority.class, Priority::label),
                units,
                phrases,
                lead(entry, units),
                measures,
                closingStandard,
                entry.date("deadline"),
                rhythm,
                rhythm == Rhythm.MONTHLY ? entry.text("rhythmReason") : entry.optionalText("rhythmReason"),
                incomplete,
                note);
    }

    private String code(Entry entry) {
        String code = entry.code("code", CODE, "写成“年度-序号-序号”，例如 " + year + "-1-1");
        if (CODE.matcher(code).matches() && !code.startsWith(year + "-")) {
            entry.refuse("code", "“" + code + "”不属于 " + year + " 年度", "代码以 " + year + "- 开头");
        }
        Integer first = code.isEmpty() ? null : pointLines.putIfAbsent(code, entry.line());
        if (first != null) {
            entry.refuse("code", "“" + code + "”与第 " + first + " 行重复", "每个要点用自己的代码");
        }
        return code;
    }

    private List<NamedUnit> pointUnits(Entry entry) {
        var units = new ArrayList<NamedUnit>();
        Set<String> codes = new HashSet<>();
        for (Text text : entry.texts("units")) {
            Optional<Unit> unit = unit(text.value());
            if (unit.isEmpty()) {
                text.refuse(unknown(text.value()), remedyForUnknown(text.value()));
            } else if (!codes.add(unit.get().code())) {
                text.refuse("“" + text.value() + "”在本要点中重复", "删去其中一个");
            }
            units.add(new NamedUnit(text.value(), unit.map(Unit::code).orElse("")));
        }
        return units;
    }

    private List<String> pointPhrases(Entry entry) {
        List<Text> phrases = entry.texts("collectivePhrases");
        phrases.stream()
                .filter(phrase -> !organization.isCollective(phrase.value()))
                .forEach(phrase -> phrase.refuse(
                        "没有登记过统称“" + phrase.value() + "”", "在 organization.yml 的 collectivePhrases 里登记，或者更正文字"));
        return values(phrases);
    }

    private @Nullable NamedUnit lead(Entry entry, List<NamedUnit> units) {
        String name = entry.optionalText("lead");
        if (name == null || name.isEmpty()) {
            return null;
        }
        return ofPoint(name, units).orElseGet(() -> {
            entry.refuse("lead", notOfPoint(name), "牵头单位也要写进本要点的 units");
            return new NamedUnit(name, "");
        });
    }

    private Measure measure(Entry entry, List<NamedUnit> units, List<String> phrases) {
        String title = entry.text("title");
        var carriedOutBy = new ArrayList<NamedUnit>();
        for (Text text : entry.texts("units")) {
            ofPoint(text.value(), units)
                    .ifPresentOrElse(
                            carriedOutBy::add,
                            () -> text.refuse(
                                    notOfPoint(text.value()),
                                    unit(text.value()).isEmpty()
                                            ? remedyForUnknown(text.value())
                                            : "先写进本要点的 units，或者从这条任务措施中删去"));
        }
        List<Text> carriedOutByAll = entry.texts("collectivePhrases");
        carriedOutByAll.stream()
                .filter(phrase -> !phrases.contains(phrase.value()))
                .forEach(phrase -> phrase.refuse(notOfPoint(phrase.value()), "先写进本要点的 collectivePhrases，或者删去"));
        return new Measure(
                title,
                carriedOutBy,
                values(carriedOutByAll),
                entry.flag("counties"),
                entry.optionalEntry("indicator", this::indicator));
    }

    private Indicator indicator(Entry entry) {
        return new Indicator(
                entry.text("name"),
                entry.text("unit", 30),
                entry.decimal("target"),
                entry.word("aggregation", Aggregation.class, Aggregation::label));
    }

    private Optional<NamedUnit> ofPoint(String name, List<NamedUnit> units) {
        String code = unit(name).map(Unit::code).orElse("");
        return units.stream()
                .filter(unit -> unit.name().equals(name)
                        || (!code.isEmpty() && unit.code().equals(code)))
                .findFirst();
    }

    private Optional<Unit> unit(String name) {
        try {
            LocalDate firstDay = Year.of(year).atDay(1);
            LocalDate lastDay = Year.of(year).atMonth(12).atEndOfMonth();
            return organization.named(name, firstDay).or(() -> organization.named(name, lastDay));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String unknown(String name) {
        return year + " 年没有名为“" + name + "”的单位";
    }

    private String remedyForUnknown(String name) {
        return organization.isCollective(name)
                ? "这是统称，写到 collectivePhrases 下"
                : "改为 organization.yml 里的名称或别名，或者先在那里登记这个单位（留意起止日期）";
    }

    private static String notOfPoint(String name) {
        return "“" + name + "”不在本要点的责任单位之中";
    }

    private static List<String> values(List<Text> texts) {
        return texts.stream().map(Text::value).toList();
    }
}
