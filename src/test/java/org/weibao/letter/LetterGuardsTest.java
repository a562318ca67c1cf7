package org.weibao.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.escalation.LetterKind;
import org.weibao.organization.Organization;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;
import org.weibao.shared.Refusal;

/** No letter goes to a body that a coordinating body may not write to. */
class LetterGuardsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Unit POLICE = unit(UnitKind.GOVERNMENT, "市公安局", "XX市公安局");
    private static final Unit COUNTY = unit(UnitKind.COUNTY, "甲县", "甲县未保办");

    @Test
    void aMemberUnitIsCalledByItsFullNameAndACountyIsNotWrittenTo() {
        assertThat(Addressees.checked(POLICE, LetterKind.SUPERVISION, TODAY)).isEqualTo("XX市公安局");
        assertThat(Addressees.checked(COUNTY, LetterKind.TIP, TODAY)).isEqualTo("甲县未保办");
        assertRefused(unit(UnitKind.COUNTY, "甲县", null), LetterKind.TIP, "主送单位“甲县”没有登记函件上的名称");
    }

    @Test
    void aBodyThatHasEndedGetsNone() {
        var ended = new Unit("code", "市公安局", UnitKind.GOVERNMENT, List.of(), null, TODAY.minusDays(1), null, "XX市公安局");
        assertRefused(ended, LetterKind.TIP, "主送单位“XX市公安局”已于2026-03-01停止使用，不能再发函");
        var endsToday = new Unit("code", "市公安局", UnitKind.GOVERNMENT, List.of(), null, TODAY, null, "XX市公安局");
        assertThat(Addressees.checked(endsToday, LetterKind.TIP, TODAY)).isEqualTo("XX市公安局");
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
        assertRefused(unit(UnitKind.COUNTY, "甲县", name), LetterKind.TIP, "主送单位“" + name + "”是党委或者政府");
        assertRefused(unit(UnitKind.GOVERNMENT, "市公安局", name), LetterKind.TIP, "主送单位“" + name + "”是党委或者政府");
    }

    /** A county whose name begins like the Youth League's committees. */
    @ParameterizedTest
    @ValueSource(strings = {"团风县人民政府", "团风县委", "团风县人民政府党政办公室"})
    void aCountyIsNotTheYouthLeague(String name) {
        assertRefused(unit(UnitKind.COUNTY, "团风县", name), LetterKind.TIP, "主送单位“" + name + "”是党委或者政府");
    }

    @ParameterizedTest
    @ValueSource(strings = {"中共XX市委政法委员会", "中共XX市委网络安全和信息化委员会办公室"})
    void aPartyDepartmentIsAMember(String name) {
        assertThat(Addressees.checked(unit(UnitKind.PARTY, "市委政法委", name), LetterKind.CONSULTATION, TODAY))
                .isEqualTo(name);
    }

    /** Of the sample nobody is left out. */
    @Test
    void everyUnitOfTheSampleButTheOfficeMayGetALetter() {
        var units = Organization.read(new ConfigurationFolder("./config")).units().stream()
                .filter(unit -> unit.kind() != UnitKind.OFFICE)
                .toList();
        assertThat(units).hasSize(26).allSatisfy(unit -> assertThat(
                        Addressees.checked(unit, Addressees.kindFor(unit.kind(), LetterKind.SUPERVISION), TODAY))
                .isNotEqualTo(unit.name()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"甲县未成年人保护工作领导小组办公室", "甲县人民政府妇女儿童工作委员会办公室", "甲县未成年人保护委员会", "团甲县委", "共青团甲县委", "甲县民政局"})
    void aCounterpartMayHaveAGovernmentInItsName(String name) {
        assertThat(Addressees.checked(unit(UnitKind.COUNTY, "甲县", name), LetterKind.TIP, TODAY))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource(
            value = UnitKind.class,
            names = {"PARTY", "PEOPLES_CONGRESS", "COURT", "PROCURATORATE"})
    void bodiesThatAreNotTheOfficesToSuperviseAreConsulted(UnitKind kind) {
        var unit = unit(kind, "市里一家", "XX市里一家");
        assertThat(LetterKind.values()).allMatch(wanted -> Addressees.kindFor(kind, wanted) == LetterKind.CONSULTATION);
        assertThat(Addressees.checked(unit, LetterKind.CONSULTATION, TODAY)).isEqualTo("XX市里一家");
        assertRefused(unit, LetterKind.SUPERVISION, "主送单位“XX市里一家”现在登记为" + kind.label() + "，只能发工作商请函，不能发督办函");
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
        assertThat(unit(kind, "市未保办", null).addressee()).isEmpty();
    }

    /** A title is broken where the office breaks it, and never inside a word by a machine. */
    @Test
    void aLineOfATitleThatDoesNotFitIsRefused() {
        assertThat(TitleLines.checked(" 关于督促办理未成年人保护 \r\n\n逾期工作任务的函")).isEqualTo("关于督促办理未成年人保护\n逾期工作任务的函");
        assertThat(TitleLines.checked("一".repeat(19) + "XX")).hasSize(21);
        assertThatThrownBy(() -> TitleLines.checked("函\n" + "一".repeat(21)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("title");
                    assertThat(refusal.sentence()).startsWith("标题第2行有21字，一行排得下20字：请在词语之间换行");
                });
        assertThatThrownBy(() -> TitleLines.checked("函\n".repeat(6)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.sentence()).startsWith("标题有6行，最多5行"));
    }

    private static void assertRefused(Unit unit, LetterKind kind, String sentence) {
        assertThatThrownBy(() -> Addressees.checked(unit, kind, TODAY))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("addressee");
                    assertThat(refusal.sentence()).startsWith(sentence);
                });
    }

    private static Unit unit(UnitKind kind, String name, @Nullable String addressee) {
        var isCounty = kind == UnitKind.COUNTY;
        return new Unit(
                "code", name, kind, List.of(), null, null, isCounty ? addressee : null, isCounty ? null : addressee);
    }
}
