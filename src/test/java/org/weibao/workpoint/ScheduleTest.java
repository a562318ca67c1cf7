package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.calendar.Counted;
import org.weibao.calendar.CountedDay;
import org.weibao.calendar.Stages;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.support.TestClock;

class ScheduleTest {

    static final Stages STAGES = new Stages(200, 10, 10, 3, 3, 10, 5, 10, 5, 5, 2, 5, 10, 2, 3);

    private final TestClock clock = new TestClock();
    private final Schedule schedule =
            new Schedule(WorkingCalendar.read(new ConfigurationFolder("config")), STAGES, clock);

    @ParameterizedTest
    @CsvSource({
        "2023-03-06, QUARTERLY, 2023-12-01, 2023-03-31",
        // The window of the first quarter's report has begun: the second quarter's is the first one owed.
        "2023-03-24, QUARTERLY, 2023-12-01, 2023-06-30",
        "2023-03-06, MONTHLY,   2023-12-01, 2023-03-31",
        // 30 September 2023 is a day off, and Saturday, 7 October is the first one worked after it.
        "2023-09-01, QUARTERLY, 2023-12-01, 2023-10-07",
        // Nothing is owed after the part's end but its last report.
        "2023-10-09, QUARTERLY, 2023-12-01, 2023-12-01",
    })
    void theFirstReport(LocalDate accepted, Rhythm rhythm, LocalDate ends, LocalDate due) {
        clock.setTo(accepted);
        assertThat(schedule.firstReport(rhythm, ends).day()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-03-20, 2023-03-31, QUARTERLY, 2023-12-01, 2023-06-30",
        "2023-07-10, 2023-03-31, QUARTERLY, 2023-12-01, 2023-10-07",
        "2023-09-25, 2023-10-07, QUARTERLY, 2023-12-01, 2023-12-01",
        "2023-12-20, 2023-12-01, QUARTERLY, 2023-12-01, 2023-12-01",
        "2023-03-30, 2023-03-31, MONTHLY,   2023-12-01, 2023-05-04",
    })
    void theNextReport(LocalDate reported, LocalDate due, Rhythm rhythm, LocalDate ends, LocalDate next) {
        clock.setTo(reported);
        assertThat(schedule.nextReport(rhythm, due, ends).day()).isEqualTo(next);
    }

    /** The notice for 2027 is not out. */
    @Test
    void newYearsDayIsNoWorkingDayAlthoughNoNoticeSaysSo() {
        clock.setTo(LocalDate.of(2026, 12, 30));
        assertThat(schedule.within(2))
                .isEqualTo(new CountedDay(LocalDate.of(2027, 1, 4), new Counted(LocalDate.of(2026, 12, 30), 2)));
    }
}
