package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.letter.Letters;
import org.weibao.process.Rungs.Wanted;
import org.weibao.shared.Conflict;
import org.weibao.shared.Refusal;
import org.weibao.supervision.LetterKind;
import org.weibao.supervision.Subject;
import org.weibao.supervision.Terms;
import org.weibao.support.TestClock;
import org.weibao.support.WebSession;
import org.weibao.workpoint.EventKind;
import org.weibao.workpoint.WorkPointReader;

/** The life of letters: a rung of the ladder has one drafted, the office releases it or not, or the task is done first. */
@Scenario
class LetterStoryTest {

    private static final String TASKS = "/camunda/api/weibao/tasks/";
    private static final String LETTERS = "/camunda/api/weibao/letters/";

    @Autowired
    Office office;

    @Autowired
    Points points;

    @Autowired
    Rungs rungs;

    @Autowired
    Ledger ledger;

    @Autowired
    Letters letters;

    @Autowired
    Terms terms;

    @Autowired
    WorkPointReader reader;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcTemplate database;

    @Autowired
    FlowCoverage flows;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private final Map<String, WebSession> sessions = new HashMap<>();

    @BeforeAll
    void monday() {
        clock.startAgain();
    }

    @BeforeEach
    void ofTwentyTwentyThree() {
        clock.setTo(LocalDate.of(2023, 5, 15));
    }

    @AfterAll
    void everyFlowWasTakenAndTheLedgerIsInOrder() {
        flows.assertComplete(Elements.LETTER);
        ledger.assertInOrder();
    }

    @Test
    void aLetterIsDraftedReleasedNumberedKeptAndToldToItsAddressee() throws IOException {
        var code = accepted();
        var jia = part(code, "jia");
        var wanted = wants(Subject.part(jia), Elements.ACCEPT_PART, "jia", "yellow", LetterKind.TIP);

        assertThat(office.tasks(Elements.RELEASE_LETTER, wanted.key()))
                .as("drafting is a job of its own")
                .isEmpty();
        office.continueToNextWaitState();
        var task = office.task(Elements.RELEASE_LETTER, wanted.key());
        assertThat(task.getName()).startsWith("签发函件｜" + code).endsWith("｜甲县");
        assertThat(rungs.reach(Subject.part(jia), Elements.ACCEPT_PART, "jia", "yellow", LetterKind.TIP))
                .as("once for the same rung")
                .hasSize(1);

        var form = session("office-1").get(TASKS + task.getId()).json();
        var draft = form.path("letter");
        assertThat(draft.path("kindLabel").asText()).isEqualTo("工作提示");
        assertThat(draft.path("addressee").asText()).isEqualTo("甲县未成年人保护工作领导小组办公室");
        assertThat(draft.path("title").asText()).isEqualTo("关于“" + code + " 要点" + code + "”逾期事项的工作提示");
        assertThat(draft.path("body").asText()).contains("“签收”应于", "截至2023年5月15日，已超过期限");
        assertThat(draft.path("signature").asText()).isEqualTo("XX市未成年人保护工作领导小组办公室");
        assertThat(draft.path("authority").asText()).isEqualTo(Rungs.AUTHORITY);
        var before = draft.path("released").asInt();
        assertThat(draft.path("number").asText()).isEqualTo("XX未保〔2023〕" + (before + 1) + "号");

        var edited = released("请于本周内签收", "请尽快签收。\n逾期将通报。");
        assertThat(session("office-1").post(TASKS + task.getId() + "/letter", edited))
                .returns(200, WebSession.Answer::status)
                .returns("no-store", each -> each.header("Cache-Control"))
                .satisfies(each -> assertThat(each.body()).startsWith("PK"));
        assertThat(textOf(
                        letters.preview(wanted.id(), new Letters.Release(null, "甲县未成年人保护工作领导小组办公室", "标题", "正文", null))))
                .contains("XX未保〔2023〕　号");
        clock.setTo(LocalDate.of(2023, 5, 17));
        office.desk("office-2").does(Elements.RELEASE_LETTER, wanted.key(), edited);

        var number = "XX未保〔2023〕" + (before + 1) + "号";
        assertThat(office.isRunning(wanted.key())).isFalse();
        var response = session("jia-officer").download(LETTERS + wanted.id());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(textOf(response.body()))
                .contains(
                        number,
                        "请于本周内签收",
                        "甲县未成年人保护工作领导小组办公室：",
                        "请尽快签收。",
                        "逾期将通报。",
                        "依据：" + Rungs.AUTHORITY,
                        "XX市未成年人保护工作领导小组办公室",
                        "2023年5月17日");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(URLDecoder.decode(
                        response.headers().firstValue("Content-Disposition").orElseThrow(), StandardCharsets.UTF_8))
                .startsWith("attachment")
                .contains("工作提示 " + number + ".docx");
        assertThat(reader.storyOfPart(jia))
                .last()
                .returns(EventKind.LETTER_RELEASED, each -> each.kind())
                .returns("林晓梅", each -> each.by())
                .satisfies(each -> assertThat(each.text()).contains(number, "请于本周内签收", "请尽快签收。\n逾期将通报。"));
        assertThat(database.queryForList(
                        "select title from notice where notice_key = ?", String.class, "letter-" + wanted.id()))
                .containsExactly("工作提示 " + number + "：请于本周内签收");

        office.desk("jia-officer").does(Elements.ACCEPT_PART, code + "/jia", accept());
        assertThat(stateOf(wanted)).as("what was released stays").isEqualTo("RELEASED");
    }

