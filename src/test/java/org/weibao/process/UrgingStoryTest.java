package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.weibao.process.Forms.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.board.UrgingChoiceQuery;
import org.weibao.board.UrgingChoices.UrgingChoice;
import org.weibao.board.UrgingQuery;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.Light;
import org.weibao.organization.CurrentUser;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.EntryKind;

/** The office urges with its own text, once a day and task, several tasks at once. Every flow of its model is taken here. */
class UrgingStoryTest extends Scenario {

    private static final CurrentUser OFFICE = CurrentUser.of("office-1", List.of("office"));

    @Autowired
    UrgingChoiceQuery choices;

    @Autowired
    UrgingQuery urgings;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient database;

    Office.Desk desk;
    String code;

    /** 甲县 has not accepted. */
    Deadline deadline;

    @BeforeEach
    void jiaIsSilent() {
        clock.startAgain();
        desk = office.desk("office-1");
        code = points.ledBy("fulian").in("jia", "yi").everybody("开展家庭教育指导").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        deadline = deadline(office.task(Elements.ACCEPT_PART, code + "/jia"));
    }

    @AfterAll
    void everyFlowIsTaken() {
        coverage.assertComplete(Elements.URGING);
    }

    @Test
    void anActWithItsTextAndNothingIsLeft() {
        clock.setTo(LocalDate.of(2023, 3, 13));
        var choice = choice("签收｜" + code);
        assertThat(choice)
                .returns("甲县", UrgingChoice::unit)
                .returns(LocalDate.of(2023, 3, 9), UrgingChoice::due)
                .returns("已逾期2个工作日", UrgingChoice::standing)
                .returns(true, UrgingChoice::late)
                .returns(Light.BLUE, each -> each.light().level())
                .returns("签收", UrgingChoice::stepName)
                .returns(null, UrgingChoice::urgedToday);

        var instance = urges("请于本周五前签收。");

        assertThat(choice(code).urgedToday()).isEqualTo("催办");
        assertThat(pointQuery.timelineOfPart(deadline.subject().id()))
                .last()
                .returns(EntryKind.URGED, event -> event.kind())
                .returns("“签收”：请于本周五前签收。", event -> event.text());
        assertThat(database.sql("SELECT head, title, text, urgent FROM notice WHERE kind = 'URGING' AND part_id = ?"
                                + " AND notice_key NOT LIKE '%/head'")
                        .param(deadline.subject().id())
                        .query()
                        .singleRow())
                .containsEntry("head", "催办")
                .containsEntry("title", "签收｜" + code + " 要点" + code + "｜甲县")
                .containsEntry("text", "请于本周五前签收。\n办理期限：2023-03-09（周四），{{remaining}}")
                .containsEntry("urgent", true);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .count())
                .isZero();
        office.desk("jia-officer").sees(Elements.ACCEPT_PART, code + "/jia");
    }

    @Test
    void onceADay() {
        urges("请尽快签收。");
        refused(() -> urges("请尽快签收！"), Conflict.class, alreadyToday());
        // 23:59 in Shanghai, and a moment later the next day.
        clock.advance(Duration.ofHours(15).minusMinutes(1));
        refused(() -> urges("请尽快签收！"), Conflict.class, alreadyToday());
        clock.advance(Duration.ofMinutes(1));
        urges("请尽快签收。");
        assertThat(urged()).isEqualTo(2);
    }

    @Test
    void twoOfTheOfficeAtOnceUrgeOnce() throws Exception {
        Callable<Boolean> urging = () -> {
            try {
                urges("请尽快签收。");
                return true;
            } catch (RuntimeException late) {
                return false;
            }
        };
        try (var colleagues = new AtOnce(2)) {
            for (var day = 0; day < 5; day++) {
                clock.advance(Duration.ofDays(1));
                assertThat(colleagues.all(List.of(urging, urging))).containsExactlyInAnyOrder(true, false);
            }
        }
        assertThat(urged()).isEqualTo(5);
        assertThat(pointQuery.timelineOfPart(deadline.subject().id()))
                .filteredOn(event -> event.kind() == EntryKind.URGED)
                .hasSize(5);
    }

    @Test
    void itOrdersNobodyAndSaysSomething() {
        refused(() -> urges("责令你县限期签收"), Refusal.class, "催办内容里有“责令”：议事协调机构不能责令有关单位，请改用“请”“督促”等说法。");
        refused(() -> urges("责 令限期签收"), Refusal.class, "催办内容里有“责令”：议事协调机构不能责令有关单位，请改用“请”“督促”等说法。");
        refused(() -> urges("请按政府督查要求签收"), Refusal.class, "催办内容里有“政府督查”：政府督查是政府依法授予的职权（《政府督查工作条例》第七条），请改用“督促”或者“督办”。");
        refused(() -> urges(" "), Refusal.class, "请填写催办内容。");
        refused(() -> urges("催".repeat(501)), Refusal.class, "催办内容有501字，最多500字，请精简。");
        refused(() -> desk.starts(Elements.URGING, Map.of("text", "请签收")), Refusal.class, "请选择要催办的任务。");
        assertThat(urged()).isZero();
    }

    @Test
    void theTasksOfUnitsAndCountiesThatAreOpen() {
        var standing = deadline(office.task(Elements.REQUEST_END, code));
        refused(() -> urges(standing, "请办理"), Refusal.class, "“提请结束落实｜" + code + " 要点" + code + "”没有办理期限，不用催办。");
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", Map.of("objection", "没有这项职能"));
        refused(() -> urges("请尽快签收"), Conflict.class, "“" + code + " 要点" + code + "｜甲县”已经办完或者不再需要。没有催办任何任务，请取消选择后再提交。");
        var own = deadline(office.task(Elements.DECIDE_OBJECTION, code));
        refused(() -> urges(own, "请裁定"), Refusal.class, "办公室和领导小组自己的任务不用催办，只催办成员单位和县（区）的任务。");
        assertThat(found(code))
                .extracting(UrgingChoice::task)
                .containsExactly("签收｜" + code + " 要点" + code + "｜乙县", "落实并填报进展｜" + code + " 要点" + code + "｜市妇联");
    }

    @Test
    void itIsFoundByWhatItsNameHolds() {
        assertThat(found("%")).isEmpty();
        assertThat(found("_")).isEmpty();
        assertThat(found("要点" + code + "｜乙县")).hasSize(1);
        assertThat(found(null)).isNotEmpty();
    }

    @Test
    void theOfficeAlone() {
        var urge = Map.of("deadlineIds", List.of(deadline.id(), ofYi().id()), "text", "请签收");
        for (var other : List.of("jia-officer", "fulian-officer", "fulian-head", "recorder", "supervisor")) {
            assertThatThrownBy(() -> office.desk(other).starts(Elements.URGING, urge))
                    .isInstanceOf(AuthorizationException.class);
        }
        for (var group : List.of("unit-office", "county-jia", "leading-group", "supervisor")) {
            assertThatThrownBy(() -> choices.of(null, List.of(), null, CurrentUser.of("somebody", List.of(group))))
                    .isInstanceOf(NotYours.class);
        }
        assertThat(urged()).isZero();
        assertThat(TaskSubject.Kind.PART).isEqualTo(deadline.subject().kind());
    }

    /** Each of the six is recorded and notified by itself, by one act. */
    @Test
    void sixCountiesAtOnce() {
        var six = sixSilent();

        var process = urges(six, "请于本周五前签收。");

        assertThat(database.sql("SELECT process_id FROM urging WHERE deadline_id IN (:ids)")
                        .param("ids", six)
                        .query(String.class)
                        .list())
                .hasSize(6)
                .containsOnly(process);
        assertThat(database.sql("SELECT notice_key FROM notice n JOIN deadline d ON d.part_id = n.part_id"
                                + " WHERE n.kind = 'URGING' AND d.id IN (:ids)")
                        .param("ids", six)
                        .query(String.class)
                        .list())
                .as("to the officer and to the head of each")
                .hasSize(12)
                .doesNotHaveDuplicates();
        for (var id : six) {
            assertThat(pointQuery.timelineOfPart(
                            deadlines.find(id).orElseThrow().subject().id()))
                    .last()
                    .returns("“签收”：请于本周五前签收。", event -> event.text());
        }
        assertThat(urgings.urgedBy(process, "office-1")).hasSize(6).contains("甲县", "己区");
        assertThat(urgings.urgedBy(process, "office-2")).isEmpty();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(process)
                        .singleResult()
                        .getBusinessKey())
                .startsWith("6-tasks/urging-");
    }

    /** Nobody is urged by an act that its person would have to read again. */
    @Test
    void oneThatHasEndedOrWasUrgedTodayIsNamedAndNobodyIsUrged() {
        var six = sixSilent();
        urges(List.of(six.get(1)), "请签收。");
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", Forms.accept());
        var before = all();

        refused(
                () -> urges(six, "请签收。"),
                Conflict.class,
                "“" + code + " 要点" + code + "｜甲县”已经办完或者不再需要；“签收｜" + code + " 要点" + code
                        + "｜乙县”今天已经催办过，同一项任务一天只催办一次。没有催办任何任务，请取消选择后再提交。");

        assertThat(all()).isEqualTo(before);
        urges(six.subList(2, 6), "请签收。");
        assertThat(all()).isEqualTo(before + 4);
    }

    @Test
    void oneThatIsNobodysRefusesAll() {
        var unknown = database.sql("SELECT COALESCE(MAX(id), 0) + 1 FROM deadline")
                .query(Long.class)
                .single();
        assertThatThrownBy(() -> urges(List.of(deadline.id(), unknown), "请签收。")).isInstanceOf(NotYours.class);
        office.desk("jia-officer")
                .starts(
                        Elements.EXTENSION,
                        Map.of("deadlineId", deadline.id(), "due", "2023-03-14", "reason", "等开学", "progress", "在办"));
        var signing = database.sql("SELECT MAX(id) FROM deadline WHERE extension_id IS NOT NULL")
                .query(Long.class)
                .single();
        assertThatThrownBy(() -> urges(List.of(deadline.id(), signing), "请签收。")).isInstanceOf(NotYours.class);
        assertThat(urged()).isZero();
    }

    @Test
    void atMostTwoHundredOfOneForm() {
        var many = LongStream.rangeClosed(1, 201).boxed().toList();
        refused(() -> urges(many, "请签收。"), Refusal.class, "选择了201项任务，一次最多催办200项，请分次办理。");
        refused(() -> urges(List.of(), "请签收。"), Refusal.class, "请选择要催办的任务。");
    }

    /** What was chosen stays in sight, and so does the task that a link names; what has ended does not. */
    @Test
    void chosenTasksComeBeforeTheFoundOnes() {
        var yi = ofYi();
        var task = office.task(Elements.ACCEPT_PART, code + "/yi").getId();
        assertThat(choices.of("没有这样的任务", List.of(deadline.id()), task, OFFICE).tasks())
                .extracting(UrgingChoice::deadlineId)
                .containsExactly(deadline.id(), yi.id());
        assertThat(choices.of(code, List.of(yi.id()), null, OFFICE).tasks())
                .extracting(UrgingChoice::deadlineId)
                .startsWith(yi.id())
                .contains(deadline.id())
                .doesNotHaveDuplicates();
        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", Forms.accept());
        assertThat(choices.of("没有这样的任务", List.of(deadline.id()), null, OFFICE).tasks())
                .isEmpty();
    }

    @Test
    void theLateOnesComeFirst() {
        clock.setTo(LocalDate.of(2023, 3, 13));
        var fresh = points.ledBy("fulian").in("jia").everybody("学习").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, fresh, answer("ACCEPTED"));
        assertThat(found("要点").stream().map(UrgingChoice::due).toList()).isSorted();
        assertThat(found(null)).first().returns(true, UrgingChoice::late);
    }

    /** A point of its own, which six counties have not accepted. */
    private List<Long> sixSilent() {
        code = points.ledBy("fulian")
                .in("jia", "yi", "bing", "ding", "wu", "ji")
                .everybody("开展家庭教育指导")
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        return Stream.of("jia", "yi", "bing", "ding", "wu", "ji")
                .map(unit -> deadline(office.task(Elements.ACCEPT_PART, code + "/" + unit + "/"))
                        .id())
                .toList();
    }

    private Deadline ofYi() {
        return deadline(office.task(Elements.ACCEPT_PART, code + "/yi"));
    }

    private String alreadyToday() {
        return "“签收｜" + code + " 要点" + code + "｜甲县”今天已经催办过，同一项任务一天只催办一次。没有催办任何任务，请取消选择后再提交。";
    }

    private List<UrgingChoice> found(@Nullable String text) {
        return choices.of(text, List.of(), null, OFFICE).tasks();
    }

    private long all() {
        return database.sql("SELECT COUNT(*) FROM urging").query(Long.class).single();
    }

    private String urges(List<Long> deadlineIds, String text) {
        return desk.starts(Elements.URGING, Map.of("deadlineIds", deadlineIds, "text", text));
    }

    private UrgingChoice choice(String text) {
        return found(text).stream()
                .filter(choice -> choice.deadlineId() == deadline.id())
                .findFirst()
                .orElseThrow();
    }

    private String urges(String text) {
        return urges(deadline, text);
    }

    private String urges(Deadline of, String text) {
        return desk.starts(Elements.URGING, Map.of("deadlineIds", List.of(of.id()), "text", text));
    }

    private long urged() {
        return database.sql("SELECT COUNT(*) FROM urging WHERE deadline_id = ?")
                .param(deadline.id())
                .query(Long.class)
                .single();
    }

    private Deadline deadline(Task task) {
        var part = (Long) tasks.getVariable(task.getId(), Variables.PART_ID.name());
        var subject = part == null
                ? TaskSubject.point((Long) tasks.getVariable(task.getId(), Variables.POINT_ID.name()))
                : TaskSubject.part(part);
        return deadlines.find(subject, task.getTaskDefinitionKey()).orElseThrow();
    }
}
