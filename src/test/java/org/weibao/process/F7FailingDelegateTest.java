package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.notification.Dispatcher;
import org.weibao.notification.Notice;
import org.weibao.notification.Notices;
import org.weibao.process.ledger.LedgerCheck;
import org.weibao.support.SmtpStub;
import org.weibao.support.WebSession;

/**
 * Trial F7: a step that always fails is one incident and one notice. A notice that cannot be sent is too, without a
 * loop.
 */
@Import(F7FailingDelegateTest.Trouble.class)
class F7FailingDelegateTest extends Scenario {

    private static final SmtpStub SERVER = new SmtpStub(0);

    private static final String MODEL = "test-trouble";
    private static final String LONGER_MODEL = "test-trouble-and-more";

    /** A step that fails as often as a test wants, after it has had its effect. */
    static final class Step implements JavaDelegate {

        private final Notices notices;
        private int failures;
        private int calls;

        Step(Notices notices) {
            this.notices = notices;
        }

        @Override
        public void execute(DelegateExecution execution) {
            calls++;
            notices.tell(new Notice(
                    "effect/" + execution.getProcessInstanceId(),
                    Notice.Kind.URGING,
                    true,
                    Notice.About.NOTHING,
                    null,
                    "步骤的结果",
                    "步骤的结果。",
                    Set.of(),
                    Set.of("office-2")));
            if (failures-- > 0) {
                throw new IllegalStateException("words that may hold anything");
            }
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Trouble {

        @Bean
        Step trouble(Notices notices) {
            return new Step(notices);
        }
    }

    @Autowired
    Notices notices;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    Step step;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @DynamicPropertySource
    static void aMailServer(DynamicPropertyRegistry settings) {
        settings.add("weibao.notices.mail.host", () -> "localhost");
        settings.add("weibao.notices.mail.port", SERVER::port);
        settings.add("weibao.notices.mail.encryption", () -> "NONE");
        settings.add("weibao.notices.mail.from", () -> "weibao@city.example.cn");
        settings.add("weibao.notices.allowed", () -> "localhost:" + SERVER.port() + "@127.0.0.1");
    }

    @BeforeAll
    void aModelWithTheStep() {
        repository
                .createDeployment()
                .addModelInstance(
                        "test-trouble.bpmn",
                        Bpmn.createExecutableProcess(MODEL)
                                .name("试验流程")
                                .camundaHistoryTimeToLiveString("P1095D")
                                .startEvent()
                                .serviceTask("serviceTask_trouble")
                                .name("会出错的步骤")
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${trouble}")
                                .camundaFailedJobRetryTimeCycle("R3/PT1M")
                                .endEvent()
                                .done())
                .addModelInstance(
                        "test-trouble-and-more.bpmn",
                        Bpmn.createExecutableProcess(LONGER_MODEL)
                                .name("试验流程")
                                .camundaHistoryTimeToLiveString("P1095D")
                                .startEvent()
                                .serviceTask("serviceTask_trouble")
                                .name("会出错的步骤")
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${trouble}")
                                .camundaFailedJobRetryTimeCycle("R1/PT1M")
                                .intermediateCatchEvent("event_more")
                                .timerWithDuration("P1D")
                                .endEvent()
                                .done())
                .deploy();
        for (var user : List.of("supervisor", "admin", "office-1", "office-2")) {
            address(user, user + "@city.example.cn");
        }
    }

    @BeforeEach
    void startAgain() {
        clock.startAgain();
        SERVER.startAgain();
        step.calls = 0;
        step.failures = 0;
    }

    @AfterEach
    void theLedgerIsInOrder() {
        ledger.assertInOrder();
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the story is over"));
        transaction.executeWithoutResult(status -> List.of("delivery", "message", "notice")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update()));
    }

    @AfterAll
    void everyFlowWasTaken() {
        coverage.assertComplete(Elements.NOTICE_DELIVERY);
    }

    @AfterAll
    static void hangUp() {
        SERVER.close();
    }

    @Test
    void triedAsOftenAsConfiguredThenOneIncidentAndOneNoticeEach() {
        step.failures = 100;
        runtime.startProcessInstanceByKey(MODEL, "甲");
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(incidents()).isEmpty();
            assertThatThrownBy(() -> run(job())).hasMessageContaining("words");
        }

        assertThat(step.calls).isEqualTo(3);
        assertThat(job().getRetries()).isZero();
        assertThat(incidents()).containsExactly("words that may hold anything");
        sendWhatIsUrgent();
        assertThat(recipients()).containsExactlyInAnyOrder("supervisor", "admin");
        assertThat(jdbc.sql("SELECT text FROM notice").query(String.class).list())
                .hasSize(2)
                .allSatisfy(text ->
                        assertThat(text).contains("试验流程", "会出错的步骤", "甲").doesNotContain("words that may hold anything"))
                .satisfiesOnlyOnce(text -> assertThat(text).contains("请消除原因后，在 Cockpit 中重试"));

