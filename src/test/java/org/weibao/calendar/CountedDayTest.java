package org.weibao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.configuration.ConfigurationFolder;

@DisplayName("A day that was counted, and counted again")
class CountedDayTest {

    private final WorkingCalendar calendar = WorkingCalendar.read(new ConfigurationFolder("config"));

    /** 2026-02-14 is a Saturday at work, the festival is from 02-15 to 02-23. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-13,   1, 2026-02-14",
        "2026-02-13,   2, 2026-02-24",
        "2026-02-24,  -2, 2026-02-13",
        "2026-02-13,   0, 2026-02-13",
        // The end of a period is a working day: this one, or the next.
        "2026-02-16,    , 2026-02-24",
        "2026-02-13,    , 2026-02-13"
    })
    void isCountedFromAnotherDay(LocalDate from, @Nullable Integer workingDays, LocalDate day) {
        var how = new Counted(from, workingDays);

        assertThat(calendar.counted(how)).isEqualTo(new CountedDay(day, how));
    }

    @Test
    void comesNearerButNotToBeforeToday() {
        var before = LocalDate.of(2026, 3, 12);
        var how = new Counted(LocalDate.of(2026, 3, 2), 5);

        assertThat(calendar.again(how, before, LocalDate.of(2026, 3, 3))).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(calendar.again(how, before, LocalDate.of(2026, 3, 11))).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(calendar.again(how, before, LocalDate.of(2026, 3, 20))).isEqualTo(before);
    }

    @Test
    void mayChangeWhileItsYearHasNoNotice() {
        var announced = LocalDate.of(2026, 3, 2);
        var open = LocalDate.of(2027, 3, 2);

        assertThat(calendar.provisional(announced, open, null)).containsExactly(open);
        assertThat(calendar.provisional((LocalDate) null)).isEmpty();
    }
}
