package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.notification.Dispatcher;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.support.SecondNode;
import org.weibao.support.SmtpStub;

/** The weekly list: on a week's first working day each reader gets once what is late of what they see. */
class WeeklyListTest extends Scenario {

    private static final SmtpStub SERVER = new SmtpStub(0);

    /** Reports are due on 31 March; that Monday they are ten working days late. */
    private static final LocalDate MONDAY = LocalDate.of(2023, 4, 17);

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    IdentityService identity;

    @Autowired
    Directory directory;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ConfigurableApplicationContext application;

    JdbcClient jdbc;

    @DynamicPropertySource
    static void aMailServer(DynamicPropertyRegistry settings) {
        settings.add("weibao.notices.mail.host", () -> "localhost");
        settings.add("weibao.notices.mail.port", SERVER::port);
        settings.add("weibao.notices.mail.encryption", () -> "NONE");
        settings.add("weibao.notices.mail.from", () -> "weibao@city.example.cn");
        settings.add("weibao.notices.allowed", () -> "localhost:" + SERVER.port() + "@127.0.0.1");
    }

    @BeforeAll
    void addresses(@Autowired DataSource database) {
        jdbc = JdbcClient.create(database);
        for (var user : List.of("jia-head", "supervisor")) {
            var account = identity.createUserQuery().userId(user).singleResult();
            account.setEmail(user + "@city.example.cn");
            identity.saveUser(account);
        }
    }

