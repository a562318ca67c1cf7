package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.weibao.calendar.Counted;
import org.weibao.calendar.CountedDay;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.support.TestClock;

/** What a part may report on which day. Its first period runs from 6 to 31 March 2023, the second to 30 June. */
class ReportPolicyTest {

    private static final String NOT_YET = "上一期已经报告，下一期（2023-04-01至2023-06-30）从2023-04-01起填报，在这以前只能报告办结。";

    private final TestClock clock = new TestClock();
    private final WorkingCalendar calendar = WorkingCalendar.read(new ConfigurationFolder("config"));
    private final Schedule schedule = new Schedule(calendar, ScheduleTest.STAGES, clock);
    private final ReportPolicy policy = new ReportPolicy(schedule, calendar, ScheduleTest.STAGES);

    @ParameterizedTest
    @CsvSource({
        // The first period: from acceptance on, and 无新进展 from 24 March on, also when it is late.
        "FIRST,  2023-03-06, true,  false",
        "FIRST,  2023-03-23, true,  false",
        "FIRST,  2023-03-24, true,  true",
        "FIRST,  2023-03-31, true,  true",
        "FIRST,  2023-05-10, true,  true",
        // The next one has not begun on the last day of the one before, also if that was reported early.
        "SECOND, 2023-03-06, false, false",
        "SECOND, 2023-03-31, false, false",
        "SECOND, 2023-04-01, true,  false",
        // Sunday, 25 June is worked.
        "SECOND, 2023-06-24, true,  false",
        "SECOND, 2023-06-25, true,  true",
    })
    void whenWhatIsPossible(String period, LocalDate day, boolean progress, boolean noNewProgress) {
        var part = accepted(Role.COUNTY);
        if (period.equals("SECOND")) {
            next(part);
        }
        clock.setTo(day);
        assertThat(policy.againstProgress(part.nextReport()) == null).isEqualTo(progress);
        assertThat(policy.againstNoNewProgress(part.nextReport(), null) == null).isEqualTo(noNewProgress);
    }

    @Test
    void theSentencesNameTheDay() {
        var part = accepted(Role.COUNTY);
        assertThat(policy.againstNoNewProgress(part.nextReport(), null))
                .isEqualTo("从2023-03-24起才能报无新进展（限本期报告到期前5个工作日以内）。");
        next(part);
        assertThat(policy.againstProgress(part.nextReport())).isEqualTo(NOT_YET);
        assertThat(policy.againstNoNewProgress(part.nextReport(), null))
                .isEqualTo("从2023-06-25起才能报无新进展（限本期报告到期前5个工作日以内）。");
    }

    /** Who has asked for more time has the period until then, and its window later. */
    @Test
    void anExtensionMovesTheWindowAndNotTheBeginning() {
        var part = accepted(Role.COUNTY);
        part.extend(LocalDate.of(2023, 4, 14));
        assertThat(part.period()).isEqualTo(new Period(LocalDate.of(2023, 3, 6), LocalDate.of(2023, 4, 14)));
        clock.setTo(LocalDate.of(2023, 4, 6));
        assertThat(policy.againstNoNewProgress(part.nextReport(), null)).contains("从2023-04-07起");
        clock.setTo(LocalDate.of(2023, 4, 7));
        assertThat(policy.againstNoNewProgress(part.nextReport(), null)).isNull();
    }

    /** A short month after an extension: what is not begun is not asked for. */
    @Test
    void theWindowOpensNoEarlierThanThePeriod() {
        var part = accepted(Role.COUNTY);
        part.openPeriod(LocalDate.of(2023, 7, 29), day(LocalDate.of(2023, 7, 31)));
        assertThat(schedule.report(part).followUp())
                .isEqualTo(LocalDate.of(2023, 7, 28).atTime(16, 0).toInstant(ZoneOffset.UTC));
    }

    @Test
    void aPeriodIsReportedWithoutProgressOnce() {
        var part = accepted(Role.COUNTY);
        clock.setTo(LocalDate.of(2023, 3, 31));
        var report = report(part, false, true);
        assertThat(policy.againstNoNewProgress(part.nextReport(), report.asLast()))
                .isEqualTo("本期（2023-03-06至2023-03-31）已经报告过，不能再报无新进展；有进展的请填写后提交，办结的请报告办结。");
        next(part);
        clock.setTo(LocalDate.of(2023, 6, 30));
        assertThat(policy.againstNoNewProgress(part.nextReport(), report.asLast()))
                .isNull();
    }

