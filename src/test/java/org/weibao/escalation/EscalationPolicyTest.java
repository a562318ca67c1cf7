package org.weibao.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.deadline.LightTimes;
import org.weibao.deadline.TaskFacts;
import org.weibao.organization.UnitKind;
import org.weibao.process.escalation.BuiltInTable;
import org.weibao.workpoint.Priority;

class EscalationPolicyTest {

    private static final BuiltInTable TABLE = new BuiltInTable();
    private static final String ACCEPT = "userTask_acceptPart";
    private static final String LONG_AGO = "2023-01-03";

    private final WorkingCalendar calendar = WorkingCalendar.read(new ConfigurationFolder("config"));
    private final EscalationPolicy escalation = new EscalationPolicy(TABLE, calendar);

    @ParameterizedTest(name = "due {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // A plain week.
                "2026-03-13 | reminder 2026-03-10, blue 2026-03-13, yellow 2026-03-18, red 2026-03-27",
                // Spring Festival 2026, 15 to 23 February, with the worked Saturdays 14 and 28.
                "2026-02-12 | reminder 2026-02-09, blue 2026-02-12, yellow 2026-02-24, red 2026-03-04",
                "2026-02-14 | reminder 2026-02-11, blue 2026-02-14, yellow 2026-02-26, red 2026-03-06",
                "2026-02-25 | reminder 2026-02-13, blue 2026-02-25, yellow 2026-02-28, red 2026-03-10",
                // Due on a day off: told on the last working day before, late from the first one after it.
                "2026-02-18 | reminder 2026-02-11, blue 2026-02-14, yellow 2026-02-26, red 2026-03-06",
                "2026-03-15 | reminder 2026-03-10, blue 2026-03-13, yellow 2026-03-18, red 2026-03-27",
                // New Year 2026 with its worked Sunday, 4 January.
                "2025-12-31 | reminder 2025-12-26, blue 2025-12-31, yellow 2026-01-06, red 2026-01-15",
                // Into 2027, whose notice is not out: 1 January is off by law.
                "2026-12-31 | reminder 2026-12-28, blue 2026-12-31, yellow 2027-01-06, red 2027-01-15",
                "2024-02-29 | reminder 2024-02-26, blue 2024-02-29, yellow 2024-03-05, red 2024-03-14"
            })
    void eachLevelBeginsOnAWorkingDayBeforeTheOfficeOpens(LocalDate due, String expected) {
        assertThat(levels(facts(due, LocalDate.parse(LONG_AGO)))).isEqualTo(expected);
    }

    @Test
    void theLightIsAtEachMomentAsItsTimesSay() {
        for (var day : List.of("2026-03-13", "2026-02-18", "2025-12-31")) {
            var task = facts(LocalDate.parse(day), LocalDate.parse(LONG_AGO));
            var times = escalation.timesOf(task);
            assertThat(times.yellowFrom()).isNotNull();
            for (var moment : moments(task)) {
                for (var at : List.of(moment.minusMillis(1), moment)) {
                    var light = escalation
                            .levelAt(task, at)
                            .map(EscalationLevel::light)
                            .orElse(Light.GREEN);
                    assertThat(times.redFrom() != null && !times.redFrom().isAfter(at))
                            .isEqualTo(light == Light.RED);
                    assertThat(!times.yellowFrom().isAfter(at)).isEqualTo(light.compareTo(Light.YELLOW) >= 0);
                    assertThat(times.blueFrom() != null && !times.blueFrom().isAfter(at))
                            .isEqualTo(light.compareTo(Light.BLUE) >= 0);
                }
            }
        }
        assertThat(escalation.timesOf(facts(null, LocalDate.parse(LONG_AGO)))).isEqualTo(LightTimes.NEVER);
    }

    @Test
    void noLevelOfAnyDueDayFallsOnADayOffAndAllOfThemComeInOrder() {
        LocalDate.of(2025, 11, 1).datesUntil(LocalDate.of(2027, 3, 1)).forEach(due -> {
            var task = facts(due, LocalDate.parse(LONG_AGO));
            var moments = moments(task);
            assertThat(moments).as("due %s", due).hasSize(4).isSorted().doesNotHaveDuplicates();
            assertThat(moments).as("due %s", due).allSatisfy(moment -> {
                assertThat(calendar.isWorkingDay(WorkingCalendar.dayOf(moment))).isTrue();
                assertThat(moment.atZone(WorkingCalendar.ZONE).toLocalTime()).hasToString("07:30");
            });
            assertThat(WorkingCalendar.dayOf(moments.get(1)))
                    .as("told when due")
                    .isBeforeOrEqualTo(due);
            assertThat(WorkingCalendar.dayOf(moments.get(2))).as("late").isAfter(due);
        });
    }

    @ParameterizedTest(name = "came {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-09 | reminder 2026-03-10, blue 2026-03-13, yellow 2026-03-18, red 2026-03-27",
                // The arrival has named the date on the day of the reminder, or later.
                "2026-03-10 | blue 2026-03-13, yellow 2026-03-18, red 2026-03-27",
                "2026-03-12 | blue 2026-03-13, yellow 2026-03-18, red 2026-03-27",
                // From the due day on everybody gets the notice, whenever the task was created.
                "2026-03-13 | blue 2026-03-13, yellow 2026-03-18, red 2026-03-27",
                "2026-03-20 | blue 2026-03-13, yellow 2026-03-18, red 2026-03-27"
            })
    void nobodyIsRemindedOfWhatHasJustCome(LocalDate since, String expected) {
        assertThat(levels(facts(LocalDate.of(2026, 3, 13), since))).isEqualTo(expected);
    }

    @Test
    void aTaskStandsOnALevelUntilTheNextBegins() {
        var task = facts(LocalDate.of(2026, 3, 13), LocalDate.parse(LONG_AGO));

        assertThat(levelAt(task, "2026-03-10T07:29:59")).isNull();
        assertThat(levelAt(task, "2026-03-10T07:30:00")).isEqualTo("reminder");
        assertThat(levelAt(task, "2026-03-18T07:29:59")).isEqualTo("blue");
        assertThat(levelAt(task, "2026-03-18T07:30:00")).isEqualTo("yellow");
        assertThat(levelAt(task, "2026-03-21T12:00:00")).as("a Saturday").isEqualTo("yellow");
        assertThat(levelAt(task, "2028-01-01T00:00:00")).isEqualTo("red");
        assertThat(escalation.nextAfter(task, at("2026-03-18T07:29:59"))).contains(at("2026-03-18T07:30:00"));
        assertThat(escalation.nextAfter(task, at("2026-03-18T07:30:00"))).contains(at("2026-03-27T07:30:00"));
        assertThat(escalation.nextAfter(task, at("2026-03-27T07:30:00"))).isEmpty();
    }

    /** Another table or calendar may put a task on a lower level than the notified one. */
    @Test
    void aLowerLevelIsNotToldAfterAHigherOne() {
        var task = facts(LocalDate.of(2026, 3, 13), LocalDate.parse(LONG_AGO));
        var moment = at("2026-03-18T07:30:00");

        assertThat(escalation.unnotified(task, null, moment))
                .map(EscalationLevel::id)
                .contains("yellow");
        assertThat(escalation.unnotified(task, "blue", moment))
                .map(EscalationLevel::id)
                .contains("yellow");
        assertThat(escalation.unnotified(task, "of a table that is gone", moment))
                .map(EscalationLevel::id)
                .contains("yellow");
        assertThat(escalation.unnotified(task, "yellow", moment)).isEmpty();
        assertThat(escalation.unnotified(task, "red", moment)).isEmpty();
        assertThat(escalation.unnotified(task, null, at("2026-03-10T07:29:59"))).isEmpty();
    }

    @Test
    void whatIsNotDueHasNoLevel() {
        var task = new TaskFacts(ACCEPT, UnitKind.GOVERNMENT, Priority.KEY, null, LocalDate.of(2026, 3, 2));

        assertThat(escalation.levelAt(task, at("2030-01-01T00:00:00"))).isEmpty();
        assertThat(escalation.nextAfter(task, at("2020-01-01T00:00:00"))).isEmpty();
    }

    @Test
    void anotherTableHoldsFromTheNextQuestionOn() {
        var table = new Switching();
        var escalation = new EscalationPolicy(table, calendar);
        var task = facts(LocalDate.of(2026, 3, 13), LocalDate.parse(LONG_AGO));
        assertThat(escalation.nextAfter(task, at("2026-03-01T00:00:00"))).contains(at("2026-03-10T07:30:00"));

        table.first = -5;

        assertThat(escalation.nextAfter(task, at("2026-03-01T00:00:00"))).contains(at("2026-03-06T07:30:00"));
    }

    @Test
    void theTableIsAskedOnceForTasksOfOneSort() {
        var table = new Switching();
        var escalation = new EscalationPolicy(table, calendar);
        for (var day = 1; day <= 28; day++) {
            escalation.levelAt(facts(LocalDate.of(2026, 5, day), LocalDate.parse(LONG_AGO)), at("2026-05-15T12:00:00"));
        }

        assertThat(table.asked).isEqualTo(1);
    }

    private TaskFacts facts(LocalDate due, LocalDate since) {
        return new TaskFacts(ACCEPT, UnitKind.GOVERNMENT, Priority.NORMAL, due, since);
    }

    private String levels(TaskFacts task) {
        return String.join(
                ", ",
                moments(task).stream()
                        .map(moment ->
                                escalation.levelAt(task, moment).orElseThrow().id() + " "
                                        + WorkingCalendar.dayOf(moment))
                        .toList());
    }

    private List<Instant> moments(TaskFacts task) {
        List<Instant> moments = new ArrayList<>();
        var next = escalation.nextAfter(task, Instant.EPOCH);
        while (next.isPresent()) {
            moments.add(next.get());
            next = escalation.nextAfter(task, next.get());
        }
        return moments;
    }

    private @Nullable String levelAt(TaskFacts task, String moment) {
        return escalation.levelAt(task, at(moment)).map(EscalationLevel::id).orElse(null);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }

    /** A table of one level, that is replaced while it is in use. */
    private static final class Switching implements EscalationTable {

        private final EscalationLevel level = TABLE.level(ACCEPT, UnitKind.GOVERNMENT, Priority.NORMAL, 0);
        private int first = -3;
        private int asked;

        @Override
        public @Nullable EscalationLevel level(String step, UnitKind kind, Priority priority, int workingDays) {
            asked++;
            return workingDays < first ? null : level;
        }

        @Override
        public SortedSet<Integer> turns() {
            return new TreeSet<>(List.of(first));
        }

        @Override
        public String version() {
            return "from " + first;
        }
    }
}
