package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.board.EventView;
import org.weibao.board.PartView;
import org.weibao.board.PointView;
import org.weibao.board.WorkPointQuery;
import org.weibao.calendar.Counted;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.configuration.ConfigurationMistake;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.DeadlineService;
import org.weibao.deadline.TaskSubject;
import org.weibao.support.BothDatabases;
import org.weibao.support.Notice2027;
import org.weibao.support.Starts;
import org.weibao.support.TestClock;
import org.weibao.workpoint.EntryKind;

/** Work that runs from 2026 into 2027, and the notice for 2027 that comes later. */
@BothDatabases
class CalendarAtStartTest {

    private static LocalDate today = LocalDate.of(2026, 11, 30);

    @TestConfiguration
    static class Today {

        @Bean
        @Primary
        TestClock testClock() {
            var clock = new TestClock();
            clock.setTo(today);
            return clock;
        }
    }

    @TempDir
    private Path folder;

    private Starts starts;
    private String shipped;

    private ConfigurableApplicationContext context;
    private Office office;
    private Points points;
    private WorkPointQuery pointQuery;
    private TestClock clock;

    private String counted;
    private String named;
    private String untouched;
    private String fresh;

    @BeforeEach
    void theShippedFile() throws Exception {
        starts = Starts.onWantedDatabase(folder);
        shipped = Files.readString(Path.of("config/calendar.yml"));
        assertThat(shipped).as("This test brings its own notice").doesNotContain("year: 2027");
    }

    @AfterEach
    void theTimeOfOthers() {
        ClockUtil.reset();
    }