        // Retried in vain there is a new incident, and on the same day no further notice.
        retry(job());
        assertThatThrownBy(() -> run(job())).hasMessageContaining("words");
        assertThat(incidents()).hasSize(1);
        assertThat(count("notice")).isEqualTo(2);

        step.failures = 0;
        retry(job());
        run(job());
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(MODEL)
                        .count())
                .isZero();
        assertThat(incidents()).isEmpty();
    }

    /** The engine then changes all jobs of the step by one statement, which leaves their incidents open until they run. */
    @Test
    void retriedWithAllJobsOfItsStepItEndsItsIncidentWhenItRuns() {
        step.failures = 1;
        runtime.startProcessInstanceByKey(LONGER_MODEL);
        assertThatThrownBy(() -> run(job())).hasMessageContaining("words");
        assertThat(incidents()).hasSize(1);

        management.setJobRetriesByJobDefinitionId(job().getJobDefinitionId(), 1);
        run(job());

        assertThat(step.calls).isEqualTo(2);
        assertThat(runtime.createExecutionQuery().activityId("event_more").count())
                .isOne();
        assertThat(incidents()).isEmpty();
    }

    @Test
    void whatCannotBeSentIsAnIncidentThatSaysWhatToDoAndIsSentByRetrying() {
        SERVER.answering("RCPT TO:<office-1@", "550 5.1.1 no such user");
        tell("office-1", "给陈立的");
        sendWhatIsUrgent();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(Elements.NOTICE_DELIVERY)
                        .count())
                .isOne();
        assertThatThrownBy(() -> run(job()));

        assertThat(incidents())
                .containsExactly("给陈立（office-1）的邮件没有发出去：收件地址不存在或者有误（550 5.1.1 no such user）。请管理员在“用户”中更正邮箱后重试。");
        SERVER.startAgain();
        sendWhatIsUrgent();
        assertThat(recipients()).containsExactlyInAnyOrder("supervisor", "admin");
        ledger.assertInOrder();
        assertFound("UPDATE message SET state = 'WAITING' WHERE state = 'FAILED'");
        assertFound("UPDATE message SET state = 'FAILED', sent_at = NULL WHERE state = 'SENT'");
        assertFound("UPDATE delivery SET message_id = (SELECT MIN(id) FROM message) WHERE message_id IS NOT NULL");

        address("office-1", "chen-li@city.example.cn");
        retry(job());
        run(job());
        assertThat(incidents()).isEmpty();
        assertThat(recipients()).as("the job itself sends nothing").containsExactlyInAnyOrder("supervisor", "admin");
        assertThat(waitsForTheResult()).isTrue();
        ledger.assertInOrder();
        assertFound("UPDATE message SET state = 'FAILED' WHERE recipient = 'office-1'");
        assertFound("UPDATE message SET given_up = NULL WHERE recipient = 'office-1'");
        dispatcher.run();

        assertThat(recipients()).containsExactlyInAnyOrder("supervisor", "admin", "chen-li");
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        address("office-1", "office-1@city.example.cn");
    }

    /** The request of Cockpit 7.24 behind “Increment Number of Retries”, for one job and for each of several. */
    @Test
    void cockpitsButtonSendsWhatWasGivenUpOnce() {
        SERVER.answering("RCPT TO:<office-1@", "550 5.1.1 no such user");
        tell("office-1", "给陈立的");
        sendWhatIsUrgent();
        assertThatThrownBy(() -> run(job()));
        SERVER.startAgain();
        var path = "/camunda/api/engine/engine/default/job/" + job().getId() + "/retries";
        assertThat(WebSession.signedIn(port, "supervisor", "cockpit")
                        .put(path, Map.of("retries", 1))
                        .status())
                .isIn(403, 404);
        assertThat(job().getRetries()).isZero();

        var admin = WebSession.signedIn(port, "admin", "cockpit");
        assertThat(admin.put(path, Map.of("retries", 1)).status()).isEqualTo(204);
        assertThat(admin.put(path, Map.of("retries", 1)).status()).isEqualTo(204);
        run(job());
        for (int i = 0; i < 3; i++) {
            dispatcher.run();
        }

        assertThat(recipients().stream().filter("office-1"::equals)).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        assertThat(jdbc.sql("SELECT state FROM message m WHERE recipient = 'office-1'")
                        .query(String.class)
                        .single())
                .isEqualTo("SENT");
    }

    @Test
    void refusedOnceMoreItIsAnIncidentAgainInTheSameProcessAndToldOnceADay() {
        SERVER.answering("RCPT TO:<office-1@", "550 5.1.1 no such user");
        tell("office-1", "给陈立的");
        sendWhatIsUrgent();
        var process = job().getProcessInstanceId();
        assertThatThrownBy(() -> run(job()));
        SERVER.answering("RCPT TO:<office-1@", "552 5.2.2 mailbox full");
        retry(job());
        run(job());
        dispatcher.run();
        assertThat(job().getProcessInstanceId()).isEqualTo(process);
        assertThatThrownBy(() -> run(job()));

        assertThat(incidents())
                .as("the reason of the last attempt")
                .containsExactly("给陈立（office-1）的邮件没有发出去：收件人的邮箱已满（552 5.2.2 mailbox full）。请收件人清理邮箱后重试。");
        // One text for the administrator, one for the supervisor.
        assertThat(jdbc.sql("SELECT COUNT(*) FROM notice WHERE kind = 'INCIDENT'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    /** Deleting the process in Cockpit while the message waits does not mean that it need not arrive. */
    @Test
    void refusedOnceMoreItHasANewProcessIfItsOwnWasDeleted() {
        SERVER.answering("RCPT TO:<office-1@", "550 5.1.1 no such user");
        tell("office-1", "给陈立的");
        sendWhatIsUrgent();
        assertThatThrownBy(() -> run(job()));
        retry(job());
        run(job());
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery().singleResult().getId(), "in Cockpit");

        dispatcher.run();

        assertThatThrownBy(() -> run(job()));
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void thatANoticeOfAnIncidentCannotBeSentIsToldToNobody() {
        SERVER.answering("RCPT", "550 5.1.1 nobody here");
        step.failures = 100;
        runtime.startProcessInstanceByKey(MODEL);
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThatThrownBy(() -> run(job()));
        }
        sendWhatIsUrgent();
        management.createJobQuery().withRetriesLeft().list().forEach(job -> assertThatThrownBy(() -> run(job)));
        sendWhatIsUrgent();

        assertThat(incidents()).hasSize(3);
        assertThat(count("notice")).isEqualTo(2);
        assertThat(count("message")).isEqualTo(2);
    }

    @Test
    void aNoticeBelongsToATransaction() {
        assertThatThrownBy(() -> notices.tell(notice("office-1", "没有事由")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    /** Trial F8: a fault that passes. */
    @Nested
    class F8TransientFaultTest {

        @Test
        void twiceAFaultAndThenFineHasItsEffectOnce() {
            step.failures = 2;
            runtime.startProcessInstanceByKey(MODEL);
            assertThatThrownBy(() -> run(job()));
            assertThatThrownBy(() -> run(job()));
            assertThat(count("notice")).isZero();

            run(job());

            sendWhatIsUrgent();
            assertThat(step.calls).isEqualTo(3);
            assertThat(incidents()).isEmpty();
            assertThat(recipients()).containsExactly("office-2");
            assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        }
    }

    private boolean waitsForTheResult() {
        return runtime.createEventSubscriptionQuery().activityId("event_result").count() == 1;
    }

    /** By the ledger check, of a damage that is then undone. */
    private void assertFound(String damage) {
        new TransactionTemplate(new DataSourceTransactionManager(database)).executeWithoutResult(status -> {
            status.setRollbackOnly();
            assertThat(jdbc.sql(damage).update()).isPositive();
            assertThat(new LedgerCheck(database, Clock.systemUTC()).run())
                    .filteredOn(result -> result.title().startsWith("没有发出去的通知"))
                    .singleElement()
                    .satisfies(
                            result -> assertThat(result.findings()).as(damage).isNotEmpty());
        });
    }

    private void tell(String user, String title) {
        transaction.executeWithoutResult(status -> notices.tell(notice(user, title)));
    }

    private static Notice notice(String user, String title) {
        return new Notice(
                "test/" + title,
                Notice.Kind.URGING,
                true,
                Notice.About.NOTHING,
                null,
                title,
                "全文。",
                Set.of(),
                Set.of(user));
    }

    private void address(String user, String mail) {
        var account = identity.createUserQuery().userId(user).singleResult();
        account.setEmail(mail);
        identity.saveUser(account);
    }

    private void sendWhatIsUrgent() {
        clock.advance(Duration.ofSeconds(61));
        dispatcher.run();
    }

    private Job job() {
        return management.createJobQuery().singleResult();
    }

    private void run(Job job) {
        management.executeJob(job.getId());
    }

    /** As the administrator does in Cockpit. */
    private void retry(Job job) {
        office.desk("admin").as(() -> {
            management.setJobRetries(job.getId(), 1);
            return null;
        });
    }

    private List<String> incidents() {
        return jdbc.sql("SELECT INCIDENT_MSG_ FROM ACT_RU_INCIDENT")
                .query(String.class)
                .list();
    }

    /** The recipients of mails, by the part before the sign. */
    private List<String> recipients() {
        return SERVER.lines.stream()
                .filter(line -> line.startsWith("RCPT TO:<"))
                .map(line -> line.substring(9, line.indexOf('@')))
                .toList();
    }

    private long count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }
}
