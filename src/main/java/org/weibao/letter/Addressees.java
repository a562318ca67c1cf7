package org.weibao.letter;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.supervision.LetterKind;

/**
 * To whom a letter may go: to a member unit, or to a county's counterpart office; never to a lower Party committee or
 * government, to which a coordinating body may not address such documents (《整治形式主义为基层减负若干规定》, 2024, item 1).
 */
final class Addressees {

    private static final String FIELD = "addressee";
    private static final String LABEL = "主送单位";

    /** A committee or government itself, or its general office; not a body that only has one of them in its name. */
    private static final Pattern COMMITTEE_OR_GOVERNMENT =
            Pattern.compile("(?:政府|党委|党工委|[县区旗市州]委|(?:中共|中国共产党)[^委]{0,20}委员会)(?:党政)?(?:办公室|办公厅|办)?$");

    /** The Youth League's committees are called alike: 团市委. */
    private static final Pattern YOUTH_LEAGUE = Pattern.compile("^共青团|^团.{0,8}[省市县区旗州]委");

    private Addressees() {}

    /** What kind of letter a body gets: those that are not the office's to supervise are consulted. */
    static LetterKind kindFor(UnitKind unit, LetterKind wanted) {
        return unit.isConsulted() ? LetterKind.CONSULTATION : wanted;
    }

    /** The names that a letter may call the body by, the usual one first; none for one that gets no letters at all. */
    static List<String> namesOf(Unit unit) {
        if (unit.kind() == UnitKind.COUNTY) {
            return Stream.ofNullable(unit.counterpart()).toList();
        }
        return unit.kind().isMember() ? unit.names().toList() : List.of();
    }

    /**
     * The addressee as it will stand on the letter.
     *
     * @throws Refusal if the letter may not go there
     */
    static String checked(Unit unit, LetterKind kind, @Nullable String addressee) {
        var name = Texts.required(FIELD, LABEL, addressee);
        if (COMMITTEE_OR_GOVERNMENT.matcher(name).find()
                && !(YOUTH_LEAGUE.matcher(name).find() && !name.startsWith(unit.name()))) {
            throw new Refusal(
                    FIELD,
                    LABEL + "“" + name + "”是党委或者政府：议事协调机构不得向下级党委、政府发指令性公文（《整治形式主义为基层减负若干规定》），函件只发成员单位和县（区）的对口办公室。");
        }
        if (!namesOf(unit).contains(name)) {
            throw new Refusal(
                    FIELD, LABEL + "“" + name + "”不是“" + unit.name() + "”登记的名称：函件只发成员单位和县（区）的对口办公室，请从列出的名称中选择。");
        }
        if (kindFor(unit.kind(), kind) != kind) {
            throw new Refusal(
                    FIELD,
                    LABEL + "“" + name + "”是" + unit.kind().label() + "，只能发" + LetterKind.CONSULTATION.label() + "，不能发"
                            + kind.label() + "。");
        }
        return name;
    }
}
