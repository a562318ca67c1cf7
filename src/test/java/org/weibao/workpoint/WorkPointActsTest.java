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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.weibao.calendar.Counted;
import org.weibao.calendar.CountedDay;
import org.weibao.shared.Conflict;
import org.weibao.support.ActTable;

/** What each act does to a work point in each phase. */
class WorkPointActsTest {

    private static final CountedDay USUAL =
            new CountedDay(LocalDate.of(2023, 12, 20), new Counted(LocalDate.of(2023, 3, 6), 200));

    private static final String POSSIBLE =
            """
            edit                   | DRAFT          | DRAFT
            edit                   | LEFT_OUT       | LEFT_OUT
            leave out              | DRAFT          | LEFT_OUT
            leave out              | LEFT_OUT       | LEFT_OUT
            take in                | LEFT_OUT       | DRAFT
            take in                | DRAFT          | DRAFT
            approve                | DRAFT          | APPROVED
            publish                | APPROVED       | ASSIGNMENT
            reassign               | ASSIGNMENT     | ASSIGNMENT
            enter implementation   | ASSIGNMENT     | IMPLEMENTATION
            enter implementation   | IMPLEMENTATION | IMPLEMENTATION
            enter implementation   | REPORTING      | IMPLEMENTATION
            enter implementation   | REVIEW         | IMPLEMENTATION
            enter reporting        | ASSIGNMENT     | REPORTING
            enter reporting        | IMPLEMENTATION | REPORTING
            enter reporting        | REPORTING      | REPORTING
            enter reporting        | REVIEW         | REPORTING
            enter review           | ASSIGNMENT     | REVIEW
            enter review           | IMPLEMENTATION | REVIEW
            enter review           | REPORTING      | REVIEW
            enter review           | REVIEW         | REVIEW
            close                  | REVIEW         | CLOSED
            carry over             | REVIEW         | CARRIED_OVER
            """;

    private static final Map<String, Consumer<WorkPoint>> ACTS = Map.ofEntries(
            entry("edit", point -> point.edit(settings(null, List.of()))),
            entry("leave out", point -> point.leaveOut("没有经费")),
            entry("take in", WorkPoint::takeIn),
            entry("approve", WorkPoint::approve),
            entry("publish", point -> point.publish(List.of(), USUAL)),
            entry("reassign", point -> point.reassign("gongan", List.of(), List.of(), null, USUAL)),
            entry("enter implementation", point -> point.enter(Phase.IMPLEMENTATION)),
            entry("enter reporting", point -> point.enter(Phase.REPORTING)),
            entry("enter review", point -> point.enter(Phase.REVIEW)),
            entry("close", WorkPoint::close),
            entry("carry over", WorkPoint::carryOver));

    static Stream<Arguments> possible() {
        return ActTable.cases(Phase.class, ACTS.keySet(), POSSIBLE);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource
    void possible(String act, Phase phase, @Nullable Phase next) {
        var point = draft(List.of());
        set(point, phase);
        if (next == null) {
            assertThatThrownBy(() -> ACTS.get(act).accept(point))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("“二(一)1 家庭教育指导”现在是“" + phase.label() + "”，不能再这样办理，请刷新后再看。");
            assertThat(point)
                    .returns(phase, WorkPoint::phase)
                    .returns("fulian", WorkPoint::lead)
                    .returns(null, WorkPoint::leftOutReason)
                    .returns(null, WorkPoint::deadline);
        } else {
            ACTS.get(act).accept(point);
            assertThat(point.phase()).isEqualTo(next);
        }
    }

    /** A sent point has the day that the office set, or the usual one. */
    @ParameterizedTest
    @CsvSource({
        "publish,  2023-06-30, 2023-06-30, false",
        "publish,  ,           2023-12-20, true",
        "reassign, ,           2023-12-20, true",
    })
    void theDeadline(String act, @Nullable LocalDate named, LocalDate deadline, boolean counted) {
        var point = draft(List.of());
        point.edit(settings(named, List.of()));
        set(point, act.equals("publish") ? Phase.APPROVED : Phase.ASSIGNMENT);
        ACTS.get(act).accept(point);
        assertThat(point.deadline()).isEqualTo(deadline);
        assertThat(point.deadlineCounted() != null).isEqualTo(counted);
    }

    /** What the replaced unit carried out alone passes to the new lead. */
    @ParameterizedTest
    @CsvSource({"fulian, gongan", "jiaoti, jiaoti", "fulian jiaoti, jiaoti"})
    void reassignedMeasures(String before, String after) {
        var point = draft(
                List.of(new PointSettings.MeasureSettings(null, "宣讲", false, List.of(before.split(" ")), false, null)));
        set(point, Phase.ASSIGNMENT);
        point.reassign("gongan", List.of(new PointUnit("jiaoti", Role.RESPONSIBLE)), List.of(), null, USUAL);
        assertThat(point.measures().get(0).units()).containsExactly(after);
        assertThat(point.answerable(code -> code)).isEqualTo("gongan（牵头）、jiaoti");
    }

    @ParameterizedTest
    @EnumSource
    void whoCarriesAMeasureOut(Role role) {
        var ofAll = new PointSettings.MeasureSettings(null, "各单位", true, List.of(), false, null);
        var ofCounties = new PointSettings.MeasureSettings(null, "各县", false, List.of(), true, null);
        var ofOne = new PointSettings.MeasureSettings(null, "一家", false, List.of("gongan"), false, null);
        var carried = draft(List.of(ofAll, ofCounties, ofOne)).measuresOf(new PointUnit("gongan", role)).stream()
                .map(Measure::text);
        assertThat(carried)
                .containsExactly(
                        switch (role) {
                            case LEAD, RESPONSIBLE -> new String[] {"各单位", "一家"};
                            case SUPPORTING -> new String[] {"一家"};
                            case COUNTY -> new String[] {"各县"};
                        });
    }

    /** A point as it is proofread, of 市妇联. */
    static WorkPoint draft(List<PointSettings.MeasureSettings> measures) {
        return new WorkPoint(1, "2023-1", "二(一)1", 1, settings(null, measures), true, false, null, null);
    }

    private static void set(WorkPoint point, Phase phase) {
        ReflectionTestUtils.setField(point, "phase", phase);
    }

    private static PointSettings settings(@Nullable LocalDate deadline, List<PointSettings.MeasureSettings> measures) {
        return settings(deadline, List.of(), measures);
    }

    /** As the office sets them for 市妇联. */
    static PointSettings settings(
            @Nullable LocalDate deadline, List<String> counties, List<PointSettings.MeasureSettings> measures) {
        return new PointSettings(
                "家庭教育指导",
                SixProtections.FAMILY,
                Priority.NORMAL,
                "fulian",
                true,
                List.of(),
                List.of(),
                counties,
                deadline,
                Rhythm.QUARTERLY,
                null,
                List.of("有工作制度"),
                measures);
    }
}
