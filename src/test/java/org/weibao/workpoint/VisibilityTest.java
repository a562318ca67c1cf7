package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.weibao.calendar.Counted;
import org.weibao.calendar.CountedDay;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Organization;

/** The table "Who may see and do what" for a point that 市妇联 leads, with parts of 市公安局, the office and 甲县. */
class VisibilityTest {

    private static final LocalDate END = LocalDate.of(2023, 10, 1);

    private final Organization organization = Organization.read(new ConfigurationFolder("./config"));

    private final Visibility visibility = new Visibility(organization);

    private WorkPoint point;

    private Part leads;

    private Part police;

    private Part offices;

    private Part county;

    @BeforeEach
    void aPointIsSent() {
        point = new WorkPoint(1, "2023-2-1-1", "二(一)1", 1, settings(), false, false, null, null);
        ReflectionTestUtils.setField(point, "phase", Phase.IMPLEMENTATION);
        leads = part("fulian", Role.LEAD);
        police = part("gongan", Role.RESPONSIBLE);
        offices = part("office", Role.RESPONSIBLE);
        county = part("jia", Role.COUNTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"office", "leading-group", "supervisor"})
    void whoeverAnswersForTheWholeSeesEverything(String group) {
        var currentUser = in(group);
        assertThat(visibility.seesEverything(currentUser)).isTrue();
        assertThat(visibility.seesWhole(currentUser, point)).isTrue();
        assertThat(seen(currentUser)).containsExactly(leads, police, offices, county);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit-fulian", "unit-fulian-head"})
    void theLeadSeesEveryPartAndTheWhole(String group) {
        assertThat(visibility.seesEverything(in(group))).isFalse();
        assertThat(visibility.seesWhole(in(group), point)).isTrue();
        assertThat(seen(in(group))).containsExactly(leads, police, offices, county);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit-gongan", "unit-gongan-head"})
    void aResponsibleUnitSeesItsOwnPart(String group) {
        assertThat(visibility.seesWhole(in(group), point)).isFalse();
        assertThat(seen(in(group))).containsExactly(police);
    }

    @ParameterizedTest
    @ValueSource(strings = {"county-jia", "county-jia-head"})
    void aCountySeesItsOwnPart(String group) {
        assertThat(visibility.seesWhole(in(group), point)).isFalse();
        assertThat(seen(in(group))).containsExactly(county);
    }

    @Test
    void theOfficeAsAUnitIsNotTheOffice() {
        assertThat(visibility.seesEverything(in("unit-office"))).isFalse();
        assertThat(seen(in("unit-office"))).containsExactly(offices);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unit-jiaoyu", "county-yi", "county-yi-head", "unit-jia", "county-gongan", "unit-", "office-head"
            })
    void othersSeeNothing(String group) {
        assertThat(visibility.seesEverything(in(group))).isFalse();
        assertThat(visibility.seesWhole(in(group), point)).isFalse();
        assertThat(seen(in(group))).isEmpty();
    }

    @Test
    void theAdministratorSeesNothingWhateverElseHeIs() {
        var currentUser = in("camunda-admin", "office", "supervisor", "unit-fulian", "county-jia-head");
        assertThat(visibility.seesEverything(currentUser)).isFalse();
        assertThat(visibility.seesWhole(currentUser, point)).isFalse();
        assertThat(visibility.belongsTo(currentUser, "fulian")).isFalse();
        assertThat(seen(currentUser)).isEmpty();
    }

    @Test
    void whoIsInNoGroupSeesNothing() {
        assertThat(seen(in())).isEmpty();
        assertThat(visibility.seesWhole(in(), point)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"DRAFT", "LEFT_OUT", "APPROVED"})
    void theProposedLeadSeesNothingBeforeThePointIsSent(Phase phase) {
        ReflectionTestUtils.setField(point, "phase", phase);
        assertThat(visibility.seesWhole(in("unit-fulian"), point)).isFalse();
        assertThat(visibility.seesWhole(in("office"), point)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"CLOSED", "CARRIED_OVER"})
    void theLeadStillSeesWhatIsFinished(Phase phase) {
        ReflectionTestUtils.setField(point, "phase", phase);
        assertThat(visibility.seesWhole(in("unit-fulian-head"), point)).isTrue();
    }

    @Test
    void aUnitThatNobodyKnowsIsNobodys() {
        assertThat(visibility.belongsTo(in("unit-unknown"), "unknown")).isFalse();
    }

    private List<Part> seen(CurrentUser currentUser) {
        return List.of(leads, police, offices, county).stream()
                .filter(part -> visibility.sees(currentUser, part))
                .toList();
    }

    private static CurrentUser in(String... groups) {
        return new CurrentUser("somebody", Set.of(groups));
    }

    private Part part(String unit, Role role) {
        return new Part(point, new PointUnit(unit, role), new CountedDay(END, new Counted(END, 0)));
    }

    private static PointSettings settings() {
        return new PointSettings(
                "加强家庭教育指导",
                SixProtections.FAMILY,
                Priority.NORMAL,
                "fulian",
                true,
                List.of(new PointUnit("gongan", Role.RESPONSIBLE), new PointUnit("office", Role.RESPONSIBLE)),
                List.of(),
                List.of("jia"),
                null,
                Rhythm.QUARTERLY,
                null,
                List.of("完成"),
                List.of());
    }
}
