package org.weibao.workpoint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.Amounts;
import org.weibao.shared.Refusal;

/** The lines of a report as typed, one for each measure. */
public final class Figures {

    /** One measure's line of a report, as typed. */
    public record FigureInput(
            @Nullable Long measureId,
            @Nullable MeasureState state,
            @Nullable Integer percentage,
            @Nullable BigDecimal figure,
            @Nullable BigDecimal denominator) {}

    private Figures() {}

    /**
     * The lines of a report, in the order of the measures.
     *
     * @throws Refusal unless there is exactly one valid line for each measure
     */
    static List<Figure> of(List<Measure> measures, @Nullable List<FigureInput> inputs) {
        var byMeasure = new HashMap<Long, FigureInput>();
        for (var input : inputs == null ? List.<FigureInput>of() : inputs) {
            if (input.measureId() == null
                    || measures.stream().noneMatch(measure -> measure.id() == input.measureId())
                    || byMeasure.put(input.measureId(), input) != null) {
                throw new Refusal("figures", "有任务措施不属于这份报告，或者填了两次，请刷新后再提交。");
            }
        }
        var figures = new ArrayList<Figure>();
        for (var i = 0; i < measures.size(); i++) {
            figures.add(figure(
                    "figures[" + i + "]",
                    measures.get(i),
                    byMeasure.get(measures.get(i).id())));
        }
        return figures;
    }

    private static Figure figure(String field, Measure measure, @Nullable FigureInput input) {
        var which = "第" + measure.number() + "条任务措施";
        if (input == null || input.state() == null) {
            throw new Refusal(field + ".state", "请填写" + which + "的状态。");
        }
        var percentage = input.percentage() == null ? 0 : input.percentage();
        if (percentage < 0 || percentage > 100) {
            throw new Refusal(field + ".percentage", which + "的进度应在0到100之间。");
        }
        // The state says it: what is not begun or completed has no other percentage.
        percentage = switch (input.state()) {
            case NOT_STARTED -> 0;
            case IN_PROGRESS -> percentage;
            case COMPLETED -> 100;
        };
        var indicator = measure.indicator();
        if (indicator == null) {
            return new Figure(measure.id(), input.state(), percentage, null, null);
        }
        var denominator = indicator.aggregation() == Aggregation.RATIO ? input.denominator() : null;
        Amounts.check(field + ".figure", which + "的“" + indicator.name() + "”", input.figure());
        Amounts.check(field + ".denominator", which + "的“" + indicator.name() + "”的总数", denominator);
        if (input.figure() != null
                && indicator.aggregation() == Aggregation.RATIO
                && (denominator == null || denominator.signum() == 0)) {
            throw new Refusal(field + ".denominator", "请填写" + which + "的“" + indicator.name() + "”的总数，不能为0。");
        }
        if (input.figure() == null && denominator != null) {
            throw new Refusal(field + ".figure", "请填写" + which + "的“" + indicator.name() + "”，或者不填总数。");
        }
        return new Figure(measure.id(), input.state(), percentage, input.figure(), denominator);
    }
}
