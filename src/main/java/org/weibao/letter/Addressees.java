package org.weibao.letter;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.escalation.LetterKind;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.shared.Refusal;

/**
 * Who may get a letter: a member unit, or a county's counterpart office. A lower Party committee or government may not:
 * a coordinating body may not address such documents to it (《整治形式主义为基层减负若干规定》, 2024, item 1).
 */
final class Addressees {

    private static final String FIELD = "addressee";
    private static final String LABEL = "主送单位";

    /** A committee or government itself, or its general office. A body that only mentions one does not match. */
    private static final Pattern COMMITTEE_OR_GOVERNMENT =
            Pattern.compile("(?:政府|党委|党工委|[县区旗市州]委|(?:中共|中国共产党)[^委]{0,20}委员会)(?:党政)?(?:办公室|办公厅|办)?$");

    /** The committees of the Youth League have similar names: 团市委. */
    private static final Pattern YOUTH_LEAGUE = Pattern.compile("^共青团|^团.{0,8}[省市县区旗州]委");

    private Addressees() {}

    /** The kind of letter for a body. Bodies that the office may not supervise are consulted. */
    static LetterKind kindFor(UnitKind unit, LetterKind wanted) {
        return unit.isConsulted() ? LetterKind.CONSULTATION : wanted;
    }

    /**
     * The addressee as the letter shows it, with the body's name and kind of that day.
     *
     * @throws Refusal if the letter may not go there
     */
    static String checked(Unit unit, LetterKind kind, LocalDate day) {
        var name = unit.addressee().orElse("");
        if (name.isEmpty()) {
            throw new Refusal(
                    FIELD,
                    LABEL + "“" + unit.name() + "”没有登记函件上的名称：函件只发成员单位和县（区）的对口办公室。请选“不发”，或者在 organization.yml 里补登。");
        }
        if (COMMITTEE_OR_GOVERNMENT.matcher(name).find()
                && !(YOUTH_LEAGUE.matcher(name).find() && !name.startsWith(unit.name()))) {
            throw new Refusal(
                    FIELD,
                    LABEL + "“" + name + "”是党委或者政府：议事协调机构不得向下级党委、政府发指令性公文（《整治形式主义为基层减负若干规定》），函件只发成员单位和县（区）的对口办公室。");
        }
        var last = unit.validUntil();
        if (last != null && last.isBefore(day)) {
            throw new Refusal(
                    FIELD, LABEL + "“" + name + "”已于" + WorkingCalendar.named(last) + "停止使用，不能再发函。请选“不发”，写明由哪个单位承接。");
        }
        if (kindFor(unit.kind(), kind) != kind) {
            throw new Refusal(
                    FIELD,
                    LABEL + "“" + name + "”现在登记为" + unit.kind().label() + "，只能发" + LetterKind.CONSULTATION.label()
                            + "，不能发" + kind.label() + "。请选“不发”，写明另行商请。");
        }
        return name;
    }
}
