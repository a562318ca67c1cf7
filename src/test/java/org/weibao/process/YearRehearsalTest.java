package org.weibao.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.weibao.process.Forms.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.plan.PlanReader;
import org.weibao.plan.Planning;
import org.weibao.supervision.Light;
import org.weibao.support.TestClock;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Views.PointView;

/**
 * The whole year 2023 with the shipped plan, day by day: who is punctual, late or silent, what each hears and which light
 * shows. The table is checked in, so that whoever changes a rule sees in review what it does to a year.
 */
@Scenario
@Import({YearPeople.class, YearTable.class})
class YearRehearsalTest {

    private static final Path EXPECTED = Path.of("src/test/resources/org/weibao/process/year-rehearsal-2023.txt");
    private static final Path WRITTEN = Path.of("target/year-rehearsal-2023.txt");
    private static final String ACCEPT = "weibao.rehearsal.accept";

    private static final int YEAR = 2023;
    private static final LocalDate TAKEN = LocalDate.of(YEAR, 2, 6);
    private static final LocalDate APPROVED = LocalDate.of(YEAR, 2, 15);
    private static final LocalDate ASKS_MORE_TIME = LocalDate.of(YEAR, 3, 24);
    private static final LocalDate URGED = LocalDate.of(YEAR, 7, 5);

    @Autowired
    Office office;

    @Autowired
    Points points;

    @Autowired
    PlanReader plans;

    @Autowired
    Planning planning;

    @Autowired
    YearPeople people;

    @Autowired
    YearTable table;

    @Autowired
    Ledger ledger;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    TestClock clock;

    @Test
    void theYearGoesAsItStandsInTheTable() throws IOException {
        people.beginTheYear();
        publish();
        for (var day = APPROVED.plusDays(1); day.getYear() == YEAR; day = day.plusDays(1)) {
            morning(day);
            if (calendar.isWorkingDay(day)) {
                work(day);
            }
        }

        var ends = plan().stream()
                .map(point -> String.join(
                        "｜",
                        point.place(),
                        point.title(),
                        point.phaseLabel(),
                        table.markOf(point.code()) + (point.unfinished() == null ? "" : "，" + point.unfinished())))
                .toList();
        assertThat(table.untold())
                .as("lights that changed by time without a word")
                .isEmpty();
        assertThat(office.failedJobs()).isZero();
        ledger.assertInOrder();
        assertThat(plan())
                .extracting(PointView::phase)
                .contains(Phase.CLOSED, Phase.CARRIED_OVER, Phase.IMPLEMENTATION);
        assertThat(plan()).extracting(point -> table.lightOf(point.code())).contains(Light.RED);
        compare(table.written(ends));
    }

    private void publish() {
        clock.setTo(TAKEN);
        var desk = office.desk("office-1");
        desk.startsYear(YEAR);
        var id = points.planOf(YEAR);
        for (var point : plan()) {
            planning.edit(id, point.id(), Proofreading.confirmed(Proofreading.asTyped(point), point), "office-1");
        }
        table.look(false);
        clock.setTo(TAKEN.plusDays(3));
        desk.does(Elements.PROOFREAD, String.valueOf(YEAR), answer("SUBMITTED"));
        table.look(false);
        clock.setTo(APPROVED);
        office.desk("recorder").does(Elements.APPROVE, String.valueOf(YEAR), answer("APPROVED"));
        table.look(false);
    }

    /** Half past seven: the timers whose moment has come, on any day. */
    private void morning(LocalDate day) {
        clock.setTo(day);
        clock.advance(Duration.ofMinutes(-89));
        var due = dueTimers();
        if (!due.isEmpty()) {
            assertThat(calendar.isWorkingDay(day)).as("a day off: " + day).isTrue();
            due.forEach(job -> management.executeJob(job.getId()));
            office.continueToNextWaitState();
            assertThat(dueTimers()).as("rings once: " + day).isEmpty();
            table.look(true);
        }
    }

    private List<Job> dueTimers() {
        var due = management
                .createJobQuery()
                .timers()
                .withRetriesLeft()
                .duedateLowerThan(ClockUtil.getCurrentTime())
                .list();
        if (due.isEmpty()) {
            return due;
        }
        var order = order();
        return due.stream()
                .sorted(Comparator.comparing(job -> order.getOrDefault(job.getExecutionId(), Integer.MAX_VALUE)))
                .toList();
    }

    /** The places of the open tasks in the table's order, by their executions. */
    private Map<String, Integer> order() {
        var open = table.open();
        var places = IntStream.range(0, open.size())
                .boxed()
                .collect(toMap(place -> open.get(place).id(), place -> place));
        return tasks.createTaskQuery().list().stream()
                .filter(task -> places.containsKey(task.getId()))
                .collect(toMap(Task::getExecutionId, task -> places.get(task.getId())));
    }

    private void work(LocalDate day) {
        clock.setTo(day);
        var waiting = table.open();
        var doing = waiting.stream().filter(task -> people.does(task, day)).toList();
        doing.forEach(task -> people.act(task, day));
        if (day.equals(ASKS_MORE_TIME)) {
            people.askMoreTime(the(waiting, "2023-2-1-1", "jia"));
        }
        if (day.equals(URGED)) {
            people.urge(the(waiting, "2023-1-3", "fuer"));
        }
        if (!doing.isEmpty() || day.equals(ASKS_MORE_TIME) || day.equals(URGED)) {
            table.look(false);
        }
    }

    private static OpenTask the(List<OpenTask> waiting, String code, String unit) {
        return waiting.stream()
                .filter(task -> task.code().equals(code)
                        && task.asked().equals(unit)
                        && task.step().equals(Elements.REPORT))
                .findFirst()
                .orElseThrow();
    }

    private List<PointView> plan() {
        return plans.plan(points.planOf(YEAR)).points();
    }

    private static void compare(String written) throws IOException {
        if (Boolean.getBoolean(ACCEPT)) {
            Files.createDirectories(EXPECTED.getParent());
            Files.writeString(EXPECTED, written, UTF_8);
        }
        Files.writeString(WRITTEN, written, UTF_8);
        System.out.println("The year's table: " + WRITTEN.toAbsolutePath());
        var expected = Files.readAllLines(EXPECTED, UTF_8);
        var found = written.lines().toList();
        for (var line = 0; line < Math.max(expected.size(), found.size()); line++) {
            var before = line < expected.size() ? expected.get(line) : "(end)";
            var now = line < found.size() ? found.get(line) : "(end)";
            if (!before.equals(now)) {
                fail(
                        "The year goes differently from line %d on.%n  checked in: %s%n  now:        %s%nSee it all:  diff %s %s%nAccept it:   mvn -q test -Dtest=YearRehearsalTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        line + 1, before, now, EXPECTED, WRITTEN, ACCEPT);
            }
        }
    }
}