    @Test
    void aNoticeMovesWhatWasCounted() throws Exception {
        today = LocalDate.of(2026, 11, 30);
        try (var first = start(shipped)) {
            worksIntoTheNextYear();

            assertThat(point(counted).due()).isEqualTo(day("2027-09-07"));
            assertThat(point(counted).provisional()).containsExactly(day("2027-09-07"));
            assertThat(part(counted, "yi").provisional()).containsExactly(day("2027-01-12"), day("2027-08-24"));
            assertThat(point(named).provisional())
                    .as("2027-02-26 was named, not counted")
                    .isEmpty();
            assertThat(part(named, "jia").provisional()).containsExactly(day("2027-02-12"));
            assertThat(told(counted, EntryKind.PUBLISHED)).singleElement().satisfies(event -> assertThat(event.text())
                    .endsWith("期限2027-09-07（暂定，2027年放假安排尚未公布）"));
            assertThat(told(named, EntryKind.PUBLISHED)).singleElement().satisfies(event -> assertThat(event.text())
                    .endsWith("期限2027-02-26"));
            assertThat(told(counted, EntryKind.RESCHEDULED)).isEmpty();
            assertThat(reportOf("yi").isCounted()).as("by its part").isTrue();
            assertThat(provisional())
                    .as("marked in Tasklist's own lists")
                    .contains(
                            office.task(Elements.REPORT, counted + "/yi/").getId(),
                            office.task(Elements.REPORT, named + "/jia/").getId(),
                            office.task(Elements.ACCEPT_ASSIGNMENT, fresh).getId());
            assertThat(lookedAtNext(Elements.REPORT, counted + "/yi/")).isEqualTo("2027-01-07");
        }

        today = LocalDate.of(2026, 12, 31);
        List<String> moved;
        try (var second = start(shipped + Notice2027.TEXT)) {
            assertThat(told(counted, EntryKind.RESCHEDULED))
                    .extracting(EventView::by, EventView::text)
                    .containsExactly(tuple(
                            "系统",
                            "国务院办公厅公布2027年放假安排，按工作日重新计算：办结期限由2027-09-07改为2027-09-20；"
                                    + "承办任务完成期限由2027-08-24改为2027-09-03（市妇联、市公安局、甲县、乙县）；"
                                    + "本期报告期限由2027-01-12改为2027-01-13（乙县）。"));
            assertThat(told(named, EntryKind.RESCHEDULED))
                    .extracting(EventView::text)
                    .containsExactly("国务院办公厅公布2027年放假安排，按工作日重新计算："
                            + "承办任务完成期限由2027-02-12改为2027-02-15（市妇联、甲县）；"
                            + "本期报告期限由2027-02-12改为2027-02-15（甲县）。");
            assertThat(told(untouched, EntryKind.RESCHEDULED)).isEmpty();
            assertThat(told(fresh, EntryKind.RESCHEDULED)).singleElement().satisfies(event -> assertThat(event.text())
                    .contains("“签收”期限由2027-01-05改为2027-01-06"));

            assertThat(point(counted).due()).isEqualTo(day("2027-09-20"));
            assertThat(point(counted).provisional()).isEmpty();
            assertThat(point(named).due()).isEqualTo(day("2027-02-26"));
            assertThat(part(named, "jia").ends()).isEqualTo(day("2027-02-15"));
            assertThat(part(counted, "yi").due()).isEqualTo(day("2027-01-13"));
            assertThat(part(counted, "yi").provisional()).isEmpty();

            assertThat(dueOf(Elements.REPORT, counted + "/yi/")).isEqualTo("2027-01-13T18:00:00+08:00");
            Task report = office.task(Elements.REPORT, named + "/jia/");
            assertThat(moment(report.getDueDate())).isEqualTo("2027-02-15T18:00:00+08:00");
            assertThat(moment(report.getFollowUpDate()))
                    .as("five working days before, with the holiday between")
                    .isEqualTo("2027-02-02T00:00:00+08:00");
            assertThat(moment(office.task(Elements.REQUEST_END, counted).getFollowUpDate()))
                    .isEqualTo("2027-09-03T18:00:00+08:00");
            assertThat(dueOf(Elements.ACCEPT_ASSIGNMENT, fresh)).isEqualTo("2027-01-06T18:00:00+08:00");
            assertThat(lookedAtNext(Elements.REPORT, counted + "/yi/"))
                    .as("the escalation timer")
                    .isEqualTo("2027-01-08");
            Deadline deadline = acceptance();
            assertThat(deadline.due()).isEqualTo(day("2027-01-06"));
            assertThat(deadline.originalDue()).isEqualTo(day("2027-01-05"));
            assertThat(deadline.counted()).isEqualTo(new Counted(day("2026-12-30"), 3));
            assertThat(deadline.round()).isEqualTo(2);
            assertThat(provisional()).isEmpty();
            var red = deadline.lights().redFrom();
            assertThat(red).as("ten working days late, by the new calendar").isEqualTo("2027-01-19T23:30:00Z");
            second.getAutowireCapableBeanFactory().createBean(Ledger.class).assertInOrder();
        }
        moved = database();

        try (var third = start(shipped + Notice2027.TEXT)) {
            assertThat(told(counted, EntryKind.RESCHEDULED)).hasSize(1);
        }
        assertThat(database()).as("a second start with the same file").isEqualTo(moved);

        assertThatThrownBy(() -> start(shipped + Notice2027.TEXT.replace("2027-06-09", "2027-06-31")))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOfSatisfying(ConfigurationMistake.class, mistake -> assertThat(mistake.mistakes())
                        .singleElement()
                        .satisfies(each -> assertThat(each.toString())
                                .contains(
                                        "calendar.yml 第 " + (shipped.lines().count() + 8) + " 行",
                                        "“2027-06-31”不是日期",
                                        "处理：写成 2026-04-05")));
        assertThat(database()).as("refused, and nothing changed").isEqualTo(moved);

        try (var corrected = start(shipped + Notice2027.TEXT.replace("      - 2027-09-15\n", ""))) {
            assertThat(told(counted, EntryKind.RESCHEDULED)).hasSize(2).last().satisfies(event -> assertThat(
                            event.text())
                    .isEqualTo("日历文件更正2027年放假安排，按工作日重新计算：办结期限由2027-09-20改为2027-09-17。"));
            twoNodesAtOnce();
            assertThat(told(counted, EntryKind.RESCHEDULED)).hasSize(3);
            assertThat(point(counted).due()).isEqualTo(day("2027-09-17"));
        }
    }

    private void worksIntoTheNextYear() {
        counted = points.ledBy("fulian")
                .supportedBy("gongan")
                .in("jia", "yi")
                .everybody("宣讲")
                .published();
        named = points.ledBy("fulian")
                .in("jia")
                .everybody("检查")
                .due(day("2027-02-26"))
                .published();
        untouched =
                points.ledBy("gongan").everybody("统计").due(day("2027-03-10")).published();
        for (String each : List.of(counted, named)) {
            office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, each, answer("ACCEPTED"));
        }
        office.desk("yi-officer").does(Elements.ACCEPT_PART, counted + "/yi/", accept());
        office.desk("gongan-officer").does(Elements.ACCEPT_PART, counted + "/gongan/", accept());
        office.desk("jia-officer").does(Elements.ACCEPT_PART, named + "/jia/", accept());

