package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.calendar.Counted;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;

/** When a task created at that moment is due: cases for every kind of day that a notice contains. */
class F12DueDatesTest {

    private final WorkingCalendar calendar = WorkingCalendar.read(new ConfigurationFolder("config"));

    @ParameterizedTest(name = "{0} + {1}: {2}")
    @CsvSource({
        // An hour back over midnight is another day; a minute before six is not.
        "2026-03-02T23:30:00+08:00,  3, 2026-03-05T18:00:00+08:00, false",
        "2026-03-03T00:30:00+08:00,  3, 2026-03-06T18:00:00+08:00, false",
        "2026-03-02T17:59:00+08:00,  3, 2026-03-05T18:00:00+08:00, false",
        "2026-03-02T12:30:00-05:00,  3, 2026-03-06T18:00:00+08:00, false",
        // New Year 2026: three days off, then a Sunday that is worked.
        "2025-12-31T09:00:00+08:00,  1, 2026-01-04T18:00:00+08:00, false",
        "2026-01-02T09:00:00+08:00,  2, 2026-01-05T18:00:00+08:00, false",
        "2026-01-04T09:00:00+08:00,  3, 2026-01-07T18:00:00+08:00, false",
        // Spring Festival 2026: nine days off between two Saturdays that are worked.
        "2026-02-12T09:00:00+08:00,  3, 2026-02-24T18:00:00+08:00, false",
        "2026-02-13T09:00:00+08:00,  1, 2026-02-14T18:00:00+08:00, false",
        "2026-02-14T17:00:00+08:00,  5, 2026-02-28T18:00:00+08:00, false",
        "2026-02-17T09:00:00+08:00,  3, 2026-02-26T18:00:00+08:00, false",
        "2026-02-27T09:00:00+08:00,  1, 2026-02-28T18:00:00+08:00, false",
        "2026-02-27T09:00:00+08:00,  3, 2026-03-03T18:00:00+08:00, false",
        "2026-02-28T09:00:00+08:00,  3, 2026-03-04T18:00:00+08:00, false",
        // The leap day of 2024 is a working Thursday.
        "2024-02-26T09:00:00+08:00,  3, 2024-02-29T18:00:00+08:00, false",
        "2024-02-28T09:00:00+08:00,  2, 2024-03-01T18:00:00+08:00, false",
        "2024-02-29T09:00:00+08:00, 10, 2024-03-14T18:00:00+08:00, false",
        // From one announced year into the next.
        "2023-12-29T09:00:00+08:00,  1, 2024-01-02T18:00:00+08:00, false",
        "2022-12-30T09:00:00+08:00,  1, 2023-01-03T18:00:00+08:00, false",
        // From 2026 into 2027, whose notice is not out.
        "2026-12-28T09:00:00+08:00,  3, 2026-12-31T18:00:00+08:00, false",
        "2026-12-28T09:00:00+08:00,  5, 2027-01-05T18:00:00+08:00, true",
        "2026-12-31T09:00:00+08:00,  1, 2027-01-04T18:00:00+08:00, true",
        "2026-11-30T09:00:00+08:00, 200, 2027-09-07T18:00:00+08:00, true",
    })
    void theTableOfCases(OffsetDateTime sent, int workingDays, OffsetDateTime due, boolean provisional) {
        var schedule = new Schedule(calendar, ScheduleTest.STAGES, Clock.fixed(sent.toInstant(), WorkingCalendar.ZONE));
        var computed = schedule.dates(schedule.within(workingDays)).due();
        assertThat(computed).isEqualTo(due.toInstant());
        assertThat(calendar.isProvisional(due.toLocalDate())).isEqualTo(provisional);
        assertThat(calendar.shown(due.toLocalDate()))
                .isEqualTo(
                        provisional
                                ? due.toLocalDate() + "（暂定，2027年放假安排尚未公布）"
                                : due.toLocalDate().toString());
    }

    /** Today is Tuesday, 12 January 2027. */
    @ParameterizedTest(name = "{0}, now {1}: {2}")
    @CsvSource({
        "2027-01-20, 2027-01-25, 2027-01-25",
        "2027-01-20, 2027-01-14, 2027-01-14",
        // What was ahead does not end before today ...
        "2027-01-20, 2027-01-11, 2027-01-12",
        "2027-01-12, 2027-01-11, 2027-01-12",
        // ... and what is late does not get later, though it may get time again.
        "2027-01-08, 2027-01-07, 2027-01-08",
        "2027-01-08, 2027-01-11, 2027-01-11",
        "2027-01-08, 2027-01-15, 2027-01-15",
    })
    void aNoticeAloneMakesNobodyLate(LocalDate before, LocalDate counted, LocalDate after) {
        assertThat(calendar.again(new Counted(counted, 0), before, LocalDate.of(2027, 1, 12)))
                .isEqualTo(after);
    }

    /** The periods of reports end on working days; a part's last one ends with it. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "2026-01-15T01:00:00Z, 2026-12-01, 2026-02-02, MONTHLY",
        "2026-02-02T01:00:00Z, 2026-12-01, 2026-02-28, MONTHLY",
        "2024-02-05T01:00:00Z, 2024-12-02, 2024-02-29, MONTHLY",
        "2026-11-30T01:00:00Z, 2027-08-23, 2026-12-31, QUARTERLY",
        "2026-12-24T01:00:00Z, 2027-02-12, 2027-02-12, QUARTERLY",
    })
    void theFirstReport(Instant accepted, LocalDate ends, LocalDate due, Rhythm rhythm) {
        var schedule = new Schedule(calendar, ScheduleTest.STAGES, Clock.fixed(accepted, WorkingCalendar.ZONE));
        assertThat(schedule.firstReport(rhythm, ends).day()).isEqualTo(due);
    }
}
