package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;
import static org.weibao.process.Forms.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.ChoiceQuery;
import org.weibao.board.CorrectionChoice;
import org.weibao.board.EventView;
import org.weibao.board.ExtensionQuery;
import org.weibao.board.ExtensionView;
import org.weibao.board.PartView;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskSubject;
import org.weibao.notification.DeliveryView;
import org.weibao.organization.CurrentUser;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Unconfirmed;
import org.weibao.workpoint.EntryKind;

/** A far day needs a confirmation before it is granted, and the office can correct a day that it granted wrongly. */
class ExtensionCorrectionStoryTest extends Scenario {

    private static final CurrentUser OFFICE = CurrentUser.of("office-1", List.of("office"));

    /** The end of the first quarter, a Friday, when the report is due. */
    private static final LocalDate DUE = LocalDate.of(2023, 3, 31);

    private static final LocalDate FAR = LocalDate.of(2100, 12, 31);

    @Autowired
    ExtensionQuery extensions;

    @Autowired
    ChoiceQuery choices;

    @Autowired
    JdbcClient database;

    Office.Desk jia;
    Office.Desk head;
    Office.Desk desk;
    String code;

    @BeforeEach
    void jiaIsAtWork() {
        clock.startAgain();
        jia = office.desk("jia-officer");
        head = office.desk("jia-head");
        desk = office.desk("office-1");
        code = points.ledBy("fulian")
                .in("jia")
                .everybody("开展家庭教育指导")
                .due(LocalDate.of(2023, 4, 28))
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        jia.does(Elements.ACCEPT_PART, code + "/jia", accept());
    }

    @AfterAll
    void everyFlowIsTaken() {
        coverage.assertComplete(Elements.EXTENSION_CORRECTION);
        ledger.assertInOrder("每次更正延期");
    }

    @Test
    void aFarDayIsAskedAboutFromEachWhoNamesIt() {
        var question = "新的期限2100-12-31比要点的办结期限2023-04-28晚77年8个月。填错了的，请改正；没有填错的，请确认后再次提交。";
        asked(() -> jia.starts(Elements.EXTENSION, request(FAR, null)), question);
        asked(() -> jia.starts(Elements.EXTENSION, request(FAR, "2100-12-30")), question);
        assertThat(office.tasks(Elements.SIGN_EXTENSION, code)).isEmpty();
        jia.starts(Elements.EXTENSION, request(FAR, "2100-12-31"));

        assertThat(extensions.view(request()).unusual()).isEqualTo("新的期限2100-12-31比要点的办结期限2023-04-28晚77年8个月");
        head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        asked(() -> desk.click(Elements.DECIDE_EXTENSION, code, granted(FAR, null)), question);
        assertThat(deadline().due()).isEqualTo(DUE);
        desk.does(Elements.DECIDE_EXTENSION, code, granted(FAR, "2100-12-31"));
        assertThat(deadline().due()).isEqualTo(FAR);
        assertThat(part().ends()).isEqualTo(FAR);
    }

