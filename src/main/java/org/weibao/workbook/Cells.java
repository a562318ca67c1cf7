package org.weibao.workbook;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.board.UnitView;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.plan.NameNeighbours;
import org.weibao.plan.PointEdit;
import org.weibao.shared.Amounts;
import org.weibao.shared.Labelled;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Phrase;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.SixProtections;

/** Reads the text of a cell into a draft. What it cannot read is refused with a sentence; the draft is then unchanged. */
final class Cells {

    private static final String ALL_COUNTIES = "全部";
    private static final int LONGEST_MEASURE = 1_000;
    private static final Pattern SEPARATORS = Pattern.compile("[、，,；;\\n]");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern AMOUNT = Pattern.compile(Amounts.PATTERN);

    private final Organization organization;
    private final LocalDate today;

    Cells(Organization organization, LocalDate today) {
        this.organization = organization;
        this.today = today;
    }

    /** Sets a field of a point. */
    void put(PointDraft draft, Field field, String text) {
        switch (field) {
            case TITLE -> draft.title = Texts.requiredLine("title", "要点", text, PointEdit.LONGEST_TITLE);
            case CATEGORY -> draft.category = labelled("category", field, SixProtections.values(), text);
            case PRIORITY -> draft.priority = labelled("priority", field, Priority.values(), text);
            case RHYTHM -> draft.rhythm = labelled("rhythm", field, Rhythm.values(), text);
            case LEAD -> lead(draft, text);
            case RESPONSIBLE -> responsible(draft, text);
            case SUPPORTING -> draft.supporting = units("supporting", field, words(text), known(draft.units()));
            case COUNTIES -> draft.counties = counties(draft, text);
            case DEADLINE -> draft.deadline = day(text);
            case RHYTHM_REASON -> draft.rhythmReason = Texts.optional("rhythmReason", field.head(), text);
            case STANDARD ->
                draft.standard = Arrays.stream(text.split("\\R"))
                        .filter(item -> !Texts.isEmpty(item))
                        .map(item -> Texts.requiredLine("closingStandard", field.head(), item, PointEdit.LONGEST_ITEM))
                        .toList();
            case LEFT_OUT -> draft.leftOut = Texts.optional("leftOutReason", field.head(), text);
            default -> throw new IllegalArgumentException(field + " is not edited");
        }
    }

    /**
     * Sets a field of a measure.
     *
     * @param units the units of the point, which may be those before the change
     */
    void put(MeasureDraft draft, Field field, String text, List<UnitView> units) {
        switch (field) {
            case MEASURE -> draft.text = measure(text);
            case CARRIERS -> carriers(draft, text, units);
            case BY_COUNTIES -> draft.counties = yes(field, text);
            case INDICATOR ->
                draft.indicator = Texts.optionalLine("measures", field.head(), text, PointEdit.LONGEST_INDICATOR);
            case UNIT ->
                draft.unit = Texts.optionalLine("measures", field.head(), text, PointEdit.LONGEST_INDICATOR_UNIT);
            case TARGET -> draft.target = amount(text);
            case AGGREGATION ->
                draft.aggregation = text.isBlank() ? null : labelled("measures", field, Aggregation.values(), text);
            default -> throw new IllegalArgumentException(field + " is not of a measure");
        }
    }

    /** Checks the four cells of an indicator together. */
    static void checkIndicator(MeasureDraft draft) {
        if (draft.indicator == null && (draft.unit != null || draft.target != null)) {
            throw new Refusal("measures", "指标名称是空的，单位和目标值也应当清空，或者填写指标名称。");
        }
        if (draft.indicator == null) {
            draft.aggregation = null;
        } else if (draft.unit == null) {
            throw new Refusal("measures", "请填写指标“" + draft.indicator + "”的单位。");
        } else if (draft.aggregation == null) {
            draft.aggregation = Aggregation.SUM;
        }
    }

    private static String measure(String text) {
        if (Texts.isEmpty(text)) {
            throw new Refusal("measures", "任务措施是空的；要删去这条任务措施，请在工作簿中删去整行。");
        }
        return Texts.requiredLine("measures", "任务措施", text, LONGEST_MEASURE);
    }

    private void lead(PointDraft draft, String text) {
        if (words(text).size() > 1) {
            throw new Refusal("lead", "牵头单位只能有一个，请把其余单位填在责任单位一栏。");
        }
        var lead = units("lead", Field.LEAD, words(text), known(draft.units())).stream()
                .findFirst()
                .orElse(null);
        draft.lead = lead;
        // Choosing this difference confirms the lead.
        draft.leadConfirmed = lead != null;
    }

