package org.weibao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weibao.configuration.ConfigurationFolder;

class OrganizationTests {

    private static final LocalDate NEW_YEAR_2023 = LocalDate.of(2023, 1, 1);

    private final Organization shipped = Organization.read(new ConfigurationFolder("./config"));

    @TempDir
    private Path folder;

    @Test
    void twentyMemberUnitsAnOfficeAndSixCountiesAreShipped() {
        assertThat(shipped.memberUnits(NEW_YEAR_2023)).hasSize(20);
        assertThat(shipped.office().name()).isEqualTo("XX市未成年人保护工作领导小组办公室");
        assertThat(shipped.counties(NEW_YEAR_2023))
                .extracting(Unit::code)
                .containsExactly("jia", "yi", "bing", "ding", "wu", "ji");
    }

    @Test
    void lettersCallAMemberUnitByItsFullName() {
        assertThat(shipped.unit("renda").addressee()).contains("XX市人民代表大会社会建设委员会");
        assertThat(shipped.unit("jia").addressee()).contains("甲县未成年人保护工作领导小组办公室");
        assertThat(shipped.office().addressee()).isEmpty();
        assertThat(shipped.named("XX市公安局", NEW_YEAR_2023)).contains(shipped.unit("gongan"));
    }

    @Test
    void lettersToACountyGoToItsOwnOffice() {
        assertThat(shipped.unit("jia").counterpart()).isEqualTo("甲县未成年人保护工作领导小组办公室");
    }

    @Test
    void aUnitIsFoundByNameAndByAliasWhateverTheWhiteSpace() {
        assertThat(shipped.named("市妇联", NEW_YEAR_2023)).contains(shipped.unit("fulian"));
        assertThat(shipped.named("市妇女联合会", NEW_YEAR_2023)).contains(shipped.unit("fulian"));
        assertThat(shipped.named("XX 市未成\n年人保护工作　领导小组办公室", NEW_YEAR_2023)).contains(shipped.office());
        assertThat(shipped.named("市文旅局", NEW_YEAR_2023)).isEmpty();
    }

    @Test
    void theKindsDecideAboutLettersLater() {
        assertThat(shipped.unit("wangxinban").kind()).isEqualTo(UnitKind.PARTY);
        assertThat(shipped.unit("renda").kind()).isEqualTo(UnitKind.PEOPLES_CONGRESS);
        assertThat(shipped.unit("fayuan").kind()).isEqualTo(UnitKind.COURT);
        assertThat(shipped.unit("jianchayuan").kind()).isEqualTo(UnitKind.PROCURATORATE);
        assertThat(shipped.unit("gongan").kind()).isEqualTo(UnitKind.GOVERNMENT);
        assertThat(shipped.unit("guangongwei").kind()).isEqualTo(UnitKind.MASS_ORGANIZATION);
        assertThat(UnitKind.PARTY.label()).isEqualTo("党委部门");
    }

    @Test
    void everyUnitAndCountyHasAnOfficerAndAHead() {
        assertThat(shipped.units()).allSatisfy(unit -> {
            assertThat(shipped.peopleIn(unit.group())).isNotEmpty();
            assertThat(shipped.peopleIn(unit.headGroup())).isNotEmpty();
        });
        assertThat(shipped.person("fulian-head").orElseThrow().groups()).containsExactly("unit-fulian-head");
        assertThat(shipped.person("jia-officer").orElseThrow().groups()).containsExactly("county-jia");
    }

    @Test
    void theOfficeIsADeskAndAUnitOfOtherPeople() {
        assertThat(shipped.peopleIn(Groups.OFFICE)).hasSize(2);
        assertThat(shipped.peopleIn("unit-office")).hasSize(1).doesNotContain(desk());
        assertThat(shipped.peopleIn("unit-office-head")).hasSize(1).doesNotContain(desk());
    }

    @Test
    void aRecorderASupervisorAndAnAdministratorAreShipped() {
        assertThat(Stream.of(Groups.LEADING_GROUP, Groups.SUPERVISOR, Groups.ADMINISTRATOR)
                        .flatMap(group -> shipped.peopleIn(group).stream())
                        .map(Person::id))
                .containsExactly("recorder", "supervisor", "admin");
    }

    @Test
    void noPersonIsCalledLikeAnother() {
        assertThat(shipped.people()).extracting(Person::name).doesNotHaveDuplicates();
    }

    @Test
    void theCollectivePhraseStandsForTheMemberUnitsOfTheDay() {
        assertThat(shipped.isCollective("各成员单位")).isTrue();
        assertThat(shipped.unitsOf("各成员单位", NEW_YEAR_2023))
                .isEqualTo(shipped.memberUnits(NEW_YEAR_2023))
                .doesNotContain(shipped.office());
        assertThat(shipped.unitsOf("各县（区）", NEW_YEAR_2023)).isEqualTo(shipped.counties(NEW_YEAR_2023));
        assertThat(shipped.unitsOf("各部门", NEW_YEAR_2023)).isEmpty();
    }