    @Test
    void theOfficeCorrectsWhatItGrantedWrongly() {
        var ends = part().ends();
        isGranted(FAR);
        assertThat(choices.corrections(OFFICE))
                .filteredOn(choice -> choice.deadlineId() == deadline().id())
                .singleElement()
                .returns(FAR, CorrectionChoice::due)
                .returns(DUE, CorrectionChoice::before)
                .returns(DUE, CorrectionChoice::earliest)
                .returns("甲县", CorrectionChoice::unit);
        clock.setTo(LocalDate.of(2023, 3, 10));

        corrects(LocalDate.of(2023, 4, 7));

        assertThat(deadline())
                .returns(LocalDate.of(2023, 4, 7), Deadline::due)
                .returns(DUE, Deadline::originalDue)
                .returns(3, Deadline::round);
        assertThat(part()).returns(LocalDate.of(2023, 4, 7), PartView::due).returns(ends, PartView::ends);
        assertThat(WorkingCalendar.dayOf(
                        office.task(Elements.REPORT, code + "/jia").getDueDate().toInstant()))
                .isEqualTo(LocalDate.of(2023, 4, 7));
        assertThat(pointQuery.timelineOfPart(part().id()))
                .last()
                .returns(EntryKind.EXTENSION_CORRECTED, EventView::kind)
                .returns("期限由2100-12-31更正为2023-04-07：年份填错", EventView::text)
                .satisfies(event -> assertThat(event.deliveries())
                        .extracting(DeliveryView::recipient)
                        .contains("夏明", "钟德华")
                        .hasSizeGreaterThan(2));
        var task = office.task(Elements.REPORT, code + "/jia");
        assertThat(notices("延期已更正"))
                .containsExactly(
                        tuple(
                                task.getName(),
                                "期限由2100-12-31更正为2023-04-07，{{remaining}}。\n更正理由：年份填错",
                                LocalDate.of(2023, 4, 7),
                                task.getId()),
                        tuple(
                                task.getName(),
                                "办公室更正了甲县的延期，期限由2100-12-31更正为2023-04-07。\n更正理由：年份填错\n以上供牵头单位掌握情况。",
                                null,
                                null));
        assertThat(told()).contains("jia-officer", "jia-head", "fulian-officer");
    }

    @Test
    void whoIsRefusedIsToldTheDayThatRuns() {
        isGranted(LocalDate.of(2023, 4, 7));
        jia.starts(Elements.EXTENSION, request(LocalDate.of(2023, 4, 20), null));
        corrects(LocalDate.of(2023, 4, 10));
        head.does(Elements.SIGN_EXTENSION, code, Map.of("answer", "REFUSED", "reason", "可以按期完成"));

        assertThat(notices("延期申请未获负责人同意"))
                .extracting(notice -> notice.toList().get(1), notice -> notice.toList()
                        .get(2))
                .containsExactly(tuple("期限仍为2023-04-10，{{remaining}}。\n不同意的理由：可以按期完成", LocalDate.of(2023, 4, 10)));
    }

    @Test
    void aCorrectionIsCorrectedAgainAndMayGoLater() {
        isGranted(LocalDate.of(2023, 4, 7));
        corrects(LocalDate.of(2023, 4, 10));
        corrects(LocalDate.of(2023, 4, 25));
        assertThat(deadline().due()).isEqualTo(LocalDate.of(2023, 4, 25));
        assertThat(part().ends()).as("no earlier than its report").isEqualTo(LocalDate.of(2023, 4, 25));
        jia.starts(Elements.EXTENSION, request(LocalDate.of(2023, 4, 26), null));
        var view = extensions.view(request());
        assertThat(view.earlier())
                .extracting(ExtensionView.EarlierView::grantedDue, ExtensionView.EarlierView::correctedDue)
                .containsExactly(tuple(LocalDate.of(2023, 4, 7), LocalDate.of(2023, 4, 25)));
    }

    @Test
    void whatCannotBeCorrectedIsRefused() {
        refused(() -> corrects(LocalDate.of(2023, 4, 7)), Conflict.class, "这项任务已经办完，或者期限不是延期定下的，不能更正，请刷新后再看。");
        isGranted(FAR);
        refused(() -> corrects(FAR), Refusal.class, "期限已经是2100-12-31，请填写另一个日期。");
        refused(
                () -> corrects(LocalDate.of(2023, 3, 30)),
                Refusal.class,
                "更正后的期限不能早于延期以前的期限，也不能早于今天，最早2023-03-31，请改填。");
        refused(() -> corrects(LocalDate.of(2023, 4, 8)), Refusal.class, "2023-04-08不是工作日，请改为2023-04-10或者其他工作日。");
        asked(
                () -> corrects(LocalDate.of(2026, 4, 7)),
                "新的期限2026-04-07比要点的办结期限2023-04-28晚2年11个月。填错了的，请改正；没有填错的，请确认后再次提交。");
        var without = new HashMap<>(correction(LocalDate.of(2023, 4, 7)));
        without.remove("reason");
        refused(() -> desk.starts(Elements.EXTENSION_CORRECTION, without), Refusal.class, "请填写更正理由。");
        clock.setTo(LocalDate.of(2023, 4, 12));
        refused(
                () -> corrects(LocalDate.of(2023, 4, 11)),
                Refusal.class,
                "更正后的期限不能早于延期以前的期限，也不能早于今天，最早2023-04-12，请改填。");
        jia.does(Elements.REPORT, code + "/jia", report(part(), true, "完成"));
        refused(() -> corrects(LocalDate.of(2023, 4, 20)), Conflict.class, "这项任务已经办完，或者期限不是延期定下的，不能更正，请刷新后再看。");
        assertThat(choices.corrections(OFFICE))
                .extracting(CorrectionChoice::deadlineId)
                .doesNotContain(deadline().id());
    }

