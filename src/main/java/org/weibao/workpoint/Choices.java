package org.weibao.workpoint;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.shared.Refusal;

/** Checks the units and counties chosen in a form: they exist, are in use that day, and are in the right list. */
public final class Choices {

    private final Organization organization;
    private final LocalDate today;

    /** @param today the day on which units and counties must be in use */
    public Choices(Organization organization, LocalDate today) {
        this.organization = organization;
        this.today = today;
    }

    /**
     * The code of a unit.
     *
     * @throws Refusal if none was chosen, there is no such unit, it is a county, or it is not in use that day
     */
    public String unit(String field, String label, @Nullable String code) {
        return known(field, label, code, false);
    }

    /** The codes of units, each once; refused as in {@link #unit}. */
    public List<String> units(String field, String label, @Nullable List<String> codes) {
        return all(codes)
                .map(code -> known(field, label, code, false))
                .distinct()
                .toList();
    }

    /**
     * The codes of counties, each once.
     *
     * @throws Refusal if there is no such county, or it is not in use that day
     */
    public List<String> counties(String field, @Nullable List<String> codes) {
        return all(codes)
                .map(code -> known(field, "县（区）", code, true))
                .distinct()
                .toList();
    }

    private String known(String field, String label, @Nullable String code, boolean county) {
        if (code == null || code.isBlank()) {
            throw new Refusal(field, "请选择" + label + "。");
        }
        var unit =
                organization.find(code).orElseThrow(() -> new Refusal(field, label + "“" + code + "”不在组织机构中，请从列表中选择。"));
        if ((unit.kind() == UnitKind.COUNTY) != county) {
            throw new Refusal(
                    field, county ? "“" + unit.name() + "”不是县（区）。" : "“" + unit.name() + "”是县（区），不能作为" + label + "。");
        }
        checkInUse(field, "", unit);
        return code;
    }

    /**
     * Checks that every body that answers for a point is still in use: a unit may have ended since it was chosen.
     *
     * @throws Refusal naming the point and the unit or county
     */
    public void checkInUse(WorkPoint point) {
        for (var body : point.bodies()) {
            var field = point.code() + "."
                    + switch (body.role()) {
                        case LEAD -> "lead";
                        case RESPONSIBLE -> "responsible";
                        case SUPPORTING -> "supporting";
                        case COUNTY -> "counties";
                    };
            checkInUse(field, "“" + point.place() + " " + point.title() + "”的承办单位", organization.unit(body.code()));
        }
    }

    private void checkInUse(String field, String where, Unit unit) {
        var last = unit.validUntil();
        if (last != null && last.isBefore(today)) {
            throw new Refusal(field, where + "“" + unit.name() + "”已于" + WorkingCalendar.named(last) + "停止使用，请另选。");
        }
        var first = unit.validFrom();
        if (first != null && first.isAfter(today)) {
            throw new Refusal(field, where + "“" + unit.name() + "”自" + WorkingCalendar.named(first) + "起才启用，请另选。");
        }
    }

    private static Stream<String> all(@Nullable List<String> codes) {
        return codes == null ? Stream.of() : codes.stream();
    }
}