    private void responsible(PointDraft draft, String text) {
        var names = new ArrayList<String>();
        var decided = new ArrayList<Phrase>();
        for (var word : words(text)) {
            var phrase = draft.phrase(word);
            if (phrase == null) {
                names.add(word);
            } else {
                decided.add(phrase);
            }
        }
        var units = units("responsible", Field.RESPONSIBLE, names, known(draft.units()));
        for (var own : draft.phrases) {
            if (decided.stream().noneMatch(phrase -> phrase.text().equals(own.text()))) {
                throw new Refusal(
                        "responsible", "“" + own.text() + "”是文件原文的称谓，不能删去；不需要的，请写作“" + own.text() + "（不展开）”。");
            }
        }
        draft.responsible = units;
        draft.phrases = draft.phrases.stream()
                .map(own -> decided.stream()
                        .filter(phrase -> phrase.text().equals(own.text()))
                        .findFirst()
                        .orElse(own))
                .toList();
    }

    private List<UnitView> counties(PointDraft draft, String text) {
        var words = words(text);
        if (words.equals(List.of(ALL_COUNTIES)) || words.equals(List.of("全部县（区）"))) {
            return organization.counties(today).stream().map(Cells::view).toList();
        }
        var own = known(draft.counties);
        return words.stream()
                .map(word -> own.containsKey(word)
                        ? own.get(word)
                        : organization
                                .named(word, today)
                                .filter(unit -> unit.kind() == UnitKind.COUNTY)
                                .map(Cells::view)
                                .orElseThrow(() -> new Refusal("counties", "“" + word + "”不是已知的县（区）。")))
                .toList();
    }

    private void carriers(MeasureDraft draft, String text, List<UnitView> units) {
        var words = words(text);
        var all = words.isEmpty() || words.equals(List.of(Field.ALL_UNITS));
        var carriers = all || words.equals(List.of(Field.NO_UNIT))
                ? List.<UnitView>of()
                : units(
                        "measures",
                        Field.CARRIERS,
                        words,
                        known(Stream.concat(units.stream(), draft.units.stream())
                                .toList()));
        for (var carrier : carriers) {
            if (units.stream().noneMatch(unit -> unit.code().equals(carrier.code()))) {
                throw new Refusal("measures", "“" + carrier.name() + "”不是这项要点的牵头、责任或配合单位，不能承办任务措施，请先列入责任单位。");
            }
        }
        draft.allUnits = all;
        draft.units = carriers;
    }

    private static Map<String, UnitView> known(List<UnitView> units) {
        return units.stream().collect(Collectors.toMap(UnitView::name, Function.identity(), (one, same) -> one));
    }

    /** The units with these names: those of the point, which may have ended, or those in use. */
    private List<UnitView> units(String field, Field column, List<String> names, Map<String, UnitView> own) {
        return names.stream()
                .map(name -> own.containsKey(name) ? own.get(name) : unit(field, column, name))
                .distinct()
                .toList();
    }

    private UnitView unit(String field, Field column, String name) {
        var unit = organization.named(name, today).orElseThrow(() -> new Refusal(field, unknown(name)));
        if (unit.kind() == UnitKind.COUNTY) {
            throw new Refusal(field, "“" + name + "”是县（区），不能作为" + column.head() + "，请填在县（区）一栏。");
        }
        return view(unit);
    }

    private String unknown(String name) {
        if (organization.isCollective(name)) {
            return "“" + name + "”不是这项要点原文的称谓，请逐个写明单位。";
        }
        var near = NameNeighbours.of(name, organization, today).stream()
                .map(unit -> "“" + unit.name() + "”")
                .collect(Collectors.joining("、"));
        return "“" + name + "”不是已知的单位" + (near.isEmpty() ? "。" : "，名称相近的有" + near + "。") + "请改正工作簿后重新导入。";
    }

    private static UnitView view(Unit unit) {
        return new UnitView(unit.code(), unit.name());
    }

    private static List<String> words(String text) {
        return new ArrayList<>(SEPARATORS
                .splitAsStream(text)
                .map(String::strip)
                .filter(word -> !Texts.isEmpty(word))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static boolean yes(Field field, String text) {
        var word = text.strip();
        if (word.isEmpty() || word.equals(Field.NO)) {
            return false;
        }
        if (word.equals(Field.YES)) {
            return true;
        }
        throw new Refusal("measures", field.head() + "应填“是”或者“否”，表中填的是“" + word + "”。");
    }

    private static @Nullable LocalDate day(String text) {
        var plain = plain(text);
        if (plain.isEmpty()) {
            return null;
        }
        var parts = DAY.matcher(plain);
        if (parts.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
            } catch (DateTimeException noSuchDay) {
                // Refused below, as what is no date at all.
            }
        }
        throw new Refusal("deadline", "期限“" + text.strip() + "”不是日期，请写作2026-11-27的样子。");
    }

    private static @Nullable BigDecimal amount(String text) {
        var plain = plain(text);
        if (plain.isEmpty()) {
            return null;
        }
        if (!AMOUNT.matcher(plain).matches()) {
            throw new Refusal("measures", "目标值“" + text.strip() + "”应为不小于0的数，最多十二位整数和两位小数。");
        }
        return new BigDecimal(plain);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static <T extends Labelled> T labelled(String name, Field field, T[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> value.label().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        name,
                        field.head() + "“" + text.strip() + "”不在可选的范围内，可以是"
                                + Arrays.stream(values).map(Labelled::label).collect(Collectors.joining("、"))
                                + "。"));
    }
}