    @Test
    void theOfficeAlone() {
        isGranted(LocalDate.of(2023, 4, 7));
        for (var other : List.of("jia-officer", "jia-head", "fulian-officer", "recorder", "supervisor")) {
            assertThatThrownBy(() -> office.desk(other)
                            .starts(Elements.EXTENSION_CORRECTION, correction(LocalDate.of(2023, 4, 10))))
                    .isInstanceOf(AuthorizationException.class);
        }
        for (var group : List.of("unit-office", "county-jia", "leading-group", "supervisor")) {
            assertThatThrownBy(() -> choices.corrections(CurrentUser.of("somebody", List.of(group))))
                    .isInstanceOf(NotYours.class);
        }
        assertThat(deadline().due()).isEqualTo(LocalDate.of(2023, 4, 7));
    }

    private void isGranted(LocalDate day) {
        jia.starts(Elements.EXTENSION, request(day, day.toString()));
        head.does(Elements.SIGN_EXTENSION, code, answer("SIGNED"));
        desk.does(Elements.DECIDE_EXTENSION, code, granted(day, day.toString()));
    }

    private void corrects(LocalDate due) {
        desk.starts(Elements.EXTENSION_CORRECTION, correction(due));
    }

    private Map<String, Object> correction(LocalDate due) {
        return Map.of("deadlineId", deadline().id(), "due", due.toString(), "reason", "年份填错");
    }

    private Map<String, Object> request(LocalDate due, @Nullable String confirmed) {
        return confirmed(
                Map.of("deadlineId", deadline().id(), "due", due.toString(), "reason", "等学校开学", "progress", "已走访"),
                confirmed);
    }

    private static Map<String, Object> granted(LocalDate due, @Nullable String confirmed) {
        return confirmed(Map.of("answer", "GRANTED", "due", due.toString()), confirmed);
    }

    private static Map<String, Object> confirmed(Map<String, Object> command, @Nullable String day) {
        var all = new HashMap<>(command);
        if (day != null) {
            all.put("confirmed", List.of("due=" + day));
        }
        return all;
    }

    private Deadline deadline() {
        return deadlines.find(TaskSubject.part(part().id()), Elements.REPORT).orElseThrow();
    }

    private PartView part() {
        return part(code, "jia");
    }

    /** The latest. */
    private long request() {
        return database.sql("SELECT MAX(id) FROM extension WHERE deadline_id = ?")
                .param(deadline().id())
                .query(Long.class)
                .single();
    }

    /** Title, text, due day and task of those with that head. */
    private List<Tuple> notices(String head) {
        return database.sql("SELECT title, text, due, task_id FROM notice WHERE part_id = ? AND head = ? ORDER BY id")
                .param(deadline().subject().id())
                .param(head)
                .query((row, number) -> tuple(
                        row.getString("title"),
                        row.getString("text"),
                        row.getObject("due", LocalDate.class),
                        row.getString("task_id")))
                .list();
    }

    private List<String> told() {
        return database.sql(
                        """
                        SELECT DISTINCT d.recipient FROM delivery d JOIN notice n ON n.id = d.notice_id
                        WHERE n.part_id = ? AND n.head = '延期已更正'""")
                .param(deadline().subject().id())
                .query(String.class)
                .list();
    }

    private static void asked(ThrowingCallable act, String sentence) {
        refused(act, Unconfirmed.class, sentence);
    }
}