        clock.setTo(LocalDate.of(2026, 12, 24));
        office.desk("jia-officer").does(Elements.REPORT, named + "/jia/", report(part(named, "jia"), false, "已检查一半"));
        office.desk("yi-officer").does(Elements.REPORT, counted + "/yi/", report(part(counted, "yi"), true, "完成"));
        office.desk("yi-head").does(Elements.SIGN_PART, counted + "/yi/", answer("SIGNED"));

        clock.setTo(LocalDate.of(2026, 12, 28));
        office.desk("fulian-officer").does(Elements.VERIFY, counted + "/yi/", answer("RETURNED", "请补充数字"));

        clock.setTo(LocalDate.of(2026, 12, 30));
        fresh = points.ledBy("gongan").everybody("巡查").published();
    }

    /** Both find that another calendar was in use, and that the deadline is one of that calendar. */
    private void twoNodesAtOnce() throws Exception {
        var database = context.getBean(JdbcClient.class);
        context.getBean(TransactionOperations.class).executeWithoutResult(status -> {
            database.sql(
                            "UPDATE named_lock SET last_done = CONCAT(last_done, '\n2028 2028-01-01 放假') WHERE name = 'CALENDAR'")
                    .update();
            database.sql("UPDATE work_point SET deadline = '2027-09-20' WHERE code = ?")
                    .param(counted)
                    .update();
        });
        Object recalculation = context.getBean("recalculation");
        Callable<Boolean> node = () -> {
            ReflectionTestUtils.invokeMethod(recalculation, "renew");
            return true;
        };
        try (var nodes = new AtOnce(3)) {
            nodes.all(Collections.nCopies(3, node));
        }
    }

    private ConfigurableApplicationContext start(String calendar) throws IOException {
        Files.writeString(folder.resolve("calendar.yml"), calendar);
        context = starts.startWith(List.of(Today.class), "--weibao.config=" + folder);
        office = context.getAutowireCapableBeanFactory().createBean(Office.class);
        points = context.getAutowireCapableBeanFactory().createBean(Points.class);
        pointQuery = context.getBean(WorkPointQuery.class);
        clock = context.getBean(TestClock.class);
        return context;
    }

    private PointView point(String code) {
        return pointQuery.point(points.idOf(code));
    }

    private PartView part(String code, String unit) {
        return pointQuery.parts(points.idOf(code)).stream()
                .filter(each -> each.unit().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private List<EventView> told(String code, EntryKind kind) {
        return pointQuery.timeline(points.idOf(code)).stream()
                .filter(each -> each.kind() == kind)
                .toList();
    }

    private Deadline acceptance() {
        return context.getBean(DeadlineService.class)
                .find(TaskSubject.point(points.idOf(fresh)), Elements.ACCEPT_ASSIGNMENT)
                .orElseThrow();
    }

    private Deadline reportOf(String unit) {
        return context.getBean(DeadlineService.class)
                .find(TaskSubject.part(part(counted, unit).id()), Elements.REPORT)
                .orElseThrow();
    }

    private List<String> provisional() {
        var calendar = context.getBean(WorkingCalendar.class);
        return context.getBean(DeadlineService.class).open().stream()
                .filter(deadline -> deadline.due() != null && calendar.mayChange(deadline.due(), deadline.isCounted()))
                .map(deadline -> Objects.requireNonNull(deadline.taskId()))
                .toList();
    }

    private String dueOf(String step, String key) {
        return moment(office.task(step, key).getDueDate());
    }

    private LocalDate lookedAtNext(String step, String key) {
        Date due = context.getBean(ManagementService.class)
                .createJobQuery()
                .executionId(office.task(step, key).getExecutionId())
                .timers()
                .singleResult()
                .getDuedate();
        return WorkingCalendar.dayOf(due.toInstant());
    }

    private static String moment(Date date) {
        return Instant.ofEpochMilli(date.getTime())
                .atZone(WorkingCalendar.ZONE)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /** What a newer calendar changes. */
    private List<String> database() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = starts.database();
                var statement = connection.createStatement()) {
            for (String table : List.of(
                    "named_lock ORDER BY name",
                    "work_point ORDER BY id",
                    "part ORDER BY id",
                    "deadline ORDER BY id",
                    "timeline_entry ORDER BY id",
                    "ACT_RU_TASK ORDER BY ID_",
                    "ACT_RU_JOB ORDER BY ID_")) {
                try (var result = statement.executeQuery("SELECT * FROM " + table)) {
                    while (result.next()) {
                        var row = new StringBuilder(table);
                        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                            row.append('|').append(result.getString(i));
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        assertThat(rows).anyMatch(row -> row.startsWith("named_lock") && row.contains("2027-09-15 放假"));
        return rows;
    }
}
