package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.weibao.calendar.TimeLeft;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.LetterKind;
import org.weibao.letter.LetterService;
import org.weibao.process.LevelsReached.Wanted;
import org.weibao.shared.Conflict;
import org.weibao.shared.Refusal;
import org.weibao.support.WebSession;
import org.weibao.workpoint.EntryKind;

/**
 * The life of letters: an escalation level requests one, and the office releases it or not, or the task is done first.
 */
class LetterStoryTest extends Scenario {

    private static final String TASKS = "/camunda/api/weibao/tasks/";
    private static final String LETTERS = "/camunda/api/weibao/letters";

    @Autowired
    LevelsReached levels;

    @Autowired
    LetterService letters;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcTemplate database;

    @Autowired
    WorkingCalendar calendar;

    private final Map<String, WebSession> sessions = new ConcurrentHashMap<>();
    private LocalDate day = LocalDate.of(2023, 5, 15);

    @BeforeAll
    void monday() {
        clock.startAgain();
    }

    /** A working day of its own: no test's matters join another test's draft. */
    @BeforeEach
    void onADayOfItsOwn() {
        day = calendar.plus(day, 1);
        clock.setTo(day);
    }

    @AfterAll
    void everyFlowWasTakenAndTheLedgerIsInOrder() {
        coverage.assertComplete(Elements.LETTER);
        ledger.assertInOrder();
    }

