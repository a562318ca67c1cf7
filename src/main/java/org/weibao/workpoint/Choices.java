package org.weibao.workpoint;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.Organization;
import org.weibao.organization.UnitKind;
import org.weibao.shared.Refusal;

/** Units and counties as a form chose them: known, and in the right list. */
public final class Choices {

    private final Organization organization;

    public Choices(Organization organization) {
        this.organization = organization;
    }

    /**
     * The code of a unit.
     *
     * @throws Refusal if none was chosen, there is no such unit, or it is a county
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
     * @throws Refusal if there is no such county
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
        return code;
    }

    private static Stream<String> all(@Nullable List<String> codes) {
        return codes == null ? Stream.of() : codes.stream();
    }
}
