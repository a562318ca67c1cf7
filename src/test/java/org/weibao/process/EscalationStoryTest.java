package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.compiled;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.PartView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LevelReached;
import org.weibao.handover.HandOverService;
import org.weibao.notification.DeliveryView;
import org.weibao.notification.Dispatcher;
import org.weibao.organization.CurrentUser;

/**
 * The escalation of a task, level by level. Each level has exactly one notice in a round, whatever happens in between,
 * and nothing is left over.
 */
class EscalationStoryTest extends Scenario {

    private static final String TIMER = "timer_nextLevel_report";

    private static final LocalDate REMINDED = LocalDate.of(2023, 3, 28);
    private static final LocalDate DUE = LocalDate.of(2023, 3, 31);
    /** 5 April is a day off. */
    private static final LocalDate YELLOW = LocalDate.of(2023, 4, 6);

    private static final LocalDate RED = LocalDate.of(2023, 4, 17);

    @Autowired
    TaskCases cases;

    @Autowired
    HandOverService handOvers;

    @Autowired
    ManagementService management;

    @Autowired
    RecipientRole role;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    DataSource database;

    Office.Desk jia;

    @BeforeEach
    void itIsMarch() {
        clock.startAgain();
        jia = office.desk("jia-officer");
    }

    @AfterAll
    void everyTimerLeadsToItsNotice() {
        coverage.assertEscalationsComplete();
    }

    @AfterAll
    void nothingIsLeftBehind() {
        ledger.assertInOrder("没有无主", "每项待办任务各有一条期限", "每项待办任务各有一个逐级提醒");
    }

    @Test
    void aSilentCountyIsToldOfEachLevelOnItsDay() {
        var code = reporting();

        assertThat(pass(code, LocalDate.of(2023, 3, 6), LocalDate.of(2023, 5, 31)))
                .containsExactly(REMINDED + " 1/reminder", DUE + " 1/blue", YELLOW + " 1/yellow", RED + " 1/red");

        assertThat(day(timer(code)))
                .as("after the last level the timer is parked")
                .isEqualTo(LocalDate.of(9999, 1, 1));
        assertThat(deadline(code).levelId()).isEqualTo("red");
        assertThat(entries(code))
                .containsExactly(
                        "REMINDED 【提醒】" + name(code) + "：还有3个工作日；已写入通知：夏明（经办人）",
                        "ESCALATED 【蓝】" + name(code) + "：今天到期；已写入通知：夏明（经办人）、钟德华（负责人）",
                        "ESCALATED 【黄】" + name(code) + "：已逾期3个工作日；已写入通知：钟德华（负责人）、陈立（办公室）、林晓梅（办公室）",
                        "LETTER_DRAFTED “落实并填报进展”列入致甲县未成年人保护工作领导小组办公室的工作提示，等待办公室签发",
                        "ESCALATED 【红】" + name(code) + "：已逾期10个工作日；已写入通知：钟德华（负责人）、陈立（办公室）、林晓梅（办公室）、黄文（领导小组）",
                        "LETTER_DRAFTED “落实并填报进展”列入致甲县未成年人保护工作领导小组办公室的督办函，等待办公室签发");
    }

    @Test
    void aNoticeSaysWhatWhoseWhenAndWhatFollows() {
        var code = reporting();
        turnTo(code, DUE);

        assertThat(JdbcClient.create(database)
                        .sql("SELECT text FROM notice WHERE notice_key = ?")
                        .param(key(code) + "/1/blue")
                        .query(String.class)
                        .single())
                .isEqualTo(
                        "任务：" + name(code)
                                + """

                        承办：甲县
                        期限：2023-03-31（周五），{{remaining}}
                        {{early}}请在期限前办理；预计不能按期办理的，可在到期日18:00前申请延期。
                        {{today}}请于今天18:00前办理；预计不能按期办理的，今天18:00前仍可申请延期。
                        {{late}}请尽快办理，并在“困难问题”一栏写明未按期完成的原因。
                        {{until 2023-04-06}}到2023-04-06（周四）仍未办理的，将通知办公室，并拟发工作提示。""");
    }

