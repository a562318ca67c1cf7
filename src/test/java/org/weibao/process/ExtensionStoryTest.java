package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.reason;
import static org.weibao.process.Forms.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.ChoiceQuery;
import org.weibao.board.EventView;
import org.weibao.board.ExtensionChoice;
import org.weibao.board.ExtensionQuery;
import org.weibao.board.ExtensionView;
import org.weibao.board.PartView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskContext;
import org.weibao.deadline.TaskLookup;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.CurrentUser;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Priority;

/**
 * More time for a task: requested before it expires, signed by the head, decided by the office. Every flow of its model
 * is taken.
 */
class ExtensionStoryTest extends Scenario {

    /** The end of the first quarter, a Friday, when the report is due. */
    private static final LocalDate DUE = LocalDate.of(2023, 3, 31);

    private static final LocalDate LATER = LocalDate.of(2023, 4, 14);

    @Autowired
    ExtensionQuery extensions;

    @Autowired
    ChoiceQuery choices;

    @Autowired
    TaskLookup lookup;

    @Autowired
    JdbcClient database;

    Office.Desk jia;
    Office.Desk head;
    Office.Desk desk;
    String code;

    /** 甲县's open report. */
    Deadline deadline;

    @BeforeEach
    void jiaIsAtWork() {
        clock.startAgain();
        jia = office.desk("jia-officer");
        head = office.desk("jia-head");
        desk = office.desk("office-1");
        code = points.ledBy("fulian")
                .in("jia", "yi")
                .everybody("开展家庭教育指导")
                .due(LocalDate.of(2023, 4, 28))
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        jia.does(Elements.ACCEPT_PART, code + "/jia", accept());
        deadline = deadline(office.task(Elements.REPORT, code + "/jia"));
    }

    @AfterAll
    void everyFlowIsTaken() {
        coverage.assertComplete(Elements.EXTENSION);
    }

    @Test
    void theOfficeGrantsItAndNamesTheDate() {
        assertThat(choices.extensions(county("jia")))
                .filteredOn(choice -> choice.deadlineId() == deadline.id())
                .singleElement()
                .returns(DUE, ExtensionChoice::due)
                .returns(LocalDate.of(2023, 4, 3), ExtensionChoice::earliest);
        asks(LATER);
        assertThat(choices.extensions(county("jia")))
                .extracting(ExtensionChoice::deadlineId)
                .doesNotContain(deadline.id());
        var toSign = head.sees(Elements.SIGN_EXTENSION, code);
        assertThat(toSign.getName()).isEqualTo("签署延期申请｜落实并填报进展｜" + code + " 要点" + code + "｜甲县");
        assertThat(dayOf(toSign.getDueDate().toInstant())).isEqualTo(LocalDate.of(2023, 3, 8));
        office.desk("yi-head").doesNotSee(Elements.SIGN_EXTENSION, code);
        desk.doesNotSee(Elements.DECIDE_EXTENSION, code);

        head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED", "确有困难"));
        var toDecide = desk.sees(Elements.DECIDE_EXTENSION, code);
        assertThat(dayOf(toDecide.getDueDate().toInstant())).isEqualTo(LocalDate.of(2023, 3, 9));
        var view = extensions.view(idOf(toDecide.getId()));
        assertThat(view)
                .returns(DUE, ExtensionView::due)
                .returns(LATER, ExtensionView::requestedDue)
                .returns(LocalDate.of(2023, 4, 3), ExtensionView::earliest)
                .returns(LocalDate.of(2023, 4, 28), ExtensionView::deadline)
                .returns(part().ends(), ExtensionView::partEnds);
        var granted = LocalDate.of(2023, 4, 18);
        assertThat(part().ends()).isBefore(granted);
        desk.does(Elements.DECIDE_EXTENSION, code, granted("2023-04-18"));

        assertThat(office.isRunning(toDecide.getProcessInstanceId())).isFalse();
        assertThat(deadlines.find(deadline.id()).orElseThrow())
                .returns(granted, Deadline::due)
                .returns(DUE, Deadline::originalDue)
                .returns(2, Deadline::round)
                .returns(true, Deadline::isOpen);
        assertThat(database.sql("SELECT round, due, original_due FROM earlier_round WHERE deadline_id = ?")
                        .param(deadline.id())
                        .query((row, number) -> tuple(
                                row.getInt("round"),
                                row.getObject("due", LocalDate.class),
                                row.getObject("original_due", LocalDate.class)))
                        .list())
                .as("the day before stays on record")
                .containsExactly(tuple(1, DUE, DUE));
        assertThat(dayOf(
                        office.task(Elements.REPORT, code + "/jia").getDueDate().toInstant()))
                .isEqualTo(granted);
        var reminder = LocalDate.of(2023, 4, 13).atTime(7, 30).atZone(WorkingCalendar.ZONE);
        assertThat(office.timer("timer_nextLevel_report", code + "/jia").getDuedate())
                .as("the escalation timer has moved")
                .isEqualTo(Date.from(reminder.toInstant()));
        assertThat(part()).returns(granted, PartView::due).returns(granted, PartView::ends);
        assertThat(timeline())
                .filteredOn(event -> event.kind().name().startsWith("EXTEN"))
                .extracting(EventView::kind, EventView::by, EventView::text)
                .containsExactly(
                        tuple(
                                EntryKind.EXTENSION_REQUESTED,
                                "夏明",
                                "“落实并填报进展”申请由2023-03-31延至2023-04-14：等学校开学\n目前进展：已走访两个乡镇"),
                        tuple(EntryKind.EXTENSION_SIGNED, "钟德华", "报办公室决定：确有困难"),
                        tuple(EntryKind.EXTENDED, nameOf("office-1"), "期限由2023-03-31延至2023-04-18（申请延至2023-04-14）"));
        assertThat(notices()).containsExactly("延期申请已同意：落实并填报进展｜" + code + " 要点" + code + "｜甲县");

        clock.setTo(granted);
        jia.does(Elements.REPORT, code + "/jia", report(part(), false, "进展"));
        assertThat(part().due()).as("after its end a part owes its last report").isEqualTo(granted);
    }