    @Test
    void aLetterIsDraftedReleasedNumberedKeptAndToldToItsAddressee() throws IOException {
        var code = accepted();
        var jia = partId(code, "jia");
        var wanted = wants(TaskSubject.part(jia), Elements.ACCEPT_PART, "jia", "yellow", LetterKind.TIP);

        assertThat(office.tasks(Elements.RELEASE_LETTER, wanted.key()))
                .as("drafting is a job of its own")
                .isEmpty();
        office.continueToNextWaitState();
        var task = office.task(Elements.RELEASE_LETTER, wanted.key());
        assertThat(task.getName()).isEqualTo("签发函件｜工作提示｜甲县");
        assertThat(levels.reach(TaskSubject.part(jia), Elements.ACCEPT_PART, "jia", "yellow", LetterKind.TIP))
                .as("once for the same level")
                .hasSize(1);
        assertThat(levels.matters(wanted)).hasSize(1);

        var draft = draft(wanted);
        assertThat(draft.path("kindLabel").asText()).isEqualTo("工作提示");
        assertThat(draft.path("addressee").asText()).isEqualTo("甲县未成年人保护工作领导小组办公室");
        assertThat(draft.path("title").asText()).isEqualTo("关于按期办理未成年人保护工作任务的\n工作提示");
        var due = deadlines
                .find(TaskSubject.part(jia), Elements.ACCEPT_PART)
                .orElseThrow()
                .due();
        assertThat(draft.at("/lines/0").asText()).isEqualTo(line(1, code, due, day, ""));
        assertThat(draft.at("/matters/0/part").asText()).isEqualTo("甲县承办任务");
        assertThat(draft.path("signature").asText()).isEqualTo("XX市未成年人保护工作领导小组办公室");
        assertThat(draft.path("authority").asText()).isEqualTo(LevelsReached.AUTHORITY);
        var before = draft.path("released").asInt();
        assertThat(draft.path("number").asText()).isEqualTo("XX未保〔2023〕" + (before + 1) + "号");

        var edited = LevelsReached.released(draft);
        edited.putAll(Map.of("title", "请于本周内\n签收", "closing", "请尽快签收。\n逾期将通报。"));
        assertThat(session("office-1").post(TASKS + task.getId() + "/letter", edited))
                .returns(200, WebSession.Answer::status)
                .returns("no-store", each -> each.header("Cache-Control"))
                .satisfies(each -> assertThat(each.body()).startsWith("PK"));
        assertThat(textOf(letters.preview(
                        wanted.id(), new LetterService.Release(null, "标题", "开头", "结尾", null, null, null, null))))
                .contains("XX未保〔2023〕　号", line(1, code, due, day, ""));
        var later = calendar.plus(day, 2);
        clock.setTo(later);
        day = later;
        office.desk("office-2").does(Elements.RELEASE_LETTER, wanted.key(), edited);

        var number = "XX未保〔2023〕" + (before + 1) + "号";
        assertThat(office.isRunning(wanted.key())).isFalse();
        var response = session("jia-officer").download(LETTERS + "/" + wanted.id());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(textOf(response.body()))
                .contains(
                        number,
                        "请于本周内\n签收",
                        "甲县未成年人保护工作领导小组办公室：",
                        line(1, code, due, later, ""),
                        "请尽快签收。",
                        "逾期将通报。",
                        "依据：" + LevelsReached.AUTHORITY,
                        "XX市未成年人保护工作领导小组办公室",
                        WorkingCalendar.official(later),
                        "（联系人：市未保办综合科）")
                .noneMatch(text -> text.contains("提醒"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(URLDecoder.decode(
                        response.headers().firstValue("Content-Disposition").orElseThrow(), StandardCharsets.UTF_8))
                .startsWith("attachment")
                .contains("工作提示 " + number + ".docx");
        assertThat(pointQuery.timelineOfPart(jia))
                .last()
                .returns(EntryKind.LETTER_RELEASED, each -> each.kind())
                .returns("林晓梅", each -> each.by())
                .satisfies(each -> assertThat(each.text())
                        .contains(number, "请于本周内签收", line(1, code, due, later, ""), "请尽快签收。\n逾期将通报。"));
        assertThat(database.queryForList(
                        "select title from notice where notice_key = ?", String.class, "letter-" + wanted.id()))
                .containsExactly("工作提示 " + number + "：请于本周内签收");

        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());
        assertThat(stateOf(wanted)).as("what was released stays").isEqualTo("RELEASED");
        assertThat(session("jia-officer").get(LETTERS).json().findValuesAsText("id"))
                .as("and is found when the task is over")
                .contains(String.valueOf(wanted.id()));
    }

    @Test
    void mattersOfADayJoinOneLetterAndALaterOneBeginsTheNext() throws IOException {
        var first = accepted();
        var second = accepted();
        var third = accepted();
        var one = drafted(TaskSubject.part(partId(first, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var two = drafted(TaskSubject.part(partId(second, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var red = wants(
                TaskSubject.part(partId(first, "jia")), Elements.ACCEPT_PART, "jia", "red", LetterKind.SUPERVISION);
        var ofYi = drafted(TaskSubject.part(partId(first, "yi")), Elements.ACCEPT_PART, "yi", LetterKind.TIP);

        assertThat(two).isEqualTo(one);
        assertThat(List.of(red, ofYi)).as("another kind, another addressee").doesNotContain(one);
        var seen = draft(one);
        assertThat(texts(seen.path("lines")))
                .hasSize(2)
                .satisfiesExactly(text -> assertThat(text).startsWith("1．“" + first), text -> assertThat(text)
                        .startsWith("2．“" + second));
        office.desk("office-1").does(Elements.RELEASE_LETTER, one.key(), LevelsReached.released(seen));

        var next = drafted(TaskSubject.part(partId(third, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        assertThat(next).as("what went out takes nothing more").isNotEqualTo(one);
        assertThat(levels.matters(one)).hasSize(2);
        assertThat(textOf(session("jia-officer")
                        .download(LETTERS + "/" + one.id())
                        .body()))
                .anyMatch(text -> text.startsWith("1．“" + first))
                .anyMatch(text -> text.startsWith("2．“" + second));
        assertThat(stateOf(next)).isEqualTo("DRAFTED");
    }

    /** Who signs has read what they sign. */
    @Test
    void whatJoinedAfterTheFormWasOpenedIsReadFirst() {
        var first = accepted();
        var wanted = drafted(TaskSubject.part(partId(first, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var seen = LevelsReached.released(draft(wanted));
        drafted(TaskSubject.part(partId(accepted(), "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var task = office.task(Elements.RELEASE_LETTER, wanted.key());

        var refused = session("office-1").submit(task.getId(), seen);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("detail").asText()).isEqualTo("表单打开以后又有1个事项列入函件，请重新打开这项任务，核对后再提交。");
        assertThat(stateOf(wanted)).isEqualTo("DRAFTED");
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), LevelsReached.released(draft(wanted)));
        assertThat(levels.matters(wanted)).hasSize(2);
    }

    @Test
    void aMatterThatIsSettledLeavesTheDraftAndTheLastOneEndsIt() {
        var first = accepted();
        var second = accepted();
        var jia = TaskSubject.part(partId(first, "jia"));
        var wanted = drafted(jia, Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        drafted(TaskSubject.part(partId(second, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var shown = LevelsReached.released(draft(wanted));

        office.desk("jia-officer").click(Elements.ACCEPT_PART, first + "/jia", accept());

        assertThat(stateOf(wanted)).isEqualTo("DRAFTED");
        assertThat(texts(draft(wanted).path("lines"))).singleElement().satisfies(text -> assertThat(text)
                .startsWith("1．“" + second));
        assertThat(database.queryForObject(
                        "select left_because from letter_matter where left_at is not null and letter_id = ? and part_id = ?",
                        String.class,
                        wanted.id(),
                        jia.id()))
                .isEqualTo("SETTLED");
        assertThat(pointQuery.timelineOfPart(jia.id()))
                .filteredOn(each -> each.kind() == EntryKind.LETTER_DROPPED)
                .extracting(each -> each.text())
                .containsExactly("“签收”从待签发的工作提示中取出：任务已经办结。");
        var task = office.task(Elements.RELEASE_LETTER, wanted.key());
        assertThat(session("office-1")
                        .post(TASKS + task.getId() + "/letter", shown)
                        .status())
                .isEqualTo(200);

        office.desk("jia-officer").click(Elements.ACCEPT_PART, second + "/jia", accept());
        assertThat(stateOf(wanted)).isEqualTo("NOT_NEEDED");
        assertThat(office.isRunning(wanted.key())).isFalse();
        office.continueToNextWaitState();
        assertThat(office.failedJobs()).isZero();
    }

    @Test
    void twoTasksDoneAtOnceEndTheirLetterTogether() throws Exception {
        for (var round = 0; round < 3; round++) {
            var codes = List.of(accepted(), accepted());
            var clicks = new ArrayList<Callable<Integer>>();
            Wanted wanted = null;
            for (var code : codes) {
                wanted = drafted(TaskSubject.part(partId(code, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
                var own = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
                clicks.add(() -> session("jia-officer").submit(own, accept()).status());
            }
            session("jia-officer");
            try (var both = new AtOnce(2)) {
                assertThat(both.all(clicks)).containsOnly(204);
            }
            assertThat(stateOf(Objects.requireNonNull(wanted))).isEqualTo("NOT_NEEDED");
            assertThat(office.isRunning(wanted.key())).isFalse();
        }
    }

    @Test
    void twoTasksThatReachTheLevelAtOnceShareALetter() throws Exception {
        var subjects = Stream.of(accepted(), accepted(), accepted())
                .map(code -> TaskSubject.part(partId(code, "jia")))
                .toList();
        try (var all = new AtOnce(subjects.size())) {
            all.all(subjects.stream()
                    .<Callable<List<Wanted>>>map(subject ->
                            () -> levels.reach(subject, Elements.ACCEPT_PART, "jia", "yellow", LetterKind.TIP))
                    .toList());
        }
        office.continueToNextWaitState();
        var wanted = wants(subjects.get(0), Elements.ACCEPT_PART, "jia", "yellow", LetterKind.TIP);
        assertThat(levels.matters(wanted)).hasSize(3);
    }

    /** A new deadline is not late by the old one. */
    @Test
    void aMatterWithANewDeadlineLeavesTheDraft() {
        var first = accepted();
        var jia = TaskSubject.part(partId(first, "jia"));
        var wanted = drafted(jia, Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var second = TaskSubject.part(partId(accepted(), "jia"));
        drafted(second, Elements.ACCEPT_PART, "jia", LetterKind.TIP);

        move(jia, LocalDate.of(2024, 1, 31));
        assertThat(levels.matters(wanted)).hasSize(1);
        assertThat(pointQuery.timelineOfPart(jia.id()))
                .last()
                .returns("“签收”从待签发的工作提示中取出：期限已改为2024-01-31。", each -> each.text());

        var task = office.task(Elements.RELEASE_LETTER, wanted.key()).getId();
        move(second, LocalDate.of(2024, 1, 31));
        assertThat(stateOf(wanted)).isEqualTo("NOT_NEEDED");
        assertThat(office.isRunning(wanted.key())).isFalse();
        assertThat(session("office-1")
                        .get(TASKS + task + "/end")
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("函件所列事项已经办结或者期限已改，函件不用再发。");
    }

    private void move(TaskSubject subject, LocalDate due) {
        transaction.executeWithoutResult(status ->
                deadlines.move(deadlines.find(subject, Elements.ACCEPT_PART).orElseThrow(), due));
    }

    /** Days of mails that a server took, not of notices that were written. */
    @Test
    void remindersAreSaidIfMailsWentOut() {
        var code = accepted();
        var subject = TaskSubject.part(partId(code, "jia"));
        var wanted = drafted(subject, Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var deadline = deadlines.find(subject, Elements.ACCEPT_PART).orElseThrow();
        assertThat(draft(wanted).at("/lines/0").asText()).doesNotContain("提醒");

        transaction.executeWithoutResult(status -> {
            mail(deadline, "jia-officer", "SENT", day.minusDays(3));
            mail(deadline, "jia-head", "SENT", day.minusDays(1));
            mail(deadline, "jia-officer", "NOT_SENT", day.minusDays(2));
            mail(deadline, "office-1", "SENT", day.minusDays(2));
        });

        assertThat(draft(wanted).at("/lines/0").asText())
                .isEqualTo(line(
                        1,
                        code,
                        deadline.due(),
                        day,
                        "，已于" + WorkingCalendar.official(day.minusDays(3)) + "、"
                                + WorkingCalendar.official(day.minusDays(1)) + "提醒"));
    }

    /** A person who was handed the task was not reminded of it. */
    @Test
    void aHandOverIsNoReminder() {
        var subject = TaskSubject.part(partId(accepted(), "jia"));
        var wanted = drafted(subject, Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var deadline = deadlines.find(subject, Elements.ACCEPT_PART).orElseThrow();

        transaction.executeWithoutResult(status -> {
            mail(deadline, "HAND_OVER", "jia-officer", "SENT", day.minusDays(1));
            mail(deadline, "RETURN", "jia-officer", "SENT", day.minusDays(2));
        });
        assertThat(draft(wanted).at("/lines/0").asText()).doesNotContain("提醒");

        transaction.executeWithoutResult(status -> {
            mail(deadline, "ESCALATION", "jia-officer", "SENT", day.minusDays(3));
            mail(deadline, "URGING", "jia-officer", "SENT", day.minusDays(4));
        });
        assertThat(draft(wanted).at("/lines/0").asText())
                .contains("，已于" + WorkingCalendar.official(day.minusDays(4)) + "、"
                        + WorkingCalendar.official(day.minusDays(3)) + "提醒");
    }

    private void mail(Deadline deadline, String to, String state, LocalDate sent) {
        mail(deadline, "REMINDER", to, state, sent);
    }

    private void mail(Deadline deadline, String kind, String to, String state, LocalDate sent) {
        var key = deadline.key() + "/" + deadline.round() + "/" + UUID.randomUUID();
        var at = Timestamp.valueOf(LocalDateTime.ofInstant(clock.instant(), WorkingCalendar.ZONE));
        database.update(
                "insert into notice (notice_key, kind, urgent, head, title, text, written_at) values (?, ?, true, 'h', 't', 't', ?)",
                key,
                kind,
                at);
        database.update(
                "insert into message (channel, recipient, stable_id, subject, body, state, written_at, next_attempt_at, attempts,"
                        + " sent_at) values ('mail', ?, ?, 's', 'b', ?, ?, ?, 1, ?)",
                to,
                key,
                state,
                at,
                at,
                state.equals("SENT") ? Timestamp.valueOf(sent.atTime(9, 0)) : null);
        database.update(
                "insert into delivery (notice_id, channel, recipient, state, message_id) select n.id, 'mail', ?, 'GATHERED', m.id"
                        + " from notice n, message m where n.notice_key = ? and m.stable_id = ?",
                to,
                key,
                key);
    }

    /** One short sitting, and every letter is recorded by itself. */
    @Test
    void severalLettersAreDecidedWithOneForm() {
        var code = accepted();
        var own = drafted(TaskSubject.part(partId(code, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var yi = drafted(TaskSubject.part(partId(code, "yi")), Elements.ACCEPT_PART, "yi", LetterKind.TIP);
        var bing = drafted(TaskSubject.part(partId(code, "bing")), Elements.ACCEPT_PART, "bing", LetterKind.TIP);
        var taken = drafted(TaskSubject.part(partId(code, "ding")), Elements.ACCEPT_PART, "ding", LetterKind.TIP);
        session("office-2")
                .postEngine(
                        "/task/"
                                + office.task(Elements.RELEASE_LETTER, taken.key())
                                        .getId() + "/claim",
                        Map.of("userId", "office-2"));
        var before = released();

        var draft = draft(own);
        var others = new HashMap<Long, JsonNode>();
        draft.path("others").forEach(other -> others.put(other.path("id").asLong(), other));
        assertThat(others).containsKeys(yi.id(), bing.id()).doesNotContainKeys(own.id(), taken.id());
        assertThat(others.get(yi.id()).path("unit").asText()).isEqualTo("乙县");
        assertThat(others.get(yi.id()).at("/matters/0/step").asText()).isEqualTo("签收");
        assertThat(others.get(yi.id()).path("lightLabel").asText()).isEqualTo("绿灯");

        var command = LevelsReached.released(draft);
        command.put("others", List.of(other(yi, "RELEASED", null), other(bing, "NOT_RELEASED", "已经电话沟通")));
        office.desk("office-1").does(Elements.RELEASE_LETTER, own.key(), command);

        assertThat(database.queryForList(
                        "select id from letter where letter_number > ? and letter_year = 2023 order by letter_number",
                        Long.class,
                        before))
                .containsExactly(own.id(), yi.id());
        assertThat(stateOf(bing)).isEqualTo("NOT_RELEASED");
        assertThat(stateOf(taken)).isEqualTo("DRAFTED");
        for (var letter : List.of(own, yi, bing)) {
            assertThat(office.isRunning(letter.key())).isFalse();
        }
        assertThat(pointQuery.timelineOfPart(partId(code, "yi")))
                .last()
                .returns(EntryKind.LETTER_RELEASED, each -> each.kind())
                .returns("陈立", each -> each.by());
        assertThat(pointQuery.timelineOfPart(partId(code, "bing")))
                .last()
                .returns("工作提示决定不发：已经电话沟通", each -> each.text());
        office.desk("office-2").does(Elements.RELEASE_LETTER, taken.key(), levels.released(taken));
    }

    @Test
    void whatCannotBeDecidedWithTheFormLeavesAllUndecided() {
        var code = accepted();
        var own = drafted(TaskSubject.part(partId(code, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var yi = drafted(TaskSubject.part(partId(code, "yi")), Elements.ACCEPT_PART, "yi", LetterKind.TIP);
        var before = released();
        var task = office.task(Elements.RELEASE_LETTER, own.key());
        var command = LevelsReached.released(draft(own));

        command.put("others", List.of(other(yi, "NOT_RELEASED", " ")));
        var noReason = session("office-1").submit(task.getId(), command);
        assertThat(noReason.json().path("field").asText()).isEqualTo("others[0].reason");
        assertThat(noReason.json().path("detail").asText()).isEqualTo("请填写致乙县的工作提示不发的理由。");
        command.put("others", List.of(other(own, "RELEASED", null)));
        assertThat(session("office-1")
                        .submit(task.getId(), command)
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("同一份函件填了两次。");
        session("office-2")
                .postEngine(
                        "/task/"
                                + office.task(Elements.RELEASE_LETTER, yi.key()).getId() + "/claim",
                        Map.of("userId", "office-2"));
        command.put("others", List.of(other(yi, "RELEASED", null)));
        var taken = session("office-1").submit(task.getId(), command);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("detail").asText()).isEqualTo("致乙县的工作提示已不在待签发之列，或者正由他人办理。没有办理任何函件，请取消选择后再提交。");

        var bing = drafted(TaskSubject.part(partId(code, "bing")), Elements.ACCEPT_PART, "bing", LetterKind.TIP);
        var ding = drafted(TaskSubject.part(partId(code, "ding")), Elements.ACCEPT_PART, "ding", LetterKind.TIP);
        command.put("others", List.of(other(bing, "RELEASED", null), other(ding, "RELEASED", null)));
        for (var county : List.of("bing", "ding")) {
            office.desk(county + "-officer").click(Elements.ACCEPT_PART, code + "/" + county, accept());
        }
        var ended = session("office-1").submit(task.getId(), command);
        assertThat(ended.status()).isEqualTo(409);
        assertThat(ended.json().path("detail").asText()).isEqualTo("致丙县的工作提示、致丁县的工作提示已经办理，或者不再需要。没有办理任何函件，请取消选择后再提交。");
        command.put("others", Collections.nCopies(51, other(yi, "RELEASED", null)));
        assertThat(session("office-1")
                        .submit(task.getId(), command)
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("选择了51件其他函件，一次最多50件，请分次办理。");

        assertThat(stateOf(own)).isEqualTo("DRAFTED");
        assertThat(stateOf(yi)).isEqualTo("DRAFTED");
        assertThat(released()).isEqualTo(before);
    }

    private Map<String, Object> other(Wanted letter, String answer, @Nullable String reason) {
        var other = new HashMap<String, Object>(
                Map.of("letterId", letter.id(), "answer", answer, "matters", levels.matters(letter)));
        if (reason != null) {
            other.put("reason", reason);
        }
        return other;
    }

    /** What nobody else may see is answered as if it were not there. */
    @Test
    void aReleasedLetterIsReadByItsAddresseeTheLeadAndThoseWhoSeeEverything() {
        var code = accepted();
        var jia = partId(code, "jia");
        var wanted = drafted(TaskSubject.part(jia), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        for (var user : List.of("jia-officer", "fulian-officer", "office-1", "supervisor")) {
            assertThat(session(user).get(LETTERS + "/" + wanted.id()).status())
                    .as("%s reads a draft", user)
                    .isEqualTo(404);
        }

        var form = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        assertThat(session("jia-officer").get(TASKS + form).json().path("letters"))
                .isEmpty();
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), levels.released(wanted));

        for (var user : List.of(
                "jia-officer", "jia-head", "fulian-officer", "fulian-head", "office-2", "recorder", "supervisor")) {
            assertThat(session(user).get(LETTERS + "/" + wanted.id()).status())
                    .as(user)
                    .isEqualTo(200);
        }
        for (var user : List.of("yi-officer", "yi-head", "bing-officer", "gongan-officer", "gongan-head", "admin")) {
            assertThat(session(user).get(LETTERS + "/" + wanted.id()).status())
                    .as(user)
                    .isEqualTo(404);
            assertThat(session(user).get(LETTERS).json().findValuesAsText("id"))
                    .as(user)
                    .doesNotContain(String.valueOf(wanted.id()));
        }
        for (var path : List.of(LETTERS, LETTERS + "/" + wanted.id())) {
            assertThat(WebSession.anonymous(port).get(path).status()).isEqualTo(401);
        }
        var view = session("jia-officer").get(TASKS + form).json();
        assertThat(view.path("letters")).hasSize(1);
        assertThat(view.at("/letters/0/title").asText()).isEqualTo("请签收");
        assertThat(view.path("timeline").findValuesAsText("kind"))
                .as("the draft was the office's affair")
                .doesNotContain(EntryKind.LETTER_DRAFTED.name())
                .contains(EntryKind.LETTER_RELEASED.name());
        var other = office.task(Elements.ACCEPT_PART, code + "/yi").getId();
        assertThat(session("yi-officer").get(TASKS + other).json().path("letters"))
                .isEmpty();
        var lead = office.task(Elements.REQUEST_END, code).getId();
        assertThat(session("fulian-officer")
                        .get(TASKS + lead)
                        .json()
                        .path("letters")
                        .findValuesAsText("id"))
                .containsExactly(String.valueOf(wanted.id()));
        assertThat(session("office-1")
                        .post(TASKS + form + "/letter", Map.of("title", "x"))
                        .status())
                .as("the preview is of drafts alone")
                .isEqualTo(404);
    }

    /** The lead of one of the points reads that it went out and what it says of this one, not of the others. */
    @Test
    void aLetterAboutPointsOfSeveralLeadsIsReadByEachAsFarAsItIsTheirs() {
        var ofFulian = accepted();
        var ofMinzheng = accepted("minzheng");
        var wanted = drafted(TaskSubject.part(partId(ofFulian, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        drafted(TaskSubject.part(partId(ofMinzheng, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        assertThat(draft(wanted).path("copies"))
                .as("nobody is copied by default")
                .isEmpty();
        var command = LevelsReached.released(draft(wanted));
        command.putAll(Map.of("title", "两件事", "opening", "甲县两件事", "closing", "只给甲县看的话"));
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), command);

        for (var user : List.of("jia-officer", "office-1", "recorder", "supervisor")) {
            assertThat(session(user).get(LETTERS + "/" + wanted.id()).status())
                    .as(user)
                    .isEqualTo(200);
        }
        for (var user : List.of("fulian-officer", "fulian-head", "minzheng-officer", "gongan-officer")) {
            assertThat(session(user).get(LETTERS + "/" + wanted.id()).status())
                    .as(user)
                    .isEqualTo(404);
        }
        var lead = session("fulian-officer")
                .get(TASKS + office.task(Elements.REQUEST_END, ofFulian).getId());
        assertThat(lead.body()).contains("XX未保〔2023〕", "1．“" + ofFulian).doesNotContain(ofMinzheng, "两件事", "只给甲县看的话");
        assertThat(lead.json().at("/letters/0/fileName").isNull()).isTrue();
        assertThat(lead.json().path("timeline").findValuesAsText("kind")).contains(EntryKind.LETTER_RELEASED.name());
        assertThat(session("jia-officer")
                        .get(TASKS
                                + office.task(Elements.ACCEPT_PART, ofFulian + "/jia")
                                        .getId())
                        .json()
                        .at("/letters/0/lines"))
                .hasSize(2);
    }

    @Test
    void whoGetsACopyReadsTheLetterAndIsTold() throws IOException {
        var code = accepted();
        var wanted = drafted(TaskSubject.part(partId(code, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        assertThat(texts(draft(wanted).path("copies"))).as("usually the lead").containsExactly("fulian");
        var task = office.task(Elements.RELEASE_LETTER, wanted.key());
        var command = LevelsReached.released(draft(wanted));
        command.put("copies", List.of("jia"));
        var refused = session("office-1").submit(task.getId(), command);
        assertThat(refused.json().path("field").asText()).isEqualTo("copies");
        command.put("copies", List.of("gongan", "yi", "fayuan"));
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), command);

        assertThat(textOf(session("gongan-officer")
                        .download(LETTERS + "/" + wanted.id())
                        .body()))
                .contains("抄送：XX市中级人民法院，XX市公安局，乙县未成年人保护工作领导小组办公室。");
        var received = session("yi-head").get(LETTERS).json();
        assertThat(received.findValuesAsText("id")).contains(String.valueOf(wanted.id()));
        assertThat(received.at("/0/copied").asBoolean()).isTrue();
        assertThat(recipients("letter-" + wanted.id())).containsExactly("jia-head", "jia-officer");
        assertThat(recipients("letter-" + wanted.id() + "/copies"))
                .containsExactly(
                        "fayuan-head", "fayuan-officer", "gongan-head", "gongan-officer", "yi-head", "yi-officer");
        var number = received.at("/0/number").asText();
        assertThat(database.queryForList(
                        "select concat(head, '｜', title, '｜', text) from notice where letter_id = ? order by id",
                        String.class,
                        wanted.id()))
                .filteredOn(text -> text.startsWith("函件"))
                .containsExactly(
                        "函件｜工作提示 %s：关于按期办理未成年人保护工作任务的工作提示｜收到工作提示（%s）：关于按期办理未成年人保护工作任务的工作提示。请登录系统，在“收到的函件”中查阅和下载。"
                                .formatted(number, number),
                        "函件抄送｜致甲县未成年人保护工作领导小组办公室的函件 %s｜抄送贵单位：致甲县未成年人保护工作领导小组办公室的函件（%s）。请登录系统，在“收到的函件”中查阅和下载。"
                                .formatted(number, number));
        assertThat(pointQuery.timelineOfPart(partId(code, "jia")))
                .last()
                .satisfies(event -> assertThat(event.kind()).isEqualTo(EntryKind.LETTER_RELEASED))
                .satisfies(event -> assertThat(event.deliveries())
                        .as("what became of the notices")
                        .hasSize(8));
    }

    private List<String> recipients(String key) {
        return database.queryForList(
                "select d.recipient from delivery d join notice n on n.id = d.notice_id where n.notice_key = ?"
                        + " order by d.recipient",
                String.class,
                key);
    }

    @Test
    void theOfficeDecidesAgainstALetterAndSaysWhy() {
        var code = accepted();
        var jia = partId(code, "jia");
        var wanted = drafted(TaskSubject.part(jia), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var before = released();

        assertThatThrownBy(() -> office.desk("office-1")
                        .does(Elements.RELEASE_LETTER, wanted.key(), levels.notReleased(wanted, " ")))
                .hasRootCauseInstanceOf(Refusal.class)
                .hasRootCauseMessage("请填写不发的理由。");
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), levels.notReleased(wanted, "已经电话沟通"));

        assertThat(stateOf(wanted)).isEqualTo("NOT_RELEASED");
        assertThat(office.isRunning(wanted.key())).isFalse();
        assertThat(released()).isEqualTo(before);
        assertThat(pointQuery.timelineOfPart(jia))
                .last()
                .returns(EntryKind.LETTER_DROPPED, each -> each.kind())
                .returns("陈立", each -> each.by())
                .returns("工作提示决定不发：已经电话沟通", each -> each.text());
        var form = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        assertThat(session("jia-officer").get(TASKS + form).body()).doesNotContain("已经电话沟通");
        assertThat(session("office-1").get(TASKS + form).body()).contains("已经电话沟通");
        assertThat(session("office-1").get(LETTERS + "/" + wanted.id()).status())
                .isEqualTo(404);
    }

    @Test
    void aTaskThatIsDoneFirstNeedsNoLetter() {
        var code = accepted();
        var jia = TaskSubject.part(partId(code, "jia"));
        var waiting = drafted(jia, Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var asked = wants(jia, Elements.ACCEPT_PART, "jia", "red", LetterKind.SUPERVISION);

        office.desk("jia-officer").click(Elements.ACCEPT_PART, code + "/jia", accept());

        for (var wanted : List.of(waiting, asked)) {
            assertThat(stateOf(wanted)).isEqualTo("NOT_NEEDED");
            assertThat(office.isRunning(wanted.key())).isFalse();
            assertThat(history.createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(wanted.key())
                            .singleResult()
                            .getState())
                    .isEqualTo(HistoricProcessInstance.STATE_COMPLETED);
        }
        office.continueToNextWaitState();
        assertThat(office.failedJobs()).isZero();
        assertThat(pointQuery.timelineOfPart(jia.id()))
                .filteredOn(each -> each.kind() == EntryKind.LETTER_DROPPED)
                .extracting(each -> each.text())
                .containsExactly("工作提示不再需要：任务已经办结，没有发出。", "督办函不再需要：任务已经办结，没有发出。");
    }

    @ParameterizedTest
    @CsvSource({
        "title,责令整改通知,标题里有“责令”",
        "title,'责\n令整改',标题里有“责令”",
        "opening,现责令你单位,正文开头里有“责令”",
        "closing,根据政府督查要求办理,正文结尾里有“政府督查”",
        "title,,请填写标题",
        "title,关于一定要在本周之内全部签收承办任务的工作提示,标题第1行有23字",
        "opening,,请填写正文开头",
        "closing,,请填写正文结尾"
    })
    void whatALetterMayNotSayIsRefusedAtItsField(String field, String text, String sentence) {
        var code = accepted();
        var wanted = drafted(TaskSubject.part(partId(code, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var task = office.task(Elements.RELEASE_LETTER, wanted.key());
        var before = released();
        var command = levels.released(wanted);
        command.put(field, text);

        var refused = session("office-1").submit(task.getId(), command);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().path("field").asText()).isEqualTo(field);
        assertThat(refused.json().path("detail").asText()).startsWith(sentence);
        assertThat(stateOf(wanted)).isEqualTo("DRAFTED");
        assertThat(released()).isEqualTo(before);
    }

    /** Typesetting is work for each paragraph: 9,000 of them took two minutes. */
    @Test
    void aLetterHasNoMoreParagraphsThanALetterNeeds() throws IOException {
        var wanted = drafted(TaskSubject.part(partId(accepted(), "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var most = "一段\n".repeat(30);
        var letter =
                letters.preview(wanted.id(), new LetterService.Release(null, "标题", most, most, null, null, null, null));
        assertThat(textOf(letter)).filteredOn("一段"::equals).hasSize(60);

        for (var tooMuch : Map.of(
                        "一\n".repeat(31), "正文开头有31段，最多30段",
                        "一\n".repeat(9000), "正文开头有17999字，最多3000字")
                .entrySet()) {
            assertThatThrownBy(() -> letters.preview(
                            wanted.id(),
                            new LetterService.Release(null, "标题", tooMuch.getKey(), "结尾", null, null, null, null)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.field()).isEqualTo("opening");
                        assertThat(refusal.sentence()).startsWith(tooMuch.getValue());
                    });
        }
    }

    /** 人大, 法院, 检察院 and Party departments are consulted, whatever the table says; the desks get no letter. */
    @Test
    void theKindOfLetterFollowsTheAddressee() {
        var code = accepted();
        var point = TaskSubject.point(points.idOf(code));
        var wanted = drafted(point, Elements.COMPILE, "fayuan", LetterKind.SUPERVISION);

        var draft = draft(wanted);
        assertThat(draft.path("kindLabel").asText()).isEqualTo("工作商请函");
        assertThat(draft.path("addressee").asText()).isEqualTo("XX市中级人民法院");
        assertThat(draft.path("opening").asText()).doesNotContain("商定");
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), LevelsReached.released(draft));

        assertThat(session("fayuan-officer").get(LETTERS + "/" + wanted.id()).status())
                .isEqualTo(200);
        assertThat(levels.reach(point, Elements.CHECK, "office", "red", LetterKind.SUPERVISION))
                .isEmpty();
        assertThat(levels.reach(point, Elements.DECIDE, "leading-group", "red", LetterKind.SUPERVISION))
                .isEmpty();
        transaction.executeWithoutResult(status -> List.of(Elements.COMPILE, Elements.CHECK, Elements.DECIDE)
                .forEach(step -> deadlines.settle(point, step)));
    }

    @Test
    void lettersReleasedAtOnceAreNumberedOneAfterAnother() throws Exception {
        var code = accepted();
        var before = released();
        var clicks = new ArrayList<Callable<Integer>>();
        for (var county : List.of("jia", "yi", "bing", "ding")) {
            var wanted = drafted(TaskSubject.part(partId(code, county)), Elements.ACCEPT_PART, county, LetterKind.TIP);
            var task = office.task(Elements.RELEASE_LETTER, wanted.key());
            var session = WebSession.tasklist(port, "office-1");
            var letter = levels.released(wanted);
            clicks.add(() -> session.submit(task.getId(), letter).status());
        }

        try (var people = new AtOnce(clicks.size())) {
            assertThat(people.all(clicks)).containsOnly(204);
        }

        assertThat(database.queryForList(
                        "select letter_number from letter where letter_year = 2023 and letter_number > ?"
                                + " order by letter_number",
                        Integer.class,
                        before))
                .containsExactly(before + 1, before + 2, before + 3, before + 4);
    }

    @Test
    void whatIsRolledBackGivesItsNumberBackAndANewYearBeginsInShanghai() {
        var code = accepted();
        var first = drafted(TaskSubject.part(partId(code, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var second = drafted(TaskSubject.part(partId(code, "yi")), Elements.ACCEPT_PART, "yi", LetterKind.TIP);
        var before = released();
        var letter = new LetterService.Release(
                LetterService.Answer.RELEASED, "请签收", "开头", "结尾", null, levels.matters(first), null, null);
        transaction.executeWithoutResult(status -> {
            letters.release(first.id(), letter, "office-1");
            status.setRollbackOnly();
        });
        assertThat(stateOf(first)).isEqualTo("DRAFTED");
        office.desk("office-1").does(Elements.RELEASE_LETTER, first.key(), levels.released(first));
        assertThat(released()).isEqualTo(before + 1);

        clock.setTo(LocalDate.of(2024, 1, 1));
        clock.advance(Duration.ofHours(-8));
        office.desk("office-1").does(Elements.RELEASE_LETTER, second.key(), levels.released(second));

        assertThat(database.queryForMap("select letter_year, letter_number from letter where id = ?", second.id()))
                .containsValues(2024, 1);
    }

    /** Either the letter went out first, or it is not needed; the officer is never told to come again. */
    @Test
    void theOfficerFinishesWhileTheOfficeReleases() throws Exception {
        var code = accepted();
        var outcomes = new HashMap<String, String>();
        for (var county : List.of("jia", "yi", "bing", "ding")) {
            var subject = TaskSubject.part(partId(code, county));
            var wanted = drafted(subject, Elements.ACCEPT_PART, county, LetterKind.TIP);
            var task = office.task(Elements.RELEASE_LETTER, wanted.key()).getId();
            var own = office.task(Elements.ACCEPT_PART, code + "/" + county).getId();
            var desk = session("office-1");
            var officer = session(county + "-officer");
            var letter = levels.released(wanted);

            try (var both = new AtOnce(2)) {
                var answers = both.<WebSession.Answer>all(
                        List.of(() -> desk.submit(task, letter), () -> officer.submit(own, accept())));
                assertThat(answers.get(1).status())
                        .as(answers.get(1).toString())
                        .isEqualTo(204);
                outcomes.put(stateOf(wanted), String.valueOf(answers.get(0).status()));
            }
            assertThat(office.isRunning(wanted.key())).isFalse();
        }
        assertThat(Map.of("RELEASED", "204", "NOT_NEEDED", "409")).containsAllEntriesOf(outcomes);
    }

    @Test
    void aLetterIsDecidedOnOnce() {
        var wanted = drafted(TaskSubject.part(partId(accepted(), "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), levels.released(wanted));

        var again = new LetterService.Release(
                LetterService.Answer.NOT_RELEASED, null, null, null, null, levels.matters(wanted), "不发了", null);
        assertThatThrownBy(() -> letters.release(wanted.id(), again, "office-1"))
                .isInstanceOf(Conflict.class)
                .hasMessage("这份函件已经办理，或者不再需要，请刷新任务列表。");
    }

    private String line(int number, String code, LocalDate due, LocalDate on, String more) {
        return number + "．“" + code + " 要点" + code + "”甲县承办任务的“签收”，办理期限为" + WorkingCalendar.official(due) + "，已超过"
                + TimeLeft.lateness(calendar.between(due, on)) + more + "。";
    }

    /** As the office's form opens with it. */
    private JsonNode draft(Wanted letter) {
        var task = office.task(Elements.RELEASE_LETTER, letter.key());
        return session("office-1").get(TASKS + task.getId()).json().path("letter");
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private Wanted drafted(TaskSubject subject, String step, String assigneeBody, LetterKind kind) {
        var wanted = wants(subject, step, assigneeBody, "yellow", kind);
        office.continueToNextWaitState();
        return wanted;
    }

    private Wanted wants(TaskSubject subject, String step, String assigneeBody, String level, LetterKind kind) {
        var wanted = levels.reach(subject, step, assigneeBody, level, kind);
        return wanted.get(wanted.size() - 1);
    }

    private String accepted() {
        return accepted("fulian");
    }

    private String accepted(String lead) {
        var code = points.ledBy(lead)
                .with("gongan")
                .in("jia", "yi", "bing", "ding")
                .everybody("开展家庭教育指导")
                .published();
        office.desk(lead + "-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        return code;
    }

    private long partId(String code, String unit) {
        return part(code, unit).id();
    }

    /** How many letters 2023 has. */
    private int released() {
        return database.queryForObject("select count(*) from letter where letter_year = 2023", Integer.class);
    }

    private String stateOf(Wanted letter) {
        return database.queryForObject("select state from letter where id = ?", String.class, letter.id());
    }

    private WebSession session(String user) {
        return sessions.computeIfAbsent(
                user,
                id -> Stream.of("supervisor", "admin").anyMatch(id::equals)
                        ? WebSession.signedIn(port, id, "welcome")
                        : WebSession.tasklist(port, id));
    }

    private static List<String> textOf(byte[] docx) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            return document.getParagraphs().stream().map(XWPFParagraph::getText).toList();
        }
    }
}
