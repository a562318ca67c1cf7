package org.weibao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = new WorkingCalendar();

    @ParameterizedTest
    @CsvSource({
        "2023-03-06,  0, 2023-03-06",
        "2023-03-06,  5, 2023-03-13",
        "2023-03-10,  1, 2023-03-13",
        "2023-03-11,  1, 2023-03-13",
        "2023-03-13, -1, 2023-03-10",
        "2023-12-29,  1, 2024-01-01",
        "2024-02-28,  2, 2024-03-01",
    })
    void countsMondayToFriday(LocalDate day, int workingDays, LocalDate expected) {
        assertThat(calendar.plus(day, workingDays)).isEqualTo(expected);
    }

    @Test
    void aDayOffMovesToTheNextWorkingDay() {
        assertThat(calendar.onOrAfter(LocalDate.of(2023, 9, 30))).isEqualTo(LocalDate.of(2023, 10, 2));
        assertThat(calendar.onOrAfter(LocalDate.of(2023, 3, 31))).isEqualTo(LocalDate.of(2023, 3, 31));
    }

    @Test
    void aDueDayEndsAtSixInShanghaiWhateverTheMachinesZone() {
        assertThat(calendar.endOf(LocalDate.of(2023, 3, 31))).isEqualTo(Instant.parse("2023-03-31T10:00:00Z"));
        assertThat(WorkingCalendar.dayOf(Instant.parse("2023-03-31T16:00:00Z"))).isEqualTo(LocalDate.of(2023, 4, 1));
    }
}