    @Test
    void atMostOneIsOpenAndTheNextGoesOnFromTheNewDate() {
        asks(LATER);
        refused(() -> asks(LATER), Conflict.class, "这项任务已经有一份延期申请在办理，不能重复申请。");
        head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        desk.does(Elements.DECIDE_EXTENSION, code, granted("2023-04-14"));
        refused(() -> asks(LATER), Refusal.class, "新的期限应当在现在的期限2023-04-14之后，请改填。");
        asks(LocalDate.of(2023, 4, 21));
        var view =
                extensions.view(idOf(office.task(Elements.SIGN_EXTENSION, code).getId()));
        assertThat(view.originalDue()).isEqualTo(DUE);
        assertThat(view.earlier())
                .singleElement()
                .returns(DUE, ExtensionView.EarlierView::due)
                .returns(LATER, ExtensionView.EarlierView::grantedDue)
                .returns("已同意", ExtensionView.EarlierView::stateLabel);
    }

    @Test
    void twoOfTheCountyAskAtOnceForTheSameTask() throws Exception {
        Callable<Boolean> asking = () -> {
            try {
                asks(LATER);
                return true;
            } catch (RuntimeException late) {
                return false;
            }
        };
        try (var colleagues = new AtOnce(2)) {
            assertThat(colleagues.all(List.of(asking, asking))).containsExactlyInAnyOrder(true, false);
        }
        assertThat(office.tasks(Elements.SIGN_EXTENSION, code)).hasSize(1);
    }

