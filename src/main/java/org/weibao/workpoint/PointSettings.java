package org.weibao.workpoint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the office sets for a work point at proofreading (校核) and the leading group approves.
 *
 * @param lead the code of the lead unit; null while none is known
 * @param leadConfirmed whether the office has confirmed a lead that the document does not name
 * @param units the other units, responsible or supporting
 * @param counties the codes of the counties in scope
 * @param deadline the day when the compiled report is due at the office; null for the usual time from sending
 * @param rhythmReason why more often than quarterly
 * @param closingStandard what closing requires (办结标准), item by item
 */
public record PointSettings(
        String title,
        SixProtections category,
        Priority priority,
        @Nullable String lead,
        boolean leadConfirmed,
        List<PointUnit> units,
        List<Phrase> phrases,
        List<String> counties,
        @Nullable LocalDate deadline,
        Rhythm rhythm,
        @Nullable String rhythmReason,
        List<String> closingStandard,
        List<MeasureSettings> measures) {

    /** Every body that answers for a point, with its role: lead, other units, counties. */
    static List<PointUnit> bodies(@Nullable String lead, List<PointUnit> units, List<String> counties) {
        var bodies = new ArrayList<PointUnit>();
        if (lead != null) {
            bodies.add(new PointUnit(lead, Role.LEAD));
        }
        bodies.addAll(units);
        counties.forEach(county -> bodies.add(new PointUnit(county, Role.COUNTY)));
        return bodies;
    }

    /**
     * One measure as the office sets it.
     *
     * @param id the measure to change; null for a new one
     */
    public record MeasureSettings(
            @Nullable Long id,
            String text,
            boolean allUnits,
            List<String> units,
            boolean counties,
            @Nullable Indicator indicator) {

        boolean isCarriedBy(String unit, Role role) {
            return switch (role) {
                case COUNTY -> counties;
                case SUPPORTING -> units.contains(unit);
                case LEAD, RESPONSIBLE -> allUnits || units.contains(unit);
            };
        }
    }
}