    /** What nobody else may see is answered as if it were not there. */
    @Test
    void aReleasedLetterIsReadByItsAddresseeTheLeadAndThoseWhoSeeEverything() {
        var code = accepted();
        var jia = part(code, "jia");
        var wanted = drafted(Subject.part(jia), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        for (var user : List.of("jia-officer", "fulian-officer", "office-1", "supervisor")) {
            assertThat(session(user).get(LETTERS + wanted.id()).status())
                    .as("%s reads a draft", user)
                    .isEqualTo(404);
        }

        var form = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        assertThat(session("jia-officer").get(TASKS + form).json().path("letters"))
                .isEmpty();
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), released("请签收", "请尽快签收。"));

        for (var user : List.of(
                "jia-officer", "jia-head", "fulian-officer", "fulian-head", "office-2", "recorder", "supervisor")) {
            assertThat(session(user).get(LETTERS + wanted.id()).status())
                    .as(user)
                    .isEqualTo(200);
        }
        for (var user : List.of("yi-officer", "yi-head", "bing-officer", "gongan-officer", "gongan-head", "admin")) {
            assertThat(session(user).get(LETTERS + wanted.id()).status())
                    .as(user)
                    .isEqualTo(404);
        }
        assertThat(WebSession.anonymous(port).get(LETTERS + wanted.id()).status())
                .isEqualTo(401);
        var view = session("jia-officer").get(TASKS + form).json();
        assertThat(view.path("letters")).hasSize(1);
        assertThat(view.at("/letters/0/title").asText()).isEqualTo("请签收");
        assertThat(view.path("story").findValuesAsText("kind"))
                .as("the draft was the office's affair")
                .doesNotContain(EventKind.LETTER_DRAFTED.name())
                .contains(EventKind.LETTER_RELEASED.name());
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

    @Test
    void theOfficeDecidesAgainstALetterAndSaysWhy() {
        var code = accepted();
        var jia = part(code, "jia");
        var wanted = drafted(Subject.part(jia), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var before = released();

        assertThatThrownBy(() -> office.desk("office-1")
                        .does(Elements.RELEASE_LETTER, wanted.key(), answer("NOT_RELEASED", " ")))
                .hasRootCauseInstanceOf(Refusal.class)
                .hasRootCauseMessage("请填写不发的理由。");
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), answer("NOT_RELEASED", "已经电话沟通"));

