package org.weibao.workpoint;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.weibao.calendar.Counted;
import org.weibao.calendar.CountedDay;
import org.weibao.shared.Conflict;
import org.weibao.shared.Refusal;
import org.weibao.support.ActTable;

/** What each act does to a part in each state. */
class PartActsTest {

    private static final LocalDate DUE = LocalDate.of(2023, 3, 31);
    private static final LocalDate ENDS = LocalDate.of(2023, 12, 1);
    private static final CountedDay REWORK =
            new CountedDay(LocalDate.of(2023, 3, 20), new Counted(LocalDate.of(2023, 3, 6), 10));

    /** A county's part with two measures. */
    private static final String POSSIBLE =
            """
            accept                           | TO_ACCEPT    | IMPLEMENTING
            object                           | TO_ACCEPT    | OBJECTED
            claim a measure                  | TO_ACCEPT    | CLAIMED
            claim a measure                  | CLAIMED      | CLAIMED
            settle the objection             | OBJECTED     | IMPLEMENTING
            settle the objection, release it | OBJECTED     | RELEASED
            settle the claims                | CLAIMED      | IMPLEMENTING
            report                           | IMPLEMENTING | IMPLEMENTING
            report "done"                    | IMPLEMENTING | TO_SIGN
            sign                             | TO_SIGN      | TO_VERIFY
            return unsigned                  | TO_SIGN      | IMPLEMENTING
            verify                           | TO_VERIFY    | VERIFIED
            return to work                   | TO_VERIFY    | IMPLEMENTING
            """;

    private static final Map<String, Consumer<Part>> ACTS = Map.ofEntries(
            entry("accept", Part::accept),
            entry("object", part -> part.object("没有这项职能")),
            entry("claim a measure", part -> part.claim(1, "没有这项职能")),
            entry("settle the objection", part -> part.settleObjection(List.of(1L))),
            entry("settle the objection, release it", part -> part.settleObjection(List.of(1L, 2L))),
            entry("settle the claims", part -> part.settleClaims(List.of())),
            entry("report", part -> part.reportOn(true)),
            entry("report \"done\"", Part::reportDone),
            entry("sign", Part::sign),
            entry("return unsigned", part -> part.returnUnsigned("数字写错")),
            entry("verify", Part::verify),
            entry("return to work", part -> part.returnToWork("缺佐证", REWORK)));

