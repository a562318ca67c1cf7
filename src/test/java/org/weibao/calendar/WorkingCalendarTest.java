package org.weibao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.configuration.ConfigurationFolder;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = WorkingCalendar.read(new ConfigurationFolder("config"));

    @ParameterizedTest
    @CsvSource({"2023, 249", "2024, 251", "2025, 248", "2026, 248"})
    void aYearHasAsManyWorkingDaysAsItsNoticeLeaves(int year, int workingDays) {
        assertThat(Year.of(year).atDay(1).datesUntil(Year.of(year + 1).atDay(1)).filter(calendar::isWorkingDay))
                .hasSize(workingDays);
    }

    @Test
    void whatTheNoticesSayIsInOrder() {
        assertThat(calendar.announcedOff())
                .isSorted()
                .contains(LocalDate.of(2022, 12, 31), LocalDate.of(2026, 10, 3))
                .doesNotContain(LocalDate.of(2026, 10, 10), LocalDate.of(2027, 1, 1));
        assertThat(calendar.announcedWorked())
                .isSorted()
                .contains(LocalDate.of(2023, 1, 28), LocalDate.of(2026, 10, 10))
                .doesNotContain(LocalDate.of(2026, 10, 3));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "2023-03-06,   0, 2023-03-06",
        "2023-03-06,   5, 2023-03-13",
        "2023-03-11,   1, 2023-03-13",
        "2023-03-13,  -1, 2023-03-10",
        // Ching Ming, and the make-up Sunday of the May holiday.
        "2023-04-04,   1, 2023-04-06",
        "2023-04-21,   1, 2023-04-23",
        // The last day of 2022 stands in the notice for 2023.
        "2022-12-30,   1, 2023-01-03",
        // New Year 2026 with its make-up Sunday.
        "2025-12-31,   1, 2026-01-04",
        // Spring Festival 2026: the Saturday before it is worked, and the last Saturday of February.
        "2026-02-13,   1, 2026-02-14",
        "2026-02-13,   2, 2026-02-24",
        "2026-02-24,  -1, 2026-02-14",
        "2026-02-27,   1, 2026-02-28",
        // The notice for 2027 is not out: its first of January, a Friday, is off by law.
        "2026-12-31,   1, 2027-01-04",
        "2024-02-28,   2, 2024-03-01",
    })
    void countsWorkingDays(LocalDate day, int workingDays, LocalDate expected) {
        assertThat(calendar.plus(day, workingDays)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 2026-02-13, 0",
        "2026-02-13, 2026-02-14, 1",
        "2026-02-13, 2026-02-23, 1",
        "2026-02-13, 2026-02-24, 2",
        "2026-02-24, 2026-02-13, -2",
        "2026-02-20, 2026-02-13, -1",
    })
    void countsTheWorkingDaysBetweenTwoDays(LocalDate day, LocalDate other, int expected) {
        assertThat(calendar.between(day, other)).isEqualTo(expected);
    }

    /** The festivals of the moon's calendar, and the days that a notice moves, are not known yet. */
    @ParameterizedTest(name = "{0} is worked: {1}")
    @CsvSource({
        "2027-01-01, false",
        "2027-04-30, true",
        "2029-05-01, false",
        "2029-05-02, false",
        "2029-05-03, true",
        "2027-09-30, true",
        "2027-10-01, false",
        "2030-10-02, false",
        "2030-10-03, false",
        "2030-10-04, true",
        "2027-02-08, true",
        "2027-01-02, false",
        // In a year with a notice the notice alone says what is off.
        "2024-05-02, false",
        "2025-10-08, false",
        "2026-01-02, false",
        "2026-01-05, true",
        // 2022 has no notice in the file, though the one for 2023 reaches into it.
        "2022-10-03, false",
        "2022-12-31, false",
    })
    void aYearWithoutNoticeHasTheDaysThatTheLawFixes(LocalDate day, boolean worked) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(worked);
    }

    @ParameterizedTest(name = "{0}, counted {1}: {2}")
    @CsvSource({
        "2026-11-27, true,  2026-11-27,                           2026-11-27（周五）",
        "2026-11-27, false, 2026-11-27,                           2026-11-27（周五）",
        "2027-01-15, true,  '2027-01-15（暂定，2027年放假安排尚未公布）', '2027-01-15（周五，暂定，2027年放假安排尚未公布）'",
        "2027-01-15, false, 2027-01-15,                           2027-01-15（周五）",
        "2027-01-17, false, 2027-01-17,                           2027-01-17（周日）",
    })
    void aCountedDayThatMayChangeSaysSo(LocalDate day, boolean counted, String shown, String withWeekday) {
        assertThat(calendar.shown(day, counted)).isEqualTo(shown);
        assertThat(calendar.shownWithWeekday(day, counted)).isEqualTo(withWeekday);
        assertThat(WorkingCalendar.named(day)).isEqualTo(day.toString());
        assertThat(WorkingCalendar.namedWithWeekday(day)).startsWith(day + "（周").doesNotContain("暂定");
    }

    @Test
    void anOfficialLetterWritesTheDayOut() {
        assertThat(WorkingCalendar.official(LocalDate.of(2026, 3, 2))).isEqualTo("2026年3月2日");
    }

    @Test
    void addingAndCountingAgree() {
        LocalDate.of(2025, 12, 1).datesUntil(LocalDate.of(2026, 3, 31)).forEach(day -> {
            for (int workingDays = -30; workingDays <= 30; workingDays++) {
                LocalDate other = calendar.plus(day, workingDays);
                int counted = calendar.between(day, other);
                // Back from a day off, the working day before it is the first step and lies within no counted span.
                assertThat(counted)
                        .isEqualTo(workingDays < 0 && !calendar.isWorkingDay(day) ? workingDays + 1 : workingDays);
            }
        });
    }

    @Test
    void aDayOffMovesToTheNextWorkingDay() {
        assertThat(calendar.onOrAfter(LocalDate.of(2023, 9, 30))).isEqualTo(LocalDate.of(2023, 10, 7));
        assertThat(calendar.onOrAfter(LocalDate.of(2023, 3, 31))).isEqualTo(LocalDate.of(2023, 3, 31));
    }

    @Test
    void aYearWithoutNoticeIsProvisional() {
        assertThat(calendar.isProvisional(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(calendar.isProvisional(LocalDate.of(2027, 1, 1))).isTrue();
        // It reaches into 2022, and yet announces nothing else of that year.
        assertThat(calendar.isProvisional(LocalDate.of(2022, 12, 31))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13T09:15:00+08:00, 2026-02-13T09:15:00+08:00",
        "2026-02-13T08:29:59+08:00, 2026-02-13T08:30:00+08:00",
        "2026-02-14T18:00:00+08:00, 2026-02-24T08:30:00+08:00",
        "2026-02-17T12:00:00+08:00, 2026-02-24T08:30:00+08:00",
        "2026-01-03T20:00:00+08:00, 2026-01-04T08:30:00+08:00",
    })
    void findsTheNextMomentAtWhichTheOfficeWorks(Instant moment, Instant expected) {
        assertThat(calendar.nextWorkingMoment(moment)).isEqualTo(expected);
    }

    @Test
    void aDueDayEndsAtSixInShanghaiWhateverTheMachinesZone() {
        assertThat(calendar.endOf(LocalDate.of(2023, 3, 31))).isEqualTo(Instant.parse("2023-03-31T10:00:00Z"));
        assertThat(WorkingCalendar.dayOf(Instant.parse("2023-03-31T16:00:00Z"))).isEqualTo(LocalDate.of(2023, 4, 1));
    }
}
