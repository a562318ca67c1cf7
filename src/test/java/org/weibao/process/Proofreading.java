package org.weibao.process;

import java.util.ArrayList;
import java.util.List;
import org.weibao.board.PointView;
import org.weibao.board.UnitView;
import org.weibao.plan.PointEdit;
import org.weibao.plan.PointEdit.MeasureEdit;
import org.weibao.workpoint.Phrase;

/** What the office types when it proofreads a plan. */
final class Proofreading {

    private Proofreading() {}

    /** What the form of a point opens with. */
    static PointEdit asTyped(PointView point) {
        return new PointEdit(
                point.version(),
                point.title(),
                point.category(),
                point.priority(),
                point.lead() == null ? null : point.lead().code(),
                point.leadConfirmed(),
                point.responsible().stream().map(UnitView::code).toList(),
                point.supporting().stream().map(UnitView::code).toList(),
                point.phrases(),
                point.counties().stream().map(UnitView::code).toList(),
                point.deadline(),
                point.rhythm(),
                point.rhythmReason(),
                point.closingStandard(),
                point.measures().stream()
                        .map(measure -> new MeasureEdit(
                                measure.id(),
                                measure.text(),
                                measure.allUnits(),
                                measure.units().stream().map(UnitView::code).toList(),
                                measure.counties(),
                                measure.indicatorName(),
                                measure.indicatorUnit(),
                                measure.target(),
                                measure.aggregation()))
                        .toList(),
                point.leftOutReason());
    }

    /** As the office does it with the document of 2023: the proposed lead is confirmed, what has no units is left out. */
    static PointEdit confirmed(PointEdit edit, PointView point) {
        var expand = point.code().equals("2023-1-1");
        return new PointEdit(
                edit.version(),
                edit.title(),
                edit.category(),
                edit.priority(),
                edit.lead(),
                true,
                edit.responsible(),
                edit.supporting(),
                point.phrases().stream()
                        .map(phrase -> new Phrase(phrase.text(), expand))
                        .toList(),
                edit.counties(),
                edit.deadline(),
                edit.rhythm(),
                edit.rhythmReason(),
                edit.closingStandard(),
                edit.measures(),
                point.incomplete() ? "原文不完整，没有责任单位" : null);
    }

    /** The office writes what the source lacks: who carries out what, the police's own measure, one for the county. */
    static PointEdit completed(PointEdit edit, List<String> responsible, List<String> counties) {
        var measures = new ArrayList<MeasureEdit>();
        for (var measure : edit.measures()) {
            if (measure.text().startsWith("排查")) {
                continue;
            }
            var ofThePolice = measure.text().startsWith("打击");
            measures.add(new MeasureEdit(
                    measure.id(),
                    measure.text(),
                    !ofThePolice,
                    ofThePolice ? List.of("gongan") : List.of(),
                    !ofThePolice,
                    null,
                    null,
                    null,
                    null));
        }
        measures.add(new MeasureEdit(null, "排查校园周边商铺", false, List.of(), true, null, null, null, null));
        return new PointEdit(
                edit.version(),
                edit.title(),
                edit.category(),
                edit.priority(),
                "jiaoti",
                true,
                responsible,
                edit.supporting(),
                edit.phrases(),
                counties,
                edit.deadline(),
                edit.rhythm(),
                edit.rhythmReason(),
                edit.closingStandard(),
                measures,
                null);
    }
}
