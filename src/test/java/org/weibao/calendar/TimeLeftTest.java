package org.weibao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.configuration.ConfigurationFolder;

@DisplayName("How long there is until a due day ends, or how late it is")
class TimeLeftTest {

    private final WorkingCalendar calendar = WorkingCalendar.read(new ConfigurationFolder("config"));

    /** The day of China's clocks; 2026-02-14 is a Saturday at work, the festival is from 02-15 to 02-23. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-06, 2026-03-03T09:00, EARLIER,     还有3个工作日,      false",
        "2026-02-16, 2026-02-14T09:00, EARLIER,     到期前没有工作日了,  false",
        "2026-03-06, 2026-03-06T00:00, ON_THE_DAY,  今天到期,          false",
        "2026-03-06, 2026-03-06T18:00, ON_THE_DAY,  今天到期,          false",
        "2026-03-06, 2026-03-06T18:01, AFTER_HOURS, 今天已到期,        true",
        "2026-03-06, 2026-03-07T09:00, LATER,       已逾期不满1个工作日, true",
        "2026-02-14, 2026-02-24T09:00, LATER,       已逾期1个工作日,    true",
        "2026-03-06, 2026-03-20T09:00, LATER,       已逾期10个工作日,   true"
    })
    void isSaidInWorkingDays(LocalDate due, String now, TimeLeft.When when, String words, boolean late) {
        var left = calendar.timeLeft(due, Instant.parse(now + ":00+08:00"));

        assertThat(left.when()).isEqualTo(when);
        assertThat(left.inWords()).isEqualTo(words);
        assertThat(left.isLate()).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({"-2, 不满1个工作日", "0, 不满1个工作日", "1, 1个工作日", "12, 12个工作日"})
    void lettersAndListsNameTheSameTime(int workingDays, String words) {
        assertThat(TimeLeft.lateness(workingDays)).isEqualTo(words);
    }
}
