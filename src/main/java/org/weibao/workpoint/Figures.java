package org.weibao.workpoint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.Amounts;
import org.weibao.shared.Confirmations;
import org.weibao.shared.Refusal;

/** The lines of a report as typed, one per measure. */
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

    /**
     * Asks the person to confirm figures that differ much from the usual ones.
     *
     * @param measures in the order of the figures
     * @param last the lines to compare with, such as the last report's
     * @throws org.weibao.shared.Unconfirmed with the question about the first figure that is not confirmed
     */
    static void askAboutUnusual(
            List<Measure> measures, List<Figure> figures, List<Figure> last, @Nullable List<String> confirmed) {
        for (var i = 0; i < figures.size(); i++) {
            var measure = measures.get(i);
            var indicator = measure.indicator();
            var figure = figures.get(i);
            if (indicator == null || figure.figure() == null) {
                continue;
            }
            var before = last.stream()
                    .filter(line -> line.measureId() == measure.id())
                    .findFirst()
                    .orElse(null);
            var isRatio = indicator.aggregation() == Aggregation.RATIO;
            var field = "figures[" + i + "]";
            var label = "第" + measure.number() + "条任务措施的“" + indicator.name() + "”";
            var known = before == null ? null : before.figure();
            Confirmations.ask(
                    field + ".figure",
                    figure.figure(),
                    isRatio
                            ? Amounts.unusualShare(label, figure.figure(), figure.denominator())
                                    .or(() -> Amounts.unusual(label, "", figure.figure(), known, null))
                            : Amounts.unusual(label, indicator.unit(), figure.figure(), known, indicator.target()),
                    confirmed);
            if (figure.denominator() != null) {
                Confirmations.ask(
                        field + ".denominator",
                        figure.denominator(),
                        Amounts.unusual(
                                label + "的总数",
                                "",
                                figure.denominator(),
                                before == null ? null : before.denominator(),
                                null),
                        confirmed);
            }
        }
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
        // The state fixes the percentage of a measure that is not begun or completed.
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
