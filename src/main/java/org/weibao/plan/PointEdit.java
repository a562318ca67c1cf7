package org.weibao.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.Organization;
import org.weibao.organization.UnitKind;
import org.weibao.shared.Amounts;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.Aggregation;
import org.weibao.workpoint.Choices;
import org.weibao.workpoint.Indicator;
import org.weibao.workpoint.Phrase;
import org.weibao.workpoint.PointSettings;
import org.weibao.workpoint.PointUnit;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.Role;
import org.weibao.workpoint.SixProtections;

/**
 * A point as the office typed it at proofreading. Every edit sends the whole point.
 *
 * @param version of the edited point; an older one is refused
 * @param leftOutReason why the point is left out of this year; null to keep it in
 */
public record PointEdit(
        @Nullable Integer version,
        @Nullable String title,
        @Nullable SixProtections category,
        @Nullable Priority priority,
        @Nullable String lead,
        boolean leadConfirmed,
        @Nullable List<String> responsible,
        @Nullable List<String> supporting,
        @Nullable List<Phrase> phrases,
        @Nullable List<String> counties,
        @Nullable LocalDate deadline,
        @Nullable Rhythm rhythm,
        @Nullable String rhythmReason,
        @Nullable List<String> closingStandard,
        @Nullable List<MeasureEdit> measures,
        @Nullable String leftOutReason) {

    /** The most characters of each line. */
    public static final int LONGEST_TITLE = 300;

    public static final int LONGEST_ITEM = 500;
    public static final int LONGEST_INDICATOR = 200;
    public static final int LONGEST_INDICATOR_UNIT = 30;

    private static final int LONGEST_MEASURE = 1_000;
    private static final int MOST_ROWS = 100;

    /** One measure, as typed. */
    public record MeasureEdit(
            @Nullable Long id,
            @Nullable String text,
            boolean allUnits,
            @Nullable List<String> units,
            boolean counties,
            @Nullable String indicatorName,
            @Nullable String indicatorUnit,
            @Nullable BigDecimal target,
            @Nullable Aggregation aggregation) {}

    /**
     * Makes the settings.
     *
     * @param own the point's phrases; the edit only decides on them and keeps them
     * @param today the day on which the chosen units must be in use
     * @throws Refusal if a field cannot be read; a point may still be incomplete
     */
    PointSettings settings(Organization organization, List<Phrase> own, LocalDate today) {
        if (category == null) {
            throw new Refusal("category", "请选择所属的保护类别。");
        }
        if (priority == null) {
            throw new Refusal("priority", "请选择重要程度。");
        }
        var choices = new Choices(organization, today);
        var leadUnit = lead == null || lead.isBlank() ? null : choices.unit("lead", "牵头单位", lead);
        var units = new ArrayList<PointUnit>();
        var seen = new LinkedHashSet<String>();
        if (leadUnit != null) {
            seen.add(leadUnit);
        }
        choices.units("responsible", "责任单位", responsible).stream()
                .filter(seen::add)
                .forEach(code -> units.add(new PointUnit(code, Role.RESPONSIBLE)));
        choices.units("supporting", "配合单位", supporting).stream()
                .filter(seen::add)
                .forEach(code -> units.add(new PointUnit(code, Role.SUPPORTING)));
        return new PointSettings(
                Texts.requiredLine("title", "标题", title, LONGEST_TITLE),
                category,
                priority,
                leadUnit,
                leadConfirmed,
                units,
                decided(own, organization, today),
                choices.counties("counties", counties),
                deadline,
                rhythm == null ? Rhythm.QUARTERLY : rhythm,
                Texts.optional("rhythmReason", "每月报告的理由", rhythmReason),
                few("closingStandard", "办结标准", closingStandard).stream()
                        .filter(item -> !Texts.isEmpty(item))
                        .map(item -> Texts.requiredLine("closingStandard", "办结标准", item, LONGEST_ITEM))
                        .toList(),
                measureSettings(choices, seen));
    }

    private List<Phrase> decided(List<Phrase> own, Organization organization, LocalDate today) {
        var decisions = orNone(phrases);
        for (var i = 0; i < decisions.size(); i++) {
            var decision = decisions.get(i);
            var field = "phrases[" + i + "]";
            if (own.stream().noneMatch(phrase -> phrase.text().equals(decision.text()))) {
                throw new Refusal(field + ".text", "集体称谓只能是本项原文中的称谓，请刷新后再改。");
            }
            if (Boolean.TRUE.equals(decision.expand()) && coversCounties(decision.text(), organization, today)) {
                throw new Refusal(field + ".expand", "“" + decision.text() + "”请在县（区）一栏逐个选择。");
            }
        }
        return own.stream()
                .map(phrase -> decisions.stream()
                        .filter(decision -> phrase.text().equals(decision.text()))
                        .findFirst()
                        .orElse(phrase))
                .toList();
    }

    private static boolean coversCounties(String phrase, Organization organization, LocalDate today) {
        return organization.unitsOf(phrase, today).stream().anyMatch(unit -> unit.kind() == UnitKind.COUNTY);
    }

    private List<PointSettings.MeasureSettings> measureSettings(Choices choices, LinkedHashSet<String> units) {
        var settings = new ArrayList<PointSettings.MeasureSettings>();
        for (var measure : few("measures", "任务措施", measures)) {
            var field = "measures[" + settings.size() + "]";
            var label = "第" + (settings.size() + 1) + "条任务措施";
            settings.add(new PointSettings.MeasureSettings(
                    measure.id(),
                    Texts.requiredLine(field + ".text", label, measure.text(), LONGEST_MEASURE),
                    measure.allUnits(),
                    choices.units(field + ".units", label + "的承办单位", measure.units()).stream()
                            .filter(units::contains)
                            .toList(),
                    measure.counties(),
                    indicator(field, label, measure)));
        }
        return settings;
    }

    private static @Nullable Indicator indicator(String field, String label, MeasureEdit measure) {
        var name =
                Texts.optionalLine(field + ".indicatorName", label + "的指标", measure.indicatorName(), LONGEST_INDICATOR);
        if (name == null) {
            return null;
        }
        Amounts.check(field + ".target", label + "的目标值", measure.target());
        return new Indicator(
                name,
                Texts.requiredLine(
                        field + ".indicatorUnit", label + "的计量单位", measure.indicatorUnit(), LONGEST_INDICATOR_UNIT),
                measure.target(),
                measure.aggregation() == null ? Aggregation.SUM : measure.aggregation());
    }

    private static <T> List<T> few(String field, String label, @Nullable List<T> list) {
        var given = orNone(list);
        if (given.size() > MOST_ROWS) {
            throw new Refusal(field, label + "有" + given.size() + "条，最多" + MOST_ROWS + "条，请归并。");
        }
        return given;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
