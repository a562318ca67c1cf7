package org.weibao.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weibao.board.PossibleActs.Facts;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Unit;
import org.weibao.organization.UnitKind;

/** The acts that the page offers to each person with a task of a unit. */
class PossibleActsTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.read(new ConfigurationFolder("config"));

    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");

    @ParameterizedTest(name = "{0} of {1}, due {3}: {6}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            unit-gongan         | GOVERNMENT | - | 2026-11-27 | false | false | 申请延期
            unit-gongan         | GOVERNMENT | - | 2026-11-26 | false | false | ''
            unit-gongan         | GOVERNMENT | - | 2026-12-01 | true  | false | ''
            unit-gongan         | GOVERNMENT | - | -          | false | false | ''
            unit-gongan         | GOVERNMENT | me | 2026-12-01 | false | false | 申请延期,放回本单位
            unit-gongan         | GOVERNMENT | me | 2026-11-26 | false | false | 放回本单位
            unit-gongan-head    | GOVERNMENT | - | 2026-12-01 | false | false | ''
            unit-minzheng       | GOVERNMENT | - | 2026-12-01 | false | false | ''
            office              | GOVERNMENT | - | 2026-12-01 | false | false | 催办
            office              | COURT      | - | 2026-11-26 | true  | false | 商请
            office              | GOVERNMENT | - | 2026-11-26 | false | true  | ''
            office              | GOVERNMENT | - | -          | false | false | ''
            office              | -          | me | 2026-12-01 | false | false | 放回本单位
            supervisor          | GOVERNMENT | - | 2026-11-26 | false | false | ''
            leading-group       | GOVERNMENT | - | 2026-11-26 | false | false | ''
            camunda-admin       | GOVERNMENT | me | 2026-12-01 | false | false | ''
            """)
    void whatIsOffered(
            String group,
            @Nullable UnitKind kind,
            @Nullable String assignee,
            @Nullable LocalDate due,
            boolean extensionOpen,
            boolean urgedToday,
            String offered) {
        var unit = kind == null ? null : new Unit("gongan", "市公安局", kind, List.of(), null, null, null, null);
        var acts = PossibleActs.of(
                new Facts(true, unit, assignee, due, extensionOpen, urgedToday),
                CurrentUser.of("me", List.of(group)),
                CALENDAR,
                NOW);
        assertThat(acts.stream().map(PossibleActs.PossibleAct::label).toList())
                .isEqualTo(offered.isEmpty() ? List.of() : List.of(offered.split(",")));
    }
}