    @Test
    void theHeadOrTheOfficeMayRefuseWithAReason() {
        asks(LATER);
        refused(() -> head.click(Elements.SIGN_EXTENSION, code, answer("REFUSED")), Refusal.class, "请填写不同意的理由。");
        head.does(Elements.SIGN_EXTENSION, code, answer("REFUSED", "可以按期完成"));
        assertThat(office.tasks(Elements.DECIDE_EXTENSION, code)).isEmpty();

        asks(LATER);
        head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        refused(() -> desk.click(Elements.DECIDE_EXTENSION, code, answer("REFUSED")), Refusal.class, "请填写不同意的理由。");
        desk.does(Elements.DECIDE_EXTENSION, code, answer("REFUSED", "全市统一进度"));

        assertThat(deadlines.find(deadline.id()).orElseThrow())
                .returns(DUE, Deadline::due)
                .returns(1, Deadline::round);
        assertThat(part().due()).isEqualTo(DUE);
        assertThat(timeline())
                .extracting(EventView::kind)
                .endsWith(
                        EntryKind.EXTENSION_UNSIGNED,
                        EntryKind.EXTENSION_REQUESTED,
                        EntryKind.EXTENSION_SIGNED,
                        EntryKind.EXTENSION_REFUSED);
        assertThat(notices()).extracting(title -> title.split("：")[0]).containsExactly("延期申请未获负责人同意", "延期申请未获同意");
    }

    @Test
    void whatIsAskedAndNamedIsADayThatFits() {
        refused(() -> asks(null), Refusal.class, "请填写新的期限。");
        refused(() -> asks(DUE), Refusal.class, "新的期限应当在现在的期限2023-03-31之后，请改填。");
        refused(() -> asks(LocalDate.of(2023, 4, 5)), Refusal.class, "2023-04-05不是工作日，请改为2023-04-06或者其他工作日。");
        for (var field : Map.of("reason", "请填写延期理由。", "progress", "请填写目前进展。", "deadlineId", "请选择申请延期的任务。")
                .entrySet()) {
            var request = new HashMap<>(request(LATER));
            request.remove(field.getKey());
            refused(() -> jia.starts(Elements.EXTENSION, request), Refusal.class, field.getValue());
        }
        assertThat(office.tasks(Elements.SIGN_EXTENSION, code)).isEmpty();
        asks(LATER);
        head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        refused(() -> decides("2023-03-31"), Refusal.class, "新的期限应当在现在的期限2023-03-31之后，请改填。");
        refused(() -> decides("2023-04-08"), Refusal.class, "2023-04-08不是工作日，请改为2023-04-10或者其他工作日。");
        refused(() -> desk.click(Elements.DECIDE_EXTENSION, code, answer("GRANTED")), Refusal.class, "请填写新的期限。");
        clock.setTo(LocalDate.of(2023, 4, 13));
        refused(() -> decides("2023-04-13"), Refusal.class, "同意延期的新期限应当在今天以后，请改填。");
        decides("2023-04-14");
        assertThat(part().due())
                .as("asked for in time, granted after the day had passed")
                .isEqualTo(LATER);
    }

    @Test
    void afterTheDueDayItIsTooLate() {
        var end = Duration.between(
                clock.instant(), DUE.atTime(LocalTime.of(18, 0)).atZone(WorkingCalendar.ZONE));
        clock.advance(end.plusSeconds(1));
        refused(() -> asks(LATER), Refusal.class, "这项任务已于2023-03-31到期，到期以后不能再申请延期，请尽快办理。");
        assertThat(choices.extensions(county("jia")))
                .extracting(ExtensionChoice::deadlineId)
                .doesNotContain(deadline.id());
        clock.advance(Duration.ofSeconds(-1));
        asks(LATER);
    }

    @Test
    void nobodyAsksForOthers() {
        refused(
                () -> office.desk("yi-officer").starts(Elements.EXTENSION, request(LATER)),
                NotYours.class,
                "没有找到，或者不属于您的单位。");
        for (var other : List.of("jia-head", "office-1", "recorder", "supervisor")) {
            assertThatThrownBy(() -> office.desk(other).starts(Elements.EXTENSION, request(LATER)))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(choices.extensions(county("yi")))
                .extracting(ExtensionChoice::task)
                .isNotEmpty()
                .allMatch(task -> task.endsWith("｜乙县"));
        assertThatThrownBy(() -> choices.extensions(CurrentUser.of("office-1", List.of("office"))))
                .isInstanceOf(NotYours.class);
        var decided = points.ledBy("fulian").in("jia").everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, decided, answer("ACCEPTED"));
        jia.does(Elements.ACCEPT_PART, decided + "/jia", Map.of("objection", "没有这项职能"));
        var desks = deadline(office.task(Elements.DECIDE_OBJECTION, decided));
        refused(
                () -> office.desk("unit-office-officer").starts(Elements.EXTENSION, request(desks, LATER)),
                NotYours.class,
                "没有找到，或者不属于您的单位。");
        office.alsoIn(
                "unit-office-officer",
                "office",
                () -> refused(
                        () -> office.desk("unit-office-officer").starts(Elements.EXTENSION, request(desks, LATER)),
                        Refusal.class,
                        "办公室和领导小组自己的任务不申请延期。"));
    }

