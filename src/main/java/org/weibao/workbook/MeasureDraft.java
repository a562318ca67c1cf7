package org.weibao.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weibao.board.MeasureView;
import org.weibao.board.UnitView;
import org.weibao.plan.PointEdit;
import org.weibao.workpoint.Aggregation;

/** A measure while it is compared or changed, and its cells. */
final class MeasureDraft {

    @Nullable
    Long id;

    String text = "";
    boolean allUnits = true;
    List<UnitView> units = new ArrayList<>();
    boolean counties;

    @Nullable
    String indicator;

    @Nullable
    String unit;

    @Nullable
    BigDecimal target;

    @Nullable
    Aggregation aggregation;

    static MeasureDraft of(MeasureView view) {
        var draft = new MeasureDraft();
        draft.id = view.id();
        draft.text = view.text();
        draft.allUnits = view.allUnits();
        draft.units.addAll(view.units());
        draft.counties = view.counties();
        draft.indicator = view.indicatorName();
        draft.unit = view.indicatorUnit();
        draft.target = view.target();
        draft.aggregation = view.aggregation();
        return draft;
    }

    String text(Field field) {
        return switch (field) {
            case MEASURE -> text;
            case CARRIERS ->
                allUnits
                        ? Field.ALL_UNITS
                        : units.isEmpty()
                                ? Field.NO_UNIT
                                : units.stream().map(UnitView::name).collect(Collectors.joining("、"));
            case BY_COUNTIES -> counties ? Field.YES : Field.NO;
            case INDICATOR -> indicator == null ? "" : indicator;
            case UNIT -> unit == null ? "" : unit;
            case TARGET -> target == null ? "" : plain(target);
            case AGGREGATION -> aggregation == null ? "" : aggregation.label();
            default -> throw new IllegalArgumentException(field + " is not of a measure");
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    PointEdit.MeasureEdit edit() {
        return new PointEdit.MeasureEdit(
                id,
                text,
                allUnits,
                units.stream().map(UnitView::code).toList(),
                counties,
                indicator,
                unit,
                target,
                aggregation);
    }
}
