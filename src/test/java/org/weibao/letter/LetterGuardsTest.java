package org.weibao.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.shared.Refusal;
import org.weibao.supervision.LetterKind;

/** A letter goes to nobody, and says nothing, that a coordinating body may not. */
class LetterGuardsTest {

    private static final Unit POLICE = unit(UnitKind.GOVERNMENT, "市公安局", List.of("XX市公安局"), null);
    private static final Unit COUNTY = unit(UnitKind.COUNTY, "甲县", List.of("甲县人民政府"), "甲县未保办");

    @Test
    void aMemberUnitIsCalledByItsNameOrAnAliasAndACountyIsNotWrittenTo() {
        assertThat(Addressees.namesOf(POLICE)).containsExactly("市公安局", "XX市公安局");
        assertThat(Addressees.namesOf(COUNTY)).containsExactly("甲县未保办");
        assertThat(Addressees.checked(POLICE, LetterKind.SUPERVISION, " XX市公安局 "))
                .isEqualTo("XX市公安局");
        assertThat(Addressees.checked(COUNTY, LetterKind.TIP, "甲县未保办")).isEqualTo("甲县未保办");
        for (var stranger : List.of("甲县", "乙县未保办", "市教育局")) {
            assertRefused(COUNTY, LetterKind.TIP, stranger, "主送单位“" + stranger + "”不是“甲县”登记的名称");
        }
        assertRefused(POLICE, LetterKind.TIP, " ", "请填写主送单位");
    }

    /** 《整治形式主义为基层减负若干规定》, 2024, item 1; also where organization.yml registers one as the counterpart. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "甲县人民政府",
                "甲县政府",
                "甲县人民政府办公室",
                "甲县政府办",
                "甲县委",
                "戊区委",
                "甲县县委",
                "乙市委",
                "丙旗委",
                "中共甲县委员会",
                "中国共产党甲县委员会办公室",
                "甲县委办公室",
                "甲县党委"
            })
    void neverToALowerPartyCommitteeOrGovernment(String name) {
        var county = unit(UnitKind.COUNTY, "甲县", List.of(), name);
        assertRefused(county, LetterKind.TIP, name, "主送单位“" + name + "”是党委或者政府");
        assertRefused(POLICE, LetterKind.TIP, name, "主送单位“" + name + "”是党委或者政府");
    }

    /** A county whose name begins like the Youth League's committees. */
    @ParameterizedTest
    @ValueSource(strings = {"团风县人民政府", "团风县委", "团风县人民政府党政办公室"})
    void aCountyIsNotTheYouthLeague(String name) {
        var county = unit(UnitKind.COUNTY, "团风县", List.of(), name);
        assertRefused(county, LetterKind.TIP, name, "主送单位“" + name + "”是党委或者政府");
    }

    @ParameterizedTest
    @ValueSource(strings = {"中共XX市委政法委员会", "中共XX市委网络安全和信息化委员会办公室"})
    void aPartyDepartmentIsAMember(String name) {
        var department = unit(UnitKind.PARTY, name, List.of(), null);
        assertThat(Addressees.checked(department, LetterKind.CONSULTATION, name))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"甲县未成年人保护工作领导小组办公室", "甲县人民政府妇女儿童工作委员会办公室", "甲县未成年人保护委员会", "团甲县委", "共青团甲县委", "甲县民政局"})
    void aCounterpartMayHaveAGovernmentInItsName(String name) {
        var county = unit(UnitKind.COUNTY, "甲县", List.of(), name);
        assertThat(Addressees.checked(county, LetterKind.TIP, name)).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource(
            value = UnitKind.class,
            names = {"PARTY", "PEOPLES_CONGRESS", "COURT", "PROCURATORATE"})
    void bodiesThatAreNotTheOfficesToSuperviseAreConsulted(UnitKind kind) {
        var unit = unit(kind, "市里一家", List.of(), null);
        assertThat(LetterKind.values()).allMatch(wanted -> Addressees.kindFor(kind, wanted) == LetterKind.CONSULTATION);
        assertThat(Addressees.checked(unit, LetterKind.CONSULTATION, "市里一家")).isEqualTo("市里一家");
        assertRefused(unit, LetterKind.SUPERVISION, "市里一家", "主送单位“市里一家”是" + kind.label() + "，只能发工作商请函，不能发督办函");
    }

    @ParameterizedTest
    @EnumSource(
            value = UnitKind.class,
            names = {"GOVERNMENT", "MASS_ORGANIZATION", "COUNTY"})
    void allOthersGetWhatTheTableSays(UnitKind kind) {
        assertThat(LetterKind.values()).allMatch(wanted -> Addressees.kindFor(kind, wanted) == wanted);
    }

    @ParameterizedTest
    @EnumSource(
            value = UnitKind.class,
            names = {"OFFICE", "LEADING_GROUP"})
    void theDesksGetNone(UnitKind kind) {
        assertThat(Addressees.namesOf(unit(kind, "市未保办", List.of(), null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"现责令你单位,责令", "责\u200B令,责令", "责\u00A0令,责令", "责\uF9A8,责令", "现责 令你单位,责令", "'责\n令',责令", "根据政府督查要求,政府督查"})
    void someWordsAreNotTheOffices(String text, String word) {
        assertThatThrownBy(() -> Wording.check("body", "正文", text)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.field()).isEqualTo("body");
            assertThat(refusal.sentence()).startsWith("正文里有“" + word + "”：").contains("请改用");
        });
    }

    @Test
    void othersAre() {
        assertThatCode(() -> Wording.check("body", "正文", "请督促办理，落实责任，令行禁止；市政府督促检查"))
                .doesNotThrowAnyException();
    }

    private static void assertRefused(Unit unit, LetterKind kind, String name, String sentence) {
        assertThatThrownBy(() -> Addressees.checked(unit, kind, name))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("addressee");
                    assertThat(refusal.sentence()).startsWith(sentence);
                });
    }

    private static Unit unit(UnitKind kind, String name, List<String> aliases, @Nullable String counterpart) {
        return new Unit("code", name, kind, aliases, null, null, counterpart);
    }
}