    /** No mail server is set here. */
    @Test
    void theTimelineNamesTheRecipientsAndSaysThatNothingWasSent() {
        var code = reporting();
        turnTo(code, DUE);
        assertThat(pointQuery.timelineOfPart(part(code).id())).last().satisfies(event -> assertThat(event.deliveries())
                .extracting(DeliveryView::recipient, DeliveryView::channel, DeliveryView::result)
                .containsExactly(tuple("夏明", "邮件", "待汇总发送（工作日08:00）"), tuple("钟德华", "邮件", "待汇总发送（工作日08:00）")));

        dispatcher.run();

        assertThat(pointQuery.timelineOfPart(part(code).id())).last().satisfies(event -> assertThat(event.deliveries())
                .hasSize(2)
                .extracting(DeliveryView::result)
                .containsOnly("未发送（没有配置邮件服务器）"));
    }

    @Test
    void theTimerRingsOutsideOfficeHours() {
        var rings = timer(reporting()).getDuedate().toInstant().atZone(WorkingCalendar.ZONE);

        assertThat(rings.toLocalDate()).isEqualTo(REMINDED);
        assertThat(rings.getHour()).isLessThan(8);
    }

    @Test
    void whoReportsInTimeHearsNothing() {
        var code = reporting();
        turnTo(code, REMINDED);
        jia.does(Elements.REPORT, code + "/jia", report(part(code), true, "完成"));

        assertThat(deadline(code).isOpen()).isFalse();
        assertThat(pass(code, REMINDED, LocalDate.of(2023, 5, 31))).containsExactly(REMINDED + " 1/reminder");
        assertThat(timersOf(code, "userTask_report")).isZero();
    }

    @Test
    void theNextPeriodIsANewRound() {
        var code = reporting();
        turnTo(code, DUE);
        jia.does(Elements.REPORT, code + "/jia", report(part(code), false, "进展"));

        assertThat(deadline(code).round()).isEqualTo(2);
        assertThat(deadline(code).due()).isEqualTo(LocalDate.of(2023, 6, 30));
        assertThat(day(timer(code))).isEqualTo(LocalDate.of(2023, 6, 27));
        assertThat(pass(code, DUE, LocalDate.of(2023, 6, 30)))
                .containsExactly(DUE + " 1/blue", "2023-06-27 2/reminder", "2023-06-30 2/blue");
    }

    @Test
    void aReturnBeginsANewRoundAndSaysWhy() {
        var code = reporting();
        turnTo(code, YELLOW);
        jia.does(Elements.REPORT, code + "/jia", report(part(code), true, "完成"));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("SIGNED"));
        office.desk("fulian-officer").does(Elements.VERIFY, code + "/jia", answer("RETURNED", "缺附件"));

