package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weibao.calendar.Counted;
import org.weibao.calendar.CountedDay;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationFolder;
import org.weibao.support.Notice2027;
import org.weibao.support.TestClock;

/** The effect of the notice for 2027 on a part's days: two holidays, and working weekends. */
class PartRecountTest {

    private final TestClock clock = new TestClock();

    private Schedule before;
    private Schedule now;

    @BeforeEach
    void theNotice(@TempDir Path folder) throws Exception {
        clock.setTo(LocalDate.of(2026, 12, 28));
        before = schedule("config");
        Files.writeString(
                folder.resolve("calendar.yml"), Files.readString(Path.of("config/calendar.yml")) + Notice2027.TEXT);
        now = schedule(folder.toString());
    }

    @Test
    void theEndGoesWithTheDeadline() {
        var part = part(LocalDate.of(2027, 2, 26));
        assertThat(part.ends()).isEqualTo("2027-02-12");

        part.point().recount(LocalDate.of(2027, 3, 1));
        part.recount(now);

        assertThat(part.ends()).isEqualTo("2027-02-16");
        part.recount(now);
        assertThat(part.ends()).as("the second time").isEqualTo("2027-02-16");
    }

    @Test
    void aPeriodEndsOnAWorkingDayButNotAfterThePart() {
        var part = part(LocalDate.of(2027, 2, 26));
        part.dueOn(new CountedDay(LocalDate.of(2027, 2, 8), new Counted(LocalDate.of(2027, 2, 6), null)));
        part.recount(now);
        assertThat(part.due()).isEqualTo("2027-02-12");

        var shorter = part(LocalDate.of(2027, 2, 22));
        assertThat(shorter.ends()).isEqualTo("2027-02-08");
        shorter.dueOn(new CountedDay(LocalDate.of(2027, 2, 8), new Counted(LocalDate.of(2027, 2, 28), null)));
        shorter.recount(now);
        assertThat(shorter.ends()).isEqualTo("2027-02-03");
        assertThat(shorter.due()).isEqualTo("2027-02-03");
    }

    @Test
    void aPeriodBeginsNoLaterThanItEnds() {
        var part = part(LocalDate.of(2027, 2, 26));
        part.openPeriod(
                LocalDate.of(2027, 2, 3),
                new CountedDay(LocalDate.of(2027, 2, 8), new Counted(LocalDate.of(2027, 2, 6), null)));

        part.extend(LocalDate.of(2027, 2, 1));

        assertThat(part.period()).isEqualTo(new Period(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 2, 1)));
    }

    @Test
    void reworkCarriesTheEndWithIt() {
        var part = part(LocalDate.of(2027, 1, 26));
        assertThat(part.ends()).isEqualTo("2027-01-12");
        returned(part);
        assertThat(part.due()).isEqualTo("2027-01-12");

        part.recount(now);

        assertThat(part.due()).isEqualTo("2027-01-13");
        assertThat(part.ends()).isEqualTo("2027-01-13");
    }

    @Test
    void reworkThatMovedTheEndStillDoes() {
        var part = part(LocalDate.of(2027, 1, 20));
        returned(part);
        assertThat(part.ends()).isEqualTo("2027-01-12");

        part.recount(now);

        assertThat(part.ends()).isEqualTo("2027-01-13");
    }

    @Test
    void whatHasBeenReportedWasDueWhenItWas() {
        var part = part(LocalDate.of(2027, 2, 26));
        returned(part);
        part.reportDone();

        part.recount(now);

        assertThat(part.due()).isEqualTo("2027-01-12");
        assertThat(part.ends()).isEqualTo("2027-02-15");
    }

    @Test
    void whatMayStillChangeIsKnown() {
        var part = part(LocalDate.of(2027, 2, 26));
        returned(part);
        assertThat(before.provisional(part)).containsExactly(LocalDate.of(2027, 1, 12), LocalDate.of(2027, 2, 12));
        assertThat(before.provisional(part.point())).as("named").isEmpty();
        assertThat(now.provisional(part)).isEmpty();
    }

    private void returned(Part part) {
        part.reportDone();
        part.sign();
        part.returnToWork("请补充", before.rework());
    }

    /** A part of a point whose deadline the office named, counted without the notice. */
    private Part part(LocalDate deadline) {
        var point = new WorkPoint(
                1,
                "2026-1",
                "一",
                1,
                WorkPointActsTest.settings(deadline, List.of("jia"), List.of()),
                true,
                false,
                null,
                null);
        point.approve();
        point.publish(List.of(), before.usualDeadline());
        var part = new Part(point, new PointUnit("jia", Role.COUNTY), before.partsEnd(deadline));
        part.accept();
        return part;
    }

    private Schedule schedule(String folder) {
        return new Schedule(WorkingCalendar.read(new ConfigurationFolder(folder)), ScheduleTest.STAGES, clock);
    }
}