    @Test
    void whoAskedOrSignedDoesNotDecide() {
        asks(LATER);
        head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        for (var party : List.of("jia-officer", "jia-head")) {
            office.alsoIn(
                    party,
                    "office",
                    () -> refused(
                            () -> office.desk(party).click(Elements.DECIDE_EXTENSION, code, granted("2023-04-14")),
                            Refusal.class,
                            "您申请或签署过这次延期，不能再作决定，请由办公室其他同志办理。"));
        }
    }

    @Test
    void theTaskOfAHeadAndOfTheLeadHasAnExtensionToo() {
        jia.does(Elements.REPORT, code + "/jia", report(part(), true, "完成"));
        var ends = part().ends();
        var signing = deadline(office.task(Elements.SIGN_PART, code + "/jia"));
        jia.starts(Elements.EXTENSION, request(signing, LATER));
        head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        desk.does(Elements.DECIDE_EXTENSION, code, granted("2023-04-14"));
        assertThat(dayOf(office.task(Elements.SIGN_PART, code + "/jia")
                        .getDueDate()
                        .toInstant()))
                .isEqualTo(LATER);
        assertThat(part().ends()).as("the part's own date is its report's").isEqualTo(ends);

        var sent = points.ledBy("fulian").everybody("学习").published();
        var accepting = deadline(office.task(Elements.ACCEPT_ASSIGNMENT, sent));
        office.desk("fulian-officer").starts(Elements.EXTENSION, request(accepting, LATER));
        office.desk("fulian-head").does(Elements.SIGN_EXTENSION, sent, answer("SIGNED"));
        desk.does(Elements.DECIDE_EXTENSION, sent, granted("2023-04-14"));
        assertThat(pointQuery.timeline(points.idOf(sent)))
                .extracting(EventView::kind)
                .endsWith(EntryKind.EXTENDED);

        var ofPart = TaskSubject.extension(requestFor(signing));
        var ofPoint = TaskSubject.extension(requestFor(accepting));
        var part = TaskSubject.part(part().id());
        assertThat(lookup.of(List.of(ofPart, ofPoint, part)))
                .as("a request belongs where its task belongs")
                .isEqualTo(Map.of(
                        ofPart, new TaskContext(null, points.idOf(code), part.id(), Priority.NORMAL, null),
                        ofPoint, new TaskContext(null, points.idOf(sent), null, Priority.NORMAL, null),
                        part, lookup.of(part)));
    }

