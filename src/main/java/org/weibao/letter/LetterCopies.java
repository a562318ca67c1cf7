package org.weibao.letter;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.Timeline;

/**
 * Who gets a copy of a letter (抄送) and may therefore read it. Usually that is the lead of its points. With several
 * leads nobody gets one, since each would read the others' matters. The office may choose otherwise.
 */
@Component
class LetterCopies {

    private static final String FIELD = "copies";

    private final Organization organization;
    private final Timeline timeline;

    LetterCopies(Organization organization, Timeline timeline) {
        this.organization = organization;
        this.timeline = timeline;
    }

    /** The codes of those who get a copy if the office does not choose. */
    List<String> usual(String addressee, List<LetterMatterRow> own) {
        var leads = own.stream()
                .map(LetterMatterRow::lead)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        var choices = choices(addressee).stream().map(Unit::code).toList();
        return leads.size() == 1 && choices.contains(leads.first()) ? List.of(leads.first()) : List.of();
    }

    /** Every unit and county that letters may be addressed to, except the addressee. */
    List<Unit> choices(String addressee) {
        var today = WorkingCalendar.dayOf(timeline.now());
        return organization.units().stream()
                .filter(unit -> unit.isValidOn(today))
                .filter(unit -> unit.addressee().isPresent())
                .filter(unit -> !unit.code().equals(addressee))
                .toList();
    }

    /** @throws Refusal naming the body that may not get a copy */
    List<String> checked(Letter letter, @Nullable List<String> typed) {
        var codes = choices(letter.unitCode()).stream().map(Unit::code).toList();
        var copies =
                typed == null ? List.<String>of() : typed.stream().distinct().toList();
        copies.stream().filter(code -> !codes.contains(code)).findFirst().ifPresent(code -> {
            throw new Refusal(FIELD, "抄送单位“" + nameOf(code) + "”不能抄送：它是主送单位，已经停止使用，或者没有登记函件上的名称。");
        });
        return codes.stream().filter(copies::contains).toList();
    }

    /** Their names for the letter; empty for none. */
    String names(List<String> codes) {
        return codes.stream()
                .map(code -> organization.unit(code).addressee().orElseThrow())
                .collect(Collectors.joining("，"));
    }

    private String nameOf(String code) {
        return organization.find(code).map(Unit::name).orElse(code);
    }
}