    @Test
    void aReturnIsWorkForNowAndTakesNoNoNewProgress() {
        var part = accepted(Role.COUNTY);
        clock.setTo(LocalDate.of(2023, 3, 31));
        part.reportDone();
        part.returnUnsigned("数字写错");
        assertThat(part.round()).as("a head's return begins no round").isEqualTo(1);
        assertThat(policy.againstNoNewProgress(part.nextReport(), null)).isEqualTo("退回的承办任务请按退回要求填报，不能报无新进展。");
        assertThat(schedule.report(part).followUp()).isNull();
        part.reportOn(true);
        assertThat(part.owesAnswer()).isFalse();
        assertThat(schedule.report(part).followUp()).isNotNull();
    }

    /** What was done before the period had begun and came back can be answered before that, too. */
    @Test
    void aReturnIsAnsweredBeforeThePeriod() {
        var part = accepted(Role.COUNTY);
        next(part);
        part.reportDone();
        part.returnUnsigned("不实");
        assertThat(policy.againstProgress(part.nextReport())).isNull();
        part.reportOn(true);
        assertThat(policy.againstProgress(part.nextReport())).isEqualTo(NOT_YET);
    }

    @Test
    void aSupportingUnitAnswersWhenItIsAsked() {
        var part = new Part(point(), new PointUnit("office", Role.SUPPORTING), day(LocalDate.of(2023, 12, 1)));
        part.accept();
        assertThat(part.period()).isNull();
        part.reopen("请提供数据", schedule.rework());
        assertThat(schedule.report(part).followUp()).isNull();
        assertThat(policy.againstProgress(part.nextReport())).isNull();
        assertThat(policy.againstNoNewProgress(part.nextReport(), null)).isEqualTo("配合单位请按征询事项答复，不能报无新进展。");
        assertThat(part.markOf(null)).isEqualTo("征询");
    }

    /** By a newer calendar the part may end before its last period would have begun. */
    @Test
    void aPeriodBeginsNoLaterThanItEnds() {
        var part = accepted(Role.COUNTY);
        part.openPeriod(LocalDate.of(2023, 12, 5), day(LocalDate.of(2023, 12, 1)));
        assertThat(part.period()).isEqualTo(new Period(LocalDate.of(2023, 12, 1), LocalDate.of(2023, 12, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTY, false, false, false, true",
        // What is finished counts once the head has signed it; the lead's is signed with the compiled report.
        "COUNTY, true,  false, false, false",
        "COUNTY, true,  true,  false, true",
        "LEAD,   true,  false, false, true",
        // A returned report does not count, even if it was signed.
        "COUNTY, true,  false, true,  false",
        "COUNTY, true,  true,  true,  false",
        "LEAD,   true,  false, true,  false",
        // Progress asks nobody for an answer: it stays as it is.
        "COUNTY, false, false, true,  true",
    })
    void whatCounts(Role role, boolean done, boolean signed, boolean givenBack, boolean counts) {
        var report = report(accepted(role), done, false);
        if (signed) {
            report.sign("head", clock.instant());
        }
        if (givenBack) {
            report.giveBack();
        }
        assertThat(report.counts()).isEqualTo(counts);
    }

    private Report report(Part part, boolean done, boolean noNewProgress) {
        return Report.progress(
                part, new ReportText("进展", null, null), List.of(), done, noNewProgress, "officer", clock.instant());
    }

    private void next(Part part) {
        part.openPeriod(LocalDate.of(2023, 4, 1), day(LocalDate.of(2023, 6, 30)));
    }

    private Part accepted(Role role) {
        var part = new Part(point(), new PointUnit("jia", role), day(LocalDate.of(2023, 12, 1)));
        if (role != Role.LEAD) {
            part.accept();
        }
        part.openPeriod(schedule.today(), schedule.firstReport(Rhythm.QUARTERLY, part.ends()));
        return part;
    }

    private static CountedDay day(LocalDate day) {
        return new CountedDay(day, new Counted(day, null));
    }

    private static WorkPoint point() {
        var point = new WorkPoint(
                1,
                "2023-1",
                "一",
                1,
                new PointSettings(
                        "家庭教育指导",
                        SixProtections.FAMILY,
                        Priority.NORMAL,
                        "fulian",
                        true,
                        List.of(),
                        List.of(),
                        List.of("jia"),
                        null,
                        Rhythm.QUARTERLY,
                        null,
                        List.of("完成"),
                        List.of()),
                true,
                false,
                null,
                null);
        ReflectionTestUtils.setField(point, "id", 1L);
        return point;
    }
}