    private long requestFor(Deadline task) {
        return database.sql("SELECT id FROM extension WHERE deadline_id = ?")
                .param(task.id())
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsDoneMeanwhileNeedsNoMoreTime() {
        asks(LATER);
        jia.does(Elements.REPORT, code + "/jia", report(part(), false, "已全部走访"));
        assertThat(stateOf(deadline)).isEqualTo("NOT_NEEDED");
        assertThat(office.tasks(Elements.SIGN_EXTENSION, code)).isEmpty();

        deadline = deadline(office.task(Elements.REPORT, code + "/jia"));
        asks(LocalDate.of(2023, 4, 20));
        head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        var instance = office.task(Elements.DECIDE_EXTENSION, code).getProcessInstanceId();
        var lead = office.desk("fulian-officer");
        lead.does(Elements.REQUEST_END, code, reason("乙县没有签收"));
        desk.does(Elements.CONSENT_END, code, answer("GRANTED"));
        assertThat(stateOf(deadline)).isEqualTo("NOT_NEEDED");
        assertThat(office.tasks(Elements.DECIDE_EXTENSION, code)).isEmpty();
        assertThat(database.sql("SELECT COUNT(*) FROM ACT_RU_EXECUTION WHERE PROC_INST_ID_ = ?")
                        .param(instance)
                        .query(Long.class)
                        .single())
                .isZero();
        refused(() -> asks(LATER), Conflict.class, "这项任务已经办完或者不再需要，请刷新后再选。");
        refused(
                () -> office.desk("yi-officer").starts(Elements.EXTENSION, request(LATER)),
                NotYours.class,
                "没有找到，或者不属于您的单位。");
    }

    /** The office grants just as the county reports: in either order nothing is left over and nobody sees an error. */
    @Test
    void theDecisionAndTheReportAtOnce() throws Exception {
        try (var people = new AtOnce(2)) {
            for (var round = 0; round < 10; round++) {
                jiaIsAtWork();
                asks(LATER);
                head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
                var words = report(part(), true, "完成");
                people.all(List.of(
                        trying(() -> jia.click(Elements.REPORT, code + "/jia", words)),
                        trying(() -> desk.click(Elements.DECIDE_EXTENSION, code, granted("2023-04-14")))));
                // Who was asked to try again does so.
                if (!office.tasks(Elements.REPORT, code + "/jia").isEmpty()) {
                    jia.does(Elements.REPORT, code + "/jia", words);
                }
                assertThat(stateOf(deadline)).isIn("GRANTED", "NOT_NEEDED");
                assertThat(office.tasks(Elements.DECIDE_EXTENSION, code)).isEmpty();
                assertThat(office.tasks(Elements.SIGN_PART, code + "/jia")).hasSize(1);
            }
        }
    }

    private static Callable<Boolean> trying(Runnable click) {
        return () -> {
            try {
                click.run();
                return true;
            } catch (RuntimeException | AssertionError late) {
                // Too late even to see the task.
                return false;
            }
        };
    }

    private void asks(LocalDate due) {
        jia.starts(Elements.EXTENSION, request(due));
    }

    private void decides(String due) {
        desk.click(Elements.DECIDE_EXTENSION, code, granted(due));
    }

    private Map<String, Object> request(LocalDate due) {
        return request(deadline, due);
    }

    private static Map<String, Object> request(Deadline deadline, LocalDate due) {
        var request = new HashMap<String, Object>(
                Map.of("deadlineId", deadline.id(), "reason", "等学校开学", "progress", "已走访两个乡镇"));
        if (due != null) {
            request.put("due", due.toString());
        }
        return request;
    }

    private static Map<String, Object> granted(String due) {
        return Map.of("answer", "GRANTED", "due", due);
    }

    private Deadline deadline(Task task) {
        var part = (Long) tasks.getVariable(task.getId(), Variables.PART_ID.name());
        var subject = part == null
                ? TaskSubject.point((Long) tasks.getVariable(task.getId(), Variables.POINT_ID.name()))
                : TaskSubject.part(part);
        return deadlines.find(subject, task.getTaskDefinitionKey()).orElseThrow();
    }

    private static CurrentUser county(String code) {
        return CurrentUser.of(code + "-officer", List.of("county-" + code));
    }

    private PartView part() {
        return part(code, "jia");
    }

    private List<EventView> timeline() {
        return pointQuery.timelineOfPart(part().id());
    }

    private long idOf(String taskId) {
        return (Long) tasks.getVariable(taskId, Variables.EXTENSION_ID.name());
    }

    private String stateOf(Deadline of) {
        return database.sql("SELECT state FROM extension WHERE deadline_id = ? ORDER BY id DESC")
                .param(of.id())
                .query(String.class)
                .list()
                .get(0);
    }

    private List<String> notices() {
        return database.sql("SELECT CONCAT(head, '：', title) FROM notice WHERE part_id = ? AND kind = 'EXTENSION'"
                        + " AND notice_key NOT LIKE '%/lead' ORDER BY id")
                .param(part().id())
                .query(String.class)
                .list();
    }

    private String nameOf(String user) {
        return database.sql("SELECT CONCAT(LAST_, FIRST_) FROM ACT_ID_USER WHERE ID_ = ?")
                .param(user)
                .query(String.class)
                .single();
    }

    private static LocalDate dayOf(Instant moment) {
        return WorkingCalendar.dayOf(moment);
    }
}