    /** What other scenarios have left is over. */
    @BeforeEach
    void anEmptyYear() {
        clock.startAgain();
        SERVER.startAgain();
        // One after another: what one of them wanted, such as a letter, ends with it.
        var all = runtime.createProcessInstanceQuery().rootProcessInstances();
        for (var left = all.list(); !left.isEmpty(); left = all.list()) {
            runtime.deleteProcessInstance(left.get(0).getId(), "the story is over");
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE deadline SET settled_at = opened_at WHERE settled_at IS NULL")
                    .update();
            List.of("weekly_list_recipient", "weekly_list", "delivery", "message", "notice")
                    .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        });
    }

    @AfterAll
    static void hangUp() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource({
        // National Day: from Friday to Friday off, then a Saturday and a Sunday that are worked.
        "2023-09-25, 2023-10-15, 2023-09-25 2023-10-07 2023-10-09",
        // New Year's Day is a Thursday, its Sunday is worked: both belong to the week that began on Monday.
        "2025-12-29, 2026-01-11, 2025-12-29 2026-01-05",
        // Spring Festival: a week wholly off has no list, the next one begins on a Tuesday.
        "2026-02-09, 2026-03-01, 2026-02-09 2026-02-24"
    })
    void aWeeksListIsMadeOnItsFirstWorkingDay(LocalDate from, LocalDate until, String days) {
        for (var day = from; !day.isAfter(until); day = day.plusDays(1)) {
            at(day, "07:59");
            at(day, "08:00");
            at(day, "20:00");
        }

        assertThat(jdbc.sql("SELECT CAST(made_at AS CHAR(16)) FROM weekly_list ORDER BY week")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(List.of(days.split(" ")).stream()
                        .map(day -> day + " 08:00")
                        .toList());
    }

    @Test
    void everyReaderIsGivenWhatIsLateOfWhatTheySee() {
        var code = reporting("fulian", "gongan");

        at(MONDAY, "08:00");

        var lists = lists();
        assertThat(lists.keySet())
                .contains("office-1", "office-2", "recorder", "supervisor", "fulian-officer", "fulian-head")
                .contains("jia-head", "yi-head", "gongan-head")
                .doesNotContain("jia-officer", "yi-officer", "gongan-officer", "admin", "bing-head");
        var head = code + " 要点" + code + "｜";
        for (var everything : List.of("office-1", "recorder", "supervisor", "fulian-officer", "fulian-head")) {
            assertThat(lists.get(everything)).as(everything).contains(head + "甲县｜", head + "乙县｜");
        }
        assertThat(lists.get("jia-head")).contains(head + "甲县｜").doesNotContain("乙县", "公安");
        assertThat(lists.get("yi-head")).contains(head + "乙县｜").doesNotContain("甲县", "公安");
        assertThat(lists.get("gongan-head")).contains("市公安局｜").doesNotContain("甲县", "乙县");
        ledger.assertInOrder("没有发出去的通知");
    }

    @Test
    void aLineSaysHowLateSinceWhenAndWhoWasToldLast() {
        var code = reporting("fulian");

        at(MONDAY, "08:00");

        assertThat(title("jia-head")).isEqualTo("每周督办清单（2023-04-17）：逾期1项（红灯1项）");
        assertThat(lists().get("jia-head"))
                .isEqualTo(
                        """
                        截至2023-04-17，以下1项逾期未办结（红灯1项），最急的在前。
                        1）红灯，逾期10个工作日｜%s 要点%s｜甲县｜落实并填报进展
                           期限2023-03-31；“红”级自2023-04-17起；最近一次通知2023-04-17写给钟德华、陈立、林晓梅等4人。"""
                                .formatted(code, code));
    }

    /** What waits goes out with the list; of what was given up, or has nowhere to go, it says so. */
    @ParameterizedTest
    @CsvSource({"250 OK, （其中3人的邮件没有发出）", "550 5.1.1 no such user, （邮件没有发出）"})
    void whatWasNotSentIsSaid(String answer, String unsent) {
        reporting("fulian");
        SERVER.answering("RCPT TO:<jia-head", answer);
        at(MONDAY, "08:00");
        at(MONDAY, "10:00");
        at(MONDAY.plusDays(1), "08:00");

        at(MONDAY.plusDays(7), "08:00");

        assertThat(list("jia-head", MONDAY.plusDays(7))).contains("最近一次通知2023-04-17写给钟德华、陈立、林晓梅等4人" + unsent + "。");
    }

    @Test
    void whoeverWasToldIsCalledAsTheyWereThen() {
        reporting("fulian");
        at(MONDAY, "08:00");
        var before = directory.nameOf("yi-head");
        var head = identity.createUserQuery().userId("yi-head").singleResult();
        head.setFirstName("改名");
        identity.saveUser(head);

        at(MONDAY.plusDays(7), "08:00");

        assertThat(directory.nameOf("yi-head")).isNotEqualTo(before);
        assertThat(list("yi-head", MONDAY.plusDays(7))).contains("2023-04-17写给" + before + "、");
    }

    @Test
    void itStandsFirstInThatMorningsDigestAndIsNoMailOfItsOwn() {
        reporting("fulian");
        clock.setTo(MONDAY.minusDays(3));
        at(MONDAY, "08:00");

        assertThat(SERVER.lines.stream().filter(line -> line.startsWith("RCPT TO:<jia-head@")))
                .hasSize(1);
        assertThat(jdbc.sql("SELECT body FROM message WHERE recipient = 'jia-head' AND digest_day = ?")
                        .param(MONDAY)
                        .query(String.class)
                        .single())
                .contains("1. 【清单】每周督办清单（2023-04-17）：逾期1项（红灯1项）\n截至2023-04-17");
    }

    @Test
    void itIsMadeOnceAWeekAlsoByTwoNodes() throws Exception {
        reporting("fulian");
        clock.setTo(MONDAY);
        office.fireDueTimers("T-");
        try (var other = SecondNode.beside(application);
                var nodes = new AtOnce(2)) {
            var second = other.getBean(Dispatcher.class);
            nodes.all(List.<Callable<Boolean>>of(() -> ran(dispatcher), () -> ran(second)));
            // A node that found the other one at work tries again, as the dispatcher does every five seconds.
            ran(dispatcher);
            ran(second);
        }
        for (var day = MONDAY; day.isBefore(MONDAY.plusDays(7)); day = day.plusDays(1)) {
            at(day, "08:00");
        }

        assertThat(jdbc.sql("SELECT COUNT(*) FROM notice WHERE kind = 'WEEKLY_LIST'")
                        .query(Long.class)
                        .single())
                .isEqualTo(jdbc.sql("SELECT COUNT(*) FROM weekly_list_recipient")
                        .query(Long.class)
                        .single())
                .isEqualTo(lists().size());
        assertThat(jdbc.sql("SELECT COUNT(*) FROM message WHERE recipient = 'jia-head' AND digest_day = ?")
                        .param(MONDAY)
                        .query(Long.class)
                        .single())
                .isOne();

        at(MONDAY.plusDays(7), "08:00");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM weekly_list_recipient WHERE recipient = 'jia-head'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void afterAnOutageTheNextWorkingDaysDigestHasItAsOfThatDay() {
        reporting("fulian");
        clock.setTo(MONDAY.minusDays(3));

        at(MONDAY.plusDays(2), "10:15");

        assertThat(title("jia-head")).isEqualTo("每周督办清单（2023-04-19）：逾期1项（红灯1项）");
        assertThat(lists().get("jia-head")).contains("逾期12个工作日");
        assertThat(jdbc.sql("SELECT digest_day FROM message WHERE recipient = 'jia-head' AND body LIKE '%每周督办清单%'")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(MONDAY.plusDays(2));
    }

    @Test
    void aConsultedBodyReadsNeitherOfSupervisionNorOfLights() {
        var code = reporting("jianchayuan", "gongan");

        at(MONDAY, "08:00");

        for (var user : List.of("jianchayuan-officer", "jianchayuan-head")) {
            assertThat(title(user)).isEqualTo("每周工作清单（2023-04-17）：4项工作已过期限，商请推动");
            assertThat(lists().get(user)).contains(code, "甲县", "市公安局").doesNotContain("督办清单", "灯", "“红”级");
        }
        assertThat(title("jia-head")).startsWith("每周督办清单");
    }

    /** The office would not know whether anybody looks. */
    @Test
    void withNothingLateTheOfficeAloneIsToldSo() {
        points.ledBy("fulian").in("jia").everybody("宣讲").published();

        at(LocalDate.of(2023, 3, 6), "09:00");

        assertThat(lists().keySet()).containsExactly("office-1", "office-2");
        assertThat(title("office-1")).isEqualTo("每周督办清单（2023-03-06）：本周没有逾期事项");
    }

    @Test
    void whereNothingRunsNobodyIsTold() {
        at(LocalDate.of(2023, 3, 6), "09:00");

        assertThat(lists()).isEmpty();
    }

    @Test
    void anAdministratorGetsNoneWhateverElseTheyAre() {
        reporting("fulian");

        office.alsoIn("jia-head", Groups.ADMINISTRATOR, () -> at(MONDAY, "08:00"));

        assertThat(lists()).containsKey("yi-head").doesNotContainKey("jia-head");
    }

    @Test
    void whoSupportsIsNeverLate() {
        var code = points.ledBy("fulian")
                .supportedBy("gongan")
                .in("jia")
                .everybody("宣讲")
                .published();
        clock.setTo(MONDAY);
        office.fireDueTimers(code);

        at(MONDAY, "08:00");

        assertThat(lists()).doesNotContainKey("gongan-head").containsKey("fulian-head");
    }

    private String reporting(String lead, String... others) {
        var code =
                points.ledBy(lead).with(others).in("jia", "yi").everybody("宣讲").published();
        office.desk(lead + "-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        for (var county : List.of("jia", "yi")) {
            office.desk(county + "-officer").does(Elements.ACCEPT_PART, code + "/" + county, accept());
        }
        return code;
    }

    /** What happens by itself at that moment: timers, then the dispatcher. */
    private void at(LocalDate day, String time) {
        clock.setTo(day);
        clock.advance(Duration.between(LocalTime.of(9, 0), LocalTime.parse(time)));
        office.fireDueTimers("T-");
        dispatcher.run();
    }

    private static boolean ran(Dispatcher dispatcher) {
        dispatcher.run();
        return true;
    }

    private Map<String, String> lists() {
        var lists = new TreeMap<String, String>();
        jdbc.sql(
                        """
                        SELECT d.recipient, n.text FROM notice n JOIN delivery d ON d.notice_id = n.id
                        WHERE n.kind = 'WEEKLY_LIST' ORDER BY n.id
                        """)
                .query(row -> {
                    assertThat(lists.put(row.getString(1), row.getString(2))).isNull();
                });
        return lists;
    }

    private String list(String user, LocalDate week) {
        return jdbc.sql("SELECT text FROM notice WHERE notice_key = ?")
                .param("weekly-list/" + week + "/" + user)
                .query(String.class)
                .single();
    }

    private String title(String user) {
        return jdbc.sql(
                        """
                        SELECT n.title FROM notice n JOIN delivery d ON d.notice_id = n.id
                        WHERE n.kind = 'WEEKLY_LIST' AND d.recipient = ?
                        """)
                .param(user)
                .query(String.class)
                .single();
    }
}