    static Stream<Arguments> possible() {
        return ActTable.cases(PartState.class, ACTS.keySet(), POSSIBLE);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource
    void possible(String act, PartState state, @Nullable PartState next) {
        var part = part(Role.COUNTY, state);
        if (next == null) {
            assertThatThrownBy(() -> ACTS.get(act).accept(part))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("这项承办任务现在是“" + state.label() + "”，不能再这样办理，请刷新后再看。");
            assertThat(part).returns(state, Part::state).returns(1, Part::round).returns(null, Part::request);
        } else {
            ACTS.get(act).accept(part);
            assertThat(part.state()).isEqualTo(next);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LEAD,        IMPLEMENTING, INCLUDED",
        "RESPONSIBLE, TO_ACCEPT,    TO_SIGN",
        "SUPPORTING,  TO_ACCEPT,    TO_SIGN",
        "COUNTY,      TO_ACCEPT,    TO_SIGN",
    })
    void howAPartBeginsAndWhereItsReportGoes(Role role, PartState begins, PartState reported) {
        var part = part(role);
        assertThat(part.state()).isEqualTo(begins);
        set(part, PartState.IMPLEMENTING);
        part.reportDone();
        assertThat(part.state()).isEqualTo(reported);
    }

    @Test
    void aSupportingUnitThatHasAcceptedWaitsToBeAsked() {
        var part = part(Role.SUPPORTING);
        part.accept();
        assertThat(part.state()).isEqualTo(PartState.STANDBY);
    }

    @ParameterizedTest
    @CsvSource({
        "TO_ACCEPT,    true,  false",
        "OBJECTED,     true,  false",
        "CLAIMED,      true,  false",
        "IMPLEMENTING, true,  false",
        "TO_SIGN,      true,  false",
        "TO_VERIFY,    true,  false",
        "VERIFIED,     false, true",
        "INCLUDED,     false, true",
        "STANDBY,      false, true",
        "UNFINISHED,   false, true",
        "RELEASED,     false, false",
    })
    void whatIsWaitedForAndWhatMayReopen(PartState state, boolean open, boolean mayReopen) {
        var part = part(Role.COUNTY, state);
        assertThat(part).returns(open, Part::isOpen).returns(mayReopen, Part::mayReopen);
        if (mayReopen) {
            part.reopen("缺佐证", REWORK);
            assertThat(part)
                    .returns(PartState.IMPLEMENTING, Part::state)
                    .returns(2, Part::round)
                    .returns(REWORK.day(), Part::due)
                    .returns("缺佐证", Part::request);
        } else {
            assertThatThrownBy(() -> part.reopen("缺佐证", REWORK))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal)
                            .returns("parts", Refusal::field)
                            .returns("承办任务现在是“" + state.label() + "”，不能退回。", Refusal::sentence));
            assertThat(part).returns(state, Part::state).returns(1, Part::round);
        }
    }

    /** Who returns it inside the unit begins no round, and the due day stays. */
    @ParameterizedTest
    @CsvSource({
        "return unsigned, TO_SIGN,   1, 2023-03-31",
        "return to work,  TO_VERIFY, 2, 2023-03-20",
    })
    void whatAReturnAsksFor(String act, PartState state, int round, LocalDate due) {
        var part = part(Role.COUNTY, state);
        ACTS.get(act).accept(part);
        assertThat(part)
                .returns(round, Part::round)
                .returns(due, Part::due)
                .returns(true, Part::owesAnswer)
                .returns(round > 1, Part::isRework);
        part.reportDone();
        assertThat(part)
                .returns(null, Part::request)
                .returns(false, Part::owesAnswer)
                .returns(false, Part::isRework);
    }

    @Test
    void reportsWithoutProgressAreCountedUntilOneHasSome() {
        var part = part(Role.COUNTY, PartState.IMPLEMENTING);
        part.reportOn(false);
        part.reportOn(false);
        assertThat(part.noProgressStreak()).isEqualTo(2);
        part.reportOn(true);
        assertThat(part.noProgressStreak()).isZero();
        part.reportOn(false);
        part.reportDone();
        assertThat(part.noProgressStreak()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // confirmed | state        | carried
        "'',          IMPLEMENTING, '1 2'",
        "1,           IMPLEMENTING, 2",
        "1 2,         RELEASED,     ''",
    })
    void claimsAreConfirmedOneByOne(String confirmed, PartState state, String carried) {
        var part = part(Role.COUNTY);
        part.claim(1, "没有这项职能");
        part.claim(2, "没有这项职能");
        part.settleClaims(numbers(confirmed));
        assertThat(part.state()).isEqualTo(state);
        assertThat(part.carried()).extracting(Measure::id).isEqualTo(numbers(carried));
    }

    @Test
    void onlyWhatWasClaimedIsConfirmed() {
        var part = part(Role.COUNTY);
        part.claim(1, "没有这项职能");
        assertThatThrownBy(() -> part.settleClaims(List.of(2L)))
                .isInstanceOf(Refusal.class)
                .hasMessage("有任务措施没有申请不涉及，不能确认。");
        assertThatThrownBy(() -> part.claim(3, "没有这项职能"))
                .isInstanceOf(Refusal.class)
                .hasMessage("有任务措施不属于这项承办任务，请刷新后再提交。");
    }

    /** Nobody has decided what was only claimed. */
    @ParameterizedTest
    @EnumSource
    void implementationEndsForWhateverIsThere(PartState state) {
        var part = part(Role.COUNTY);
        part.claim(1, "没有这项职能");
        set(part, state);
        part.endUnfinished();
        assertThat(part.state()).isEqualTo(PartState.UNFINISHED);
        assertThat(part.carried()).hasSize(2);
    }

    /** More time for a signature, or for what is not asked yet, is none for the report. */
    @ParameterizedTest
    @EnumSource
    void moreTimeIsForTheOpenReport(PartState state) {
        var part = part(Role.COUNTY, state);
        var later = LocalDate.of(2023, 12, 29);
        part.extend(later);
        assertThat(part)
                .returns(state == PartState.IMPLEMENTING ? later : DUE, Part::due)
                .returns(state == PartState.IMPLEMENTING ? later : ENDS, Part::ends);
    }

    private static Part part(Role role, PartState state) {
        var part = part(role);
        if (state == PartState.RELEASED) {
            part.measures().forEach(measure -> measure.become(AssignedMeasureState.RELEASED, null));
        }
        part.openPeriod(LocalDate.of(2023, 3, 6), new CountedDay(DUE, new Counted(DUE, null)));
        set(part, state);
        return part;
    }

    private static Part part(Role role) {
        var measure = new PointSettings.MeasureSettings(null, "宣讲", true, List.of("gongan"), true, null);
        var point = WorkPointActsTest.draft(List.of(measure, measure));
        point.measures().forEach(each -> ReflectionTestUtils.setField(each, "id", (long) each.number()));
        return new Part(point, new PointUnit("gongan", role), new CountedDay(ENDS, new Counted(ENDS, null)));
    }

    private static void set(Part part, PartState state) {
        ReflectionTestUtils.setField(part, "state", state);
    }

    private static List<Long> numbers(String text) {
        return Stream.of(text.split(" "))
                .filter(each -> !each.isEmpty())
                .map(Long::valueOf)
                .toList();
    }
}