        assertThat(stateOf(wanted)).isEqualTo("NOT_RELEASED");
        assertThat(office.isRunning(wanted.key())).isFalse();
        assertThat(released()).isEqualTo(before);
        assertThat(reader.storyOfPart(jia))
                .last()
                .returns(EventKind.LETTER_DROPPED, each -> each.kind())
                .returns("陈立", each -> each.by())
                .returns("工作提示决定不发：已经电话沟通", each -> each.text());
        var form = office.task(Elements.ACCEPT_PART, code + "/jia").getId();
        assertThat(session("jia-officer").get(TASKS + form).body()).doesNotContain("已经电话沟通");
        assertThat(session("office-1").get(TASKS + form).body()).contains("已经电话沟通");
        assertThat(session("office-1").get(LETTERS + wanted.id()).status()).isEqualTo(404);
    }

    @Test
    void aTaskThatIsDoneFirstNeedsNoLetter() {
        var code = accepted();
        var jia = Subject.part(part(code, "jia"));
        var waiting = drafted(jia, Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var asked = wants(jia, Elements.ACCEPT_PART, "jia", "red", LetterKind.SUPERVISION);

        office.desk("jia-officer").click(Elements.ACCEPT_PART, code + "/jia", accept());

        for (var wanted : List.of(waiting, asked)) {
            assertThat(stateOf(wanted)).isEqualTo("NOT_NEEDED");
            assertThat(office.isRunning(wanted.key())).isFalse();
            assertThat(history.createHistoricActivityInstanceQuery()
                            .processInstanceId(history.createHistoricProcessInstanceQuery()
                                    .processInstanceBusinessKey(wanted.key())
                                    .singleResult()
                                    .getId())
                            .activityType("noneEndEvent")
                            .list())
                    .extracting("activityId")
                    .containsExactly("end_letterNotNeeded");
        }
        office.continueToNextWaitState();
        assertThat(office.failedJobs()).isZero();
        assertThat(reader.storyOfPart(jia.id()))
                .filteredOn(each -> each.kind() == EventKind.LETTER_DROPPED)
                .extracting(each -> each.text())
                .containsExactly("工作提示不再需要：任务已经办结，没有发出。", "督办函不再需要：任务已经办结，没有发出。");
    }

    @ParameterizedTest
    @CsvSource({
        "addressee,甲县,主送单位“甲县”不是“甲县”登记的名称",
        "addressee,甲县人民政府,主送单位“甲县人民政府”是党委或者政府",
        "title,责令整改通知,标题里有“责令”",
        "body,根据政府督查要求办理,正文里有“政府督查”",
        "title,,请填写标题",
        "body,,请填写正文"
    })
    void whatALetterMayNotSayIsRefusedAtItsField(String field, String text, String sentence) {
        var code = accepted();
        var wanted = drafted(Subject.part(part(code, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var task = office.task(Elements.RELEASE_LETTER, wanted.key());
        var before = released();
        var command = new HashMap<>(released("请签收", "请尽快签收。"));
        command.put(field, text);

        var refused = session("office-1").submit(task.getId(), command);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().path("field").asText()).isEqualTo(field);
        assertThat(refused.json().path("detail").asText()).startsWith(sentence);
        assertThat(stateOf(wanted)).isEqualTo("DRAFTED");
        assertThat(released()).isEqualTo(before);
    }

    /** 人大, 法院, 检察院 and Party departments are consulted, whatever the table says; the desks get no letter. */
    @Test
    void theKindOfLetterFollowsTheAddressee() {
        var code = accepted();
        var point = Subject.point(points.idOf(code));
        var wanted = drafted(point, Elements.COMPILE, "fayuan", LetterKind.SUPERVISION);
        var task = office.task(Elements.RELEASE_LETTER, wanted.key());

        var draft = session("office-1").get(TASKS + task.getId()).json().path("letter");
        assertThat(draft.path("kindLabel").asText()).isEqualTo("工作商请函");
        assertThat(draft.path("names")).hasSize(4);
        office.desk("office-1")
                .does(Elements.RELEASE_LETTER, wanted.key(), released("XX市中级人民法院", "关于商请支持有关事项的函", "恳请支持。"));

        assertThat(session("fayuan-officer").get(LETTERS + wanted.id()).status())
                .isEqualTo(200);
        assertThat(rungs.reach(point, Elements.CHECK, "office", "red", LetterKind.SUPERVISION))
                .isEmpty();
        assertThat(rungs.reach(point, Elements.DECIDE, "leading-group", "red", LetterKind.SUPERVISION))
                .isEmpty();
        transaction.executeWithoutResult(status ->
                List.of(Elements.COMPILE, Elements.CHECK, Elements.DECIDE).forEach(step -> terms.settle(point, step)));
    }

    @Test
    void lettersReleasedAtOnceAreNumberedOneAfterAnother() throws Exception {
        var code = accepted();
        var counties = List.of("jia", "yi", "bing", "ding");
        var before = released();
        var clicks = new ArrayList<Callable<Integer>>();
        for (var county : counties) {
            var wanted = drafted(Subject.part(part(code, county)), Elements.ACCEPT_PART, county, LetterKind.TIP);
            var task = office.task(Elements.RELEASE_LETTER, wanted.key());
            var session = WebSession.tasklist(port, "office-1");
            var letter = released(
                    session.get(TASKS + task.getId())
                            .json()
                            .at("/letter/addressee")
                            .asText(),
                    "请签收",
                    "请尽快签收。");
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
    void whoRollsBackGivesHisNumberBackAndANewYearBeginsInShanghai() {
        var code = accepted();
        var first = drafted(Subject.part(part(code, "jia")), Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var second = drafted(Subject.part(part(code, "yi")), Elements.ACCEPT_PART, "yi", LetterKind.TIP);
        var before = released();
        var letter = new Letters.Release(Letters.Answer.RELEASED, "甲县未成年人保护工作领导小组办公室", "请签收", "请尽快签收。", null);
        transaction.executeWithoutResult(status -> {
            letters.release(first.id(), letter, "office-1");
            status.setRollbackOnly();
        });
        assertThat(stateOf(first)).isEqualTo("DRAFTED");
        office.desk("office-1").does(Elements.RELEASE_LETTER, first.key(), released("请签收", "请尽快签收。"));
        assertThat(released()).isEqualTo(before + 1);

        clock.setTo(LocalDate.of(2024, 1, 1));
        clock.advance(Duration.ofHours(-8));
        office.desk("office-1")
                .does(Elements.RELEASE_LETTER, second.key(), released("乙县未成年人保护工作领导小组办公室", "请签收", "请尽快签收。"));

        assertThat(database.queryForMap("select letter_year, letter_number from letter where id = ?", second.id()))
                .containsValues(2024, 1);
    }

    /** Either the letter went out first, or it is not needed; the officer is never told to come again. */
    @Test
    void theOfficerFinishesWhileTheOfficeReleases() throws Exception {
        var code = accepted();
        var outcomes = new HashMap<String, String>();
        for (var county : List.of("jia", "yi", "bing", "ding")) {
            var subject = Subject.part(part(code, county));
            var wanted = drafted(subject, Elements.ACCEPT_PART, county, LetterKind.TIP);
            var task = office.task(Elements.RELEASE_LETTER, wanted.key()).getId();
            var own = office.task(Elements.ACCEPT_PART, code + "/" + county).getId();
            var desk = session("office-1");
            var officer = session(county + "-officer");
            var letter = released(
                    desk.get(TASKS + task).json().at("/letter/addressee").asText(), "请签收", "请尽快签收。");

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
    void aNewDueDayIsPointedOutAndALetterIsDecidedOnOnce() {
        var code = accepted();
        var jia = Subject.part(part(code, "jia"));
        var wanted = drafted(jia, Elements.ACCEPT_PART, "jia", LetterKind.TIP);
        var task = office.task(Elements.RELEASE_LETTER, wanted.key());
        transaction.executeWithoutResult(
                status -> terms.move(terms.find(jia, Elements.ACCEPT_PART).orElseThrow(), LocalDate.of(2023, 6, 30)));
        assertThat(session("office-1")
                        .get(TASKS + task.getId())
                        .json()
                        .at("/letter/note")
                        .asText())
                .isEqualTo("拟稿以后，这项任务的期限已经改为2023-06-30，请考虑是否仍要发函。");
        office.desk("office-1").does(Elements.RELEASE_LETTER, wanted.key(), released("请签收", "请尽快签收。"));

        var again = new Letters.Release(Letters.Answer.NOT_RELEASED, null, null, null, "不发了");
        assertThatThrownBy(() -> letters.release(wanted.id(), again, "office-1"))
                .isInstanceOf(Conflict.class)
                .hasMessage("这份函件已经办理，或者不再需要，请刷新任务列表。");
    }

    private static Map<String, Object> released(String title, String body) {
        return released("甲县未成年人保护工作领导小组办公室", title, body);
    }

    private static Map<String, Object> released(String addressee, String title, String body) {
        return Map.of("answer", "RELEASED", "addressee", addressee, "title", title, "body", body);
    }

    private Wanted drafted(Subject subject, String step, String asked, LetterKind kind) {
        var wanted = wants(subject, step, asked, "yellow", kind);
        office.continueToNextWaitState();
        return wanted;
    }

    private Wanted wants(Subject subject, String step, String asked, String rung, LetterKind kind) {
        var wanted = rungs.reach(subject, step, asked, rung, kind);
        return wanted.get(wanted.size() - 1);
    }

    private String accepted() {
        var code = points.ledBy("fulian")
                .with("gongan")
                .in("jia", "yi", "bing", "ding")
                .everybody("开展家庭教育指导")
                .published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        return code;
    }

    private long part(String code, String unit) {
        return reader.parts(points.idOf(code)).stream()
                .filter(each -> each.unit().code().equals(unit))
                .findFirst()
                .orElseThrow()
                .id();
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
