package org.weibao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.configuration.ConfigurationMistake;

class CalendarMistakesTest {

    private static final String SMALL =
            """
            workingHours: {from: "09:00", until: "17:30"}
            years:
              - year: 2026
                notice: 国办发明电〔2025〕7号
                off: [2026-02-15 至 2026-02-23, 2026-04-04]
                work: [2026-02-14]
              - year: 2027
                off: []
            """;

    @TempDir
    private Path folder;

    @Test
    void theSmallFileIsReadAsItIsMeant() throws Exception {
        Files.writeString(folder.resolve("calendar.yml"), SMALL);
        WorkingCalendar calendar = read();
        assertThat(calendar.plus(LocalDate.of(2026, 2, 13), 2)).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(calendar.endOf(LocalDate.of(2026, 2, 13))).isEqualTo(Instant.parse("2026-02-13T09:30:00Z"));
        assertThat(calendar.isProvisional(LocalDate.of(2027, 6, 1)))
                .as("An empty list is no notice")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            year: 2027                | year: 2026                | 7 | 2026 年已经在第 3 行写过
            [2026-02-14]              | [2026-02-16]              | 6 | 2026-02-16 已经在第 3 行的年份里写过
            [2026-02-14]              | [2026-02-13]              | 6 | 2026-02-13 不是周六或周日
            [2026-02-14]              | [2026-02-31]              | 6 | “2026-02-31”不是日期
            2026-04-04                | 2025-04-04                | 5 | 2025-04-04 离 2026 年太远
            2026-02-15 至 2026-02-23   | 2026-02-23 至 2026-02-15   | 5 | 不是一段连续的假期
            2026-02-15 至 2026-02-23   | 2026-02-15 至 2026-12-23   | 5 | 不是一段连续的假期
            notice: 国办发明电〔2025〕7号 | notices: 国办发明电         | 4 | 不认识键“notices”
            "09:00"                   | "9点"                     | 1 | “9点”不是时间
            "09:00"                   | "19:00"                   | 1 | 下班时间不晚于上班时间
            """)
    void aMistakeNamesItsLine(String right, String wrong, int line, String problem) throws Exception {
        assertThat(SMALL).contains(right);
        Files.writeString(folder.resolve("calendar.yml"), SMALL.replace(right, wrong));
        ConfigurationMistake refused = catchThrowableOfType(ConfigurationMistake.class, this::read);
        assertThat(refused.mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.problem()).contains(problem);
        });
    }

    private WorkingCalendar read() {
        return WorkingCalendar.read(new ConfigurationFolder(folder.toString()));
    }
}