    @Test
    void theLeadingGroupIsTheOneOfTheDay() throws Exception {
        Organization moved = with(
                "    validFrom: 2021-06-01\n",
                """
                    validFrom: 2021-06-01
                    validUntil: 2023-12-31
                  - name: XX市妇女儿童工作委员会
                    host: 市妇联
                    office: XX市妇女儿童工作委员会办公室
                    validFrom: 2024-01-01
                """);

        LeadingGroup before = moved.body(LocalDate.of(2023, 12, 31));
        assertThat(before.name()).isEqualTo("XX市未成年人保护工作领导小组");
        assertThat(before.host().name()).isEqualTo("市民政局");
        LeadingGroup after = moved.body(LocalDate.of(2024, 1, 1));
        assertThat(after.name()).isEqualTo("XX市妇女儿童工作委员会");
        assertThat(after.host()).isEqualTo(moved.unit("fulian"));
        assertThat(after.officeName()).isEqualTo("XX市妇女儿童工作委员会办公室");
        assertThat(moved.body(LocalDate.of(2021, 5, 31)))
                .as("before the first day")
                .isEqualTo(moved.body(LocalDate.of(2021, 6, 1)));
    }

    @Test
    void aUnitThatWasSplitAnswersToItsNameUntilItsLastDay() throws Exception {
        Organization split = with(
                "    aliases: [市教育和体育局, 市教体局]\n    kind: GOVERNMENT\n",
                """
                    aliases: [市教体局]
                    kind: GOVERNMENT
                    validUntil: 2023-06-30
                  - code: jiaoyu
                    name: 市教育局
                    fullName: XX市教育局
                    aliases: [市教体局]
                    kind: GOVERNMENT
                    validFrom: 2023-07-01
                """);

        LocalDate lastDay = LocalDate.of(2023, 6, 30);
        assertThat(split.named("市教体局", lastDay)).contains(split.unit("jiaoti"));
        assertThat(split.named("市教体局", lastDay.plusDays(1))).contains(split.unit("jiaoyu"));
        assertThat(split.memberUnits(lastDay)).contains(split.unit("jiaoti")).doesNotContain(split.unit("jiaoyu"));
        assertThat(split.memberUnits(lastDay.plusDays(1))).doesNotContain(split.unit("jiaoti"));
    }

    @Test
    void whatTheFileNoLongerNamesHasEndedAndKeepsItsNames() {
        LocalDate today = LocalDate.of(2024, 3, 1);
        Unit missing = unit("wenlv", "市文旅局", UnitKind.GOVERNMENT, null);
        Unit endedEarlier = unit("geng", "庚县", UnitKind.COUNTY, LocalDate.of(2023, 12, 31));
        Unit sameName = unit("fulian-old", "市妇联", UnitKind.MASS_ORGANIZATION, null);

        Organization all = shipped.with(List.of(missing, endedEarlier, sameName, shipped.unit("jia")), today);

        assertThat(all.units())
                .containsAll(shipped.units())
                .hasSize(shipped.units().size() + 3);
        assertThat(all.unit("wenlv").validUntil()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(all.unit("geng")).as("had ended by itself").isEqualTo(endedEarlier);
        assertThat(all.unit("jia")).as("is in the file").isEqualTo(shipped.unit("jia"));
        assertThat(all.memberUnits(today)).isEqualTo(shipped.memberUnits(today));
        assertThat(all.counties(today)).isEqualTo(shipped.counties(today));
        assertThat(all.named("市文化广电和旅游局", NEW_YEAR_2023)).contains(all.unit("wenlv"));
        assertThat(all.named("市文旅局", today)).isEmpty();
        assertThat(all.named("市妇联", NEW_YEAR_2023)).as("the file goes first").contains(shipped.unit("fulian"));
        assertThat(all.groups()).contains("unit-wenlv", "unit-wenlv-head", "county-geng");
    }

    private static Unit unit(String code, String name, UnitKind kind, LocalDate validUntil) {
        return new Unit(code, name, kind, List.of("市文化广电和旅游局"), null, validUntil, null, null);
    }

    private Person[] desk() {
        return shipped.peopleIn(Groups.OFFICE).toArray(Person[]::new);
    }

    private Organization with(String text, String replacement) throws Exception {
        String original = Files.readString(Path.of("config/organization.yml"));
        assertThat(original).contains(text);
        Files.writeString(folder.resolve("organization.yml"), original.replace(text, replacement));
        return Organization.read(new ConfigurationFolder(folder.toString()));
    }
}
