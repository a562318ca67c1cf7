package org.weibao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.configuration.ConfigurationFolder;

class UnusualDayTest {

    private final WorkingCalendar calendar = WorkingCalendar.read(new ConfigurationFolder("config"));

    @ParameterizedTest(name = "{0} instead of {1}, the point until {2}: {3}")
    @CsvSource({
        "2026-04-14, 2026-03-31, 2026-12-31, ",
        "2026-12-31, 2026-12-10, 2026-12-31, ",
        "2027-01-04, 2026-12-10, 2026-12-31, 新的期限2027-01-04比要点的办结期限2026-12-31晚4天",
        "2100-12-31, 2026-12-10, 2026-12-31, 新的期限2100-12-31比要点的办结期限2026-12-31晚74年",
        "2028-03-05, 2026-12-10, 2026-12-31, 新的期限2028-03-05比要点的办结期限2026-12-31晚1年2个月",
        // Sixty working days are usual, the sixty-first is not.
        "2026-06-29, 2026-03-31, 2026-12-31, ",
        "2026-06-30, 2026-03-31, 2026-12-31, 新的期限2026-06-30比原来的期限2026-03-31晚2个月30天（61个工作日）",
        // A plan without a deadline yet.
        "2026-04-14, 2026-03-31, , ",
        "2100-12-31, 2026-03-31, , 新的期限2100-12-31比原来的期限2026-03-31晚74年9个月（19180个工作日）",
    })
    void anExtension(LocalDate day, LocalDate before, @Nullable LocalDate deadline, @Nullable String words) {
        assertThat(UnusualDay.extension(day, before, deadline, calendar).orElse(null))
                .isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} of the plan of {1}, on {2}: {3}")
    @CsvSource({
        "2026-01-01, 2026, 2026-02-02, ",
        "2026-12-31, 2026, 2025-12-20, ",
        "2027-01-01, 2026, 2026-02-02, 办结期限2027-01-01比2026年底晚1天",
        "2062-12-31, 2026, 2025-12-20, 办结期限2062-12-31比2026年底晚36年",
        "2025-12-31, 2026, 2025-12-20, 办结期限2025-12-31比2026年初早1天",
        "2016-06-30, 2026, 2026-02-02, 办结期限2016-06-30比2026年初早9年6个月",
        // A plan that is late.
        "2023-12-20, 2023, 2026-11-27, ",
        "2026-12-31, 2023, 2026-11-27, ",
        "2027-02-26, 2023, 2026-11-27, 办结期限2027-02-26比2026年底晚1个月26天",
    })
    void aDeadline(LocalDate day, int year, LocalDate today, @Nullable String words) {
        assertThat(UnusualDay.deadline(day, year, today).orElse(null)).isEqualTo(words);
    }
}