        assertThat(deadline(code).round()).isEqualTo(2);
        assertThat(deadline(code).due()).isEqualTo(LocalDate.of(2023, 4, 20));
        assertThat(arrivals(code)).containsExactly("RETURN true 退回理由：缺附件");
        assertThat(pass(code, YELLOW, LocalDate.of(2023, 4, 26)))
                .containsExactly(
                        YELLOW + " 1/yellow", "2023-04-17 2/reminder", "2023-04-20 2/blue", "2023-04-24 2/yellow");
    }

    /** The same due day continues: what was notified is not notified again. */
    @Test
    void aReportThatTheHeadGivesBackKeepsItsRound() {
        var code = reporting();
        turnTo(code, YELLOW);
        jia.does(Elements.REPORT, code + "/jia", report(part(code), true, "完成"));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("RETURNED", "再写具体些"));

        assertThat(deadline(code).round()).isEqualTo(1);
        assertThat(day(timer(code))).isEqualTo(RED);
        assertThat(pass(code, YELLOW, RED)).containsExactly(YELLOW + " 1/yellow", RED + " 1/red");
    }

    @Test
    void afterAnOutageOnlyTheHighestLevelIsTold() {
        var code = reporting();
        turnTo(code, REMINDED.minusDays(1));

        assertThat(pass(code, LocalDate.of(2023, 4, 8), RED)).containsExactly("2023-04-08 1/yellow", RED + " 1/red");
    }

    @Test
    void whatBeginsLateIsToldAtOnceAndOnlyOfTheHighest() {
        var code = points.ledBy("fulian")
                .in("jia")
                .everybody("宣讲")
                .due(LocalDate.of(2023, 3, 17))
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        jia.does(Elements.ACCEPT_PART, code + "/jia", accept());
        assertThat(deadline(code).due()).isEqualTo(LocalDate.of(2023, 3, 3));
        assertThat(timer(code).getDuedate().toInstant())
                .isBetween(clock.instant(), clock.instant().plusSeconds(10));

        assertThat(pass(code, LocalDate.of(2023, 3, 7), LocalDate.of(2023, 3, 8)))
                .containsExactly("2023-03-07 1/blue", "2023-03-08 1/yellow");
    }

    @Test
    void aTransferKeepsTheRoundAndTellsTheNewcomerOnce() {
        var code = reporting();
        turnTo(code, YELLOW);
        var task = office.task(Elements.REPORT, code + "/jia").getId();
        for (var times = 0; times < 2; times++) {
            office.desk("jia-head")
                    .as(() -> handOvers.handOver(
                            task, "jia-officer", "人员调整", CurrentUser.of("jia-head", List.of("county-jia-head"))));
            tasks.setAssignee(task, null);
        }

        assertThat(deadline(code).round()).isEqualTo(1);
        assertThat(keys(code))
                .containsExactly(
                        key(code) + "/1/yellow", key(code) + "/1/yellow/office", key(code) + "/1/to/jia-officer");
        assertThat(pass(code, YELLOW, RED)).containsExactly(YELLOW + " 1/yellow", RED + " 1/red");
    }

    @Test
    void aLaterDayBeginsANewRoundAlsoWhenTheEscalationWasExhausted() {
        var code = reporting();
        turnTo(code, RED);
        assertThat(day(timer(code))).isEqualTo(LocalDate.of(9999, 1, 1));

        move(code, LocalDate.of(2023, 4, 28));

        assertThat(office.task(Elements.REPORT, code + "/jia").getDueDate().toInstant())
                .isEqualTo("2023-04-28T10:00:00Z");
        assertThat(deadline(code).originalDue()).isEqualTo(DUE);
        assertThat(day(timer(code))).isEqualTo(LocalDate.of(2023, 4, 25));
        assertThat(pass(code, RED, LocalDate.of(2023, 4, 28)))
                .containsExactly(RED + " 1/red", "2023-04-25 2/reminder", "2023-04-28 2/blue");
    }

    @Test
    void anEarlierDayThatHasPassedIsToldAtOnce() {
        var code = reporting();
        clock.setTo(LocalDate.of(2023, 3, 20));

        move(code, LocalDate.of(2023, 3, 15));

        office.fireTimer(TIMER, code + "/jia");
        assertThat(told(code)).containsExactly("2023-03-20 2/yellow");
        assertThat(day(timer(code))).isEqualTo(LocalDate.of(2023, 3, 29));
    }

    @Test
    void aRingingThatFailsIsTriedAgainAndThenWaitsForSomebodyWithoutASecondTimer() {
        var code = reporting();
        turnTo(code, REMINDED);
        // Just after its moment, as the job executor does.
        var moment = timer(code).getDuedate().toInstant();
        clock.advance(Duration.between(clock.instant(), moment.plusMillis(500)));
        var timer = timer(code).getId();
        role.fails = true;
        for (var retries = 2; retries >= 0; retries--) {
            assertThatThrownBy(() -> management.executeJob(timer))
                    .hasStackTraceContaining("No letter for " + key(code));
            assertThat(timer(code).getRetries()).isEqualTo(retries);
        }
        role.fails = false;
        assertThat(told(code)).hasSize(1);
        assertThat(timer(code).getId()).isEqualTo(timer);

        clock.setTo(YELLOW);
        management.setJobRetries(timer, 1);
        management.executeJob(timer);

        assertThat(told(code)).containsExactly(REMINDED + " 1/reminder", YELLOW + " 1/yellow");
        assertThat(day(timer(code))).isEqualTo(RED);
    }

    /** As when a node's lock ran out while it worked: the other one does the same again. */
    @Test
    void ringingTwiceTellsOnce() {
        var code = reporting();
        turnTo(code, DUE);
        management.executeJob(timer(code).getId());
        management.executeJob(timer(code).getId());

        assertThat(told(code)).containsExactly(DUE + " 1/blue");
        assertThat(day(timer(code))).isEqualTo(YELLOW);
    }

    @Test
    void aClockThatGoesBackOrForthTellsNothingTwiceAndLosesNothing() {
        var code = reporting();
        turnTo(code, DUE);
        clock.advance(Duration.ofHours(-3));
        office.fireDueTimers(code);
        assertThat(pass(code, DUE.minusDays(1), YELLOW)).containsExactly(DUE + " 1/blue", YELLOW + " 1/yellow");
        turnTo(code, RED.plusDays(1));
        turnTo(code, RED);
        assertThat(told(code)).last().isEqualTo(RED.plusDays(1) + " 1/red");
        assertThat(told(code)).hasSize(3);
    }

    /** The officer never sees that a timer ran during their click. */
    @Test
    void aClickMeetsTheTimer() throws Exception {
        try (var both = new AtOnce(2)) {
            for (var times = 0; times < 20; times++) {
                clock.startAgain();
                var code = reporting();
                clock.setTo(DUE);
                var timer = timer(code).getId();
                var report = report(part(code), true, "完成");
                List<Callable<Boolean>> acts = List.of(
                        () -> {
                            jia.click(Elements.REPORT, code + "/jia", report);
                            return true;
                        },
                        () -> rings(timer));
                var rang = both.all(acts).get(1);

                assertThat(told(code)).hasSize(rang ? 1 : 0);
                assertThat(deadline(code).isOpen()).isFalse();
                assertThat(timersOf(code, "userTask_report")).isZero();
                assertThat(office.tasks(Elements.SIGN_PART, code + "/jia")).hasSize(1);
            }
        }
    }

    private boolean rings(String timer) {
        try {
            management.executeJob(timer);
            return true;
        } catch (RuntimeException late) {
            return false;
        }
    }

    @Test
    void aSupportingUnitAndAStepThatNothingIsDueForHaveNoEscalation() {
        var code = points.ledBy("fulian")
                .in("jia")
                .supportedBy("gongan")
                .everybody("宣讲")
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));

        assertThat(day(office.timer("timer_nextLevel_acceptPart", code + "/gongan")))
                .isEqualTo(day(office.timer("timer_nextLevel_requestEnd", code)))
                .isEqualTo(LocalDate.of(9999, 1, 1));
        assertThat(day(office.timer("timer_nextLevel_acceptPart", code + "/jia")))
                .as("what arrives on the day of its reminder is not reminded of")
                .isEqualTo(LocalDate.of(2023, 3, 9));
    }

    @Test
    void whoIsAskedIsToldThatATaskIsThere() {
        var code = reporting();
        jia.does(Elements.REPORT, code + "/jia", report(part(code), true, "完成"));
        office.desk("fulian-officer").does(Elements.REPORT, code + "/fulian", report(lead(code), true, "完成"));
        office.desk("jia-head").does(Elements.SIGN_PART, code + "/jia", answer("SIGNED"));
        office.desk("fulian-officer").does(Elements.VERIFY, code + "/jia", answer("PASSED"));
        var measures = pointQuery.point(points.idOf(code)).measures();
        office.desk("fulian-officer").does(Elements.COMPILE, code, compiled(measures, "汇总"));
        office.desk("fulian-head").does(Elements.SIGN, code, answer("RETURNED", "再核数字"));

        assertThat(JdbcClient.create(database)
                        .sql("SELECT kind, CONCAT(head, '：', title), text FROM notice WHERE point_id = ? ORDER BY id")
                        .param(points.idOf(code))
                        .query((row, number) -> row.getString(1) + " "
                                + row.getString(2).replaceFirst("｜.*?(｜|$)", "$1") + " "
                                + row.getString(3).replaceFirst("(?s).*(期限：[^，]+).*?(退回理由.*)?$", "$1"))
                        .list())
                .as("a report that shows only before its due day is not announced")
                .containsExactly(
                        "ARRIVAL 新任务：签收 期限：2023-03-09（周四）",
                        "ARRIVAL 新任务：签收｜甲县 期限：2023-03-09（周四）",
                        "ARRIVAL 新任务：审签｜甲县 期限：2023-03-08（周三）",
                        "ARRIVAL 新任务：核验｜甲县 期限：2023-03-13（周一）",
                        "ARRIVAL 新任务：汇总 期限：2023-03-13（周一）",
                        "ARRIVAL 新任务：审签 期限：2023-03-08（周三）",
                        "RETURN 退回：汇总 期限：2023-03-13（周一）");
    }

    @Test
    void whatEndsEarlyLeavesNoTimerAndNoOpenTerm() {
        var code = reporting();
        office.desk("fulian-officer").does(Elements.REQUEST_END, code, reason("甲县没有回音"));
        office.desk("office-1").does(Elements.CONSENT_END, code, answer("GRANTED"));

        assertThat(deadlines.open(TaskSubject.part(part(code).id()))).isEmpty();
        assertThat(deadlines.open(TaskSubject.point(points.idOf(code))))
                .extracting(Deadline::step)
                .containsExactly(Elements.COMPILE);
    }

    /** Ringing too early changes nothing, at whichever task. */
    @Test
    void everyTaskHasOneTimerThatLetsItBe() {
        cases.bringAbout().forEach((step, task) -> {
            var rings = management
                    .createJobQuery()
                    .executionId(task.getExecutionId())
                    .timers()
                    .singleResult();
            assertThat(rings).as(step).isNotNull();

            management.executeJob(rings.getId());

            var next = management
                    .createJobQuery()
                    .executionId(task.getExecutionId())
                    .timers()
                    .singleResult();
            assertThat(next.getDuedate()).as(step).isEqualTo(rings.getDuedate());
            assertThat(tasks.createTaskQuery().taskId(task.getId()).count())
                    .as(step)
                    .isOne();
        });
    }

    /** A point of which 甲县 carries out a part and owes the first report. */
    private String reporting() {
        var code = points.ledBy("fulian").in("jia").everybody("宣讲").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        jia.does(Elements.ACCEPT_PART, code + "/jia", accept());
        return code;
    }

    private void turnTo(String code, LocalDate day) {
        clock.setTo(day);
        office.fireDueTimers(code);
    }

    /** The notices about 甲县's report, day by day until then. */
    private List<String> pass(String code, LocalDate first, LocalDate last) {
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            turnTo(code, day);
        }
        return told(code);
    }

    private List<String> told(String code) {
        return JdbcClient.create(database)
                .sql(
                        "SELECT notice_key, written_at FROM notice WHERE notice_key LIKE ? AND notice_key NOT LIKE '%/%/%/%/%'"
                                + " AND kind IN (?, ?) ORDER BY id")
                .params(key(code) + "/%", "REMINDER", "ESCALATION")
                .query((row, number) -> row.getString(2).substring(0, 10) + " "
                        + row.getString(1).substring(key(code).length() + 1))
                .list();
    }

    private List<String> keys(String code) {
        return JdbcClient.create(database)
                .sql("SELECT notice_key FROM notice WHERE notice_key LIKE ? ORDER BY id")
                .param(key(code) + "/%")
                .query(String.class)
                .list();
    }

    private List<String> arrivals(String code) {
        return JdbcClient.create(database)
                .sql("SELECT kind, urgent, text FROM notice WHERE notice_key LIKE ? ORDER BY id")
                .param(key(code) + "/arrival/%")
                .query((row, number) -> row.getString(1) + " " + row.getBoolean(2) + " "
                        + row.getString(3)
                                .lines()
                                .filter(line -> line.startsWith("退回理由"))
                                .findFirst()
                                .orElse(""))
                .list();
    }

    private List<String> entries(String code) {
        return JdbcClient.create(database)
                .sql("SELECT kind, text FROM timeline_entry WHERE part_id = ? AND actor = 'system' ORDER BY id")
                .param(part(code).id())
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }

    private String name(String code) {
        return office.task(Elements.REPORT, code + "/jia").getName();
    }

    private String key(String code) {
        return "part-" + part(code).id() + "/userTask_report";
    }

    private Deadline deadline(String code) {
        return deadlines
                .find(TaskSubject.part(part(code).id()), Elements.REPORT)
                .orElseThrow();
    }

    private void move(String code, LocalDate day) {
        transaction.executeWithoutResult(status -> deadlines.move(deadline(code), day));
    }

    private Job timer(String code) {
        return office.timer(TIMER, code + "/jia");
    }

    private long timersOf(String code, String step) {
        return management.createJobQuery().activityId(step.replace("userTask_", "timer_nextLevel_")).list().stream()
                .filter(job -> office.tasks(step, code + "/jia").stream()
                        .anyMatch(task -> task.getExecutionId().equals(job.getExecutionId())))
                .count();
    }

    private static LocalDate day(Job timer) {
        return WorkingCalendar.dayOf(timer.getDuedate().toInstant());
    }

    private PartView part(String code) {
        return part(code, "jia");
    }

    private PartView lead(String code) {
        return part(code, "fulian");
    }

    /** A listener to levels, as letters have one, that fails for a while. */
    @TestComponent
    static class RecipientRole {

        private boolean fails;

        @EventListener
        void hear(LevelReached reached) {
            if (fails) {
                throw new IllegalStateException(
                        "No letter for " + reached.deadline().key());
            }
        }
    }
}
