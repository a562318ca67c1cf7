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
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.EventView;
import org.weibao.board.PartView;
import org.weibao.board.PlanFormQuery;
import org.weibao.board.PointView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.notification.Dispatcher;
import org.weibao.plan.PlanService;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Phase;

/**
 * The whole year 2023 with the shipped plan, day by day: who is punctual, late or silent, which notices each gets and
 * which light shows. The table is checked in, so that a review of a changed rule shows its effect on a year.
 */
@Tag("long")
class YearRehearsalTest extends Scenario {

    private static final Path EXPECTED = Path.of("src/test/resources/org/weibao/process/year-rehearsal-2023.txt");
    private static final Path WRITTEN = Path.of("target/year-rehearsal-2023.txt");
    private static final String ACCEPT = "weibao.rehearsal.accept";

    private static final int YEAR = 2023;
    private static final List<String> COUNTIES = List.of("jia", "yi", "bing", "ding", "wu", "ji");
    private static final LocalDate TAKEN = LocalDate.of(YEAR, 2, 6);
    private static final LocalDate APPROVED = LocalDate.of(YEAR, 2, 15);
    private static final LocalDate ASKS_MORE_TIME = LocalDate.of(YEAR, 3, 24);
    private static final LocalDate EXTENSION_CORRECTED = LocalDate.of(YEAR, 3, 31);
    private static final LocalDate URGED = LocalDate.of(YEAR, 7, 5);

    @Autowired
    PlanFormQuery plans;

    @Autowired
    PlanService planning;

    @Autowired
    YearPeople people;

    @Autowired
    YearTable table;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    JdbcClient database;

    @Autowired
    WorkingCalendar calendar;

    @Test
    void theYearGoesAsItStandsInTheTable() throws IOException {
        people.beginTheYear();
        publish();
        for (var day = APPROVED.plusDays(1); day.getYear() == YEAR; day = day.plusDays(1)) {
            morning(day);
            if (calendar.isWorkingDay(day)) {
                digests();
                work(day);
            }
        }

        assertThat(table.unnotified())
                .as("lights that changed by time without a word")
                .isEmpty();
        assertThat(table.supervisedThoughConsulted())
                .as("words of supervision to bodies that are consulted")
                .isEmpty();
        assertThat(office.failedJobs()).isZero();
        ledger.assertInOrder();
        everythingHasEnded();
        everythingWasPlayed();
        compare(table.written(plan()));
    }

    /** Nothing of the year is left hanging. */
    private void everythingHasEnded() {
        assertThat(plan())
                .hasSize(8)
                .extracting(PointView::phase)
                .containsOnly(Phase.CLOSED, Phase.CARRIED_OVER)
                .contains(Phase.CARRIED_OVER);
        assertThat(tasks.createTaskQuery().list()).extracting(Task::getName).isEmpty();
        assertThat(table.open()).isEmpty();
        assertThat(runtime.createProcessInstanceQuery().list())
                .extracting(ProcessInstance::getBusinessKey)
                .isEmpty();
        assertThat(management.createJobQuery().timers().count()).isZero();
        assertThat(management.createJobQuery().messages().count()).isZero();
        assertThat(count("letter WHERE state IN ('REQUESTED', 'DRAFTED')")).isZero();
        assertThat(count("extension WHERE state IN ('TO_SIGN', 'TO_DECIDE')")).isZero();
        assertThat(count("deadline WHERE settled_at IS NULL")).isZero();
        assertThat(plan().stream().flatMap(point -> pointQuery.parts(point.id()).stream()))
                .isNotEmpty()
                .noneMatch(PartView::open);
    }

    /** What else the year is to show. */
    private void everythingWasPlayed() {
        assertThat(people.mostLetters()).as("letters of one form").isGreaterThan(3);
        assertThat(people.mostDecisions()).as("points of one form").isGreaterThan(3);
        assertThat(
                        count(
                                "letter WHERE id IN (SELECT letter_id FROM letter_matter GROUP BY letter_id HAVING COUNT(*) > 3)"))
                .as("letters of several matters")
                .isPositive();
        assertThat(count("(SELECT 1 FROM letter GROUP BY unit_code, kind, working_day HAVING COUNT(*) > 1) doubled"))
                .as("one letter for an addressee, kind and day")
                .isZero();
        assertThat(plan().stream()
                        .flatMap(point -> pointQuery.parts(point.id()).stream())
                        .flatMap(part -> pointQuery.timelineOfPart(part.id()).stream())
                        .map(EventView::kind))
                .contains(EntryKind.EXTENSION_CORRECTED, EntryKind.LETTER_RELEASED, EntryKind.LETTER_DROPPED);
        assertThat(plan()).extracting(PointView::unfinished).anyMatch(each -> each != null);
    }

    private long count(String what) {
        return database.sql("SELECT COUNT(*) FROM " + what).query(Long.class).single();
    }

    private void publish() {
        clock.setTo(TAKEN);
        var desk = office.desk("office-1");
        desk.startsYear(YEAR);
        var id = points.planOf(YEAR);
        for (var point : plan()) {
            var typed = Proofreading.asTyped(point);
            planning.edit(
                    id,
                    point.id(),
                    point.incomplete()
                            ? Proofreading.completed(typed, List.of("gongan"), COUNTIES)
                            : Proofreading.confirmed(typed, point),
                    "office-1");
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

    /** Eight o'clock: the digests, and on a week's first working day the lists of what is late. */
    private void digests() {
        clock.advance(Duration.ofMinutes(29));
        dispatcher.run();
        if (table.hasNews()) {
            table.look(false);
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
        doing.forEach(task -> people.act(task, doing, day));
        if (day.equals(ASKS_MORE_TIME)) {
            people.askMoreTime(the(waiting, "2023-2-1-1", "jia"));
        }
        if (day.equals(EXTENSION_CORRECTED)) {
            people.correctExtension(the(waiting, "2023-2-1-1", "jia"));
        }
        if (day.equals(URGED)) {
            people.urge(the(waiting, "2023-1-3", "fuer"));
        }
        if (!doing.isEmpty()
                || Set.of(ASKS_MORE_TIME, EXTENSION_CORRECTED, URGED).contains(day)) {
            table.look(false);
        }
    }

    private static WaitingTask the(List<WaitingTask> waiting, String code, String unit) {
        return waiting.stream()
                .filter(task -> task.code().equals(code)
                        && task.assigneeBody().equals(unit)
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
