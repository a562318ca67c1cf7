package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.weibao.process.Forms.accept;
import static org.weibao.process.Forms.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.support.SecondNode;

/**
 * Trial F11: two levels were reached while the system was down for three days. After the start there is one notice, of
 * the higher level, although two nodes start together on one database.
 */
// The second node takes the engine out of the web apps when it ends.
@DirtiesContext
class F11TimersAfterOutageTest extends Scenario {

    private static final int POINTS = 8;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    ConfigurableApplicationContext application;

    @Autowired
    DataSource database;

    @Test
    void afterThreeDaysEachTaskIsToldOfOnceByWhicheverNode() {
        IntStream.range(0, POINTS).forEach(each -> reporting());
        var reports = POINTS * 3;
        assertThat(due(LocalDate.of(2023, 3, 28))).isEqualTo(reports);

        clock.setTo(LocalDate.of(2023, 3, 31));
        try (var other = SecondNode.beside(application)) {
            engine.getJobExecutor().start();
            // Real time: the trial's measure is five minutes.
            await().atMost(Duration.ofMinutes(1)).until(() -> due(LocalDate.of(2023, 4, 6)) == reports);
            engine.getJobExecutor().shutdown();
        }

        assertThat(told()).hasSize(reports).doesNotHaveDuplicates().allMatch(key -> key.endsWith("/1/blue"));
        assertThat(office.failedJobs()).isZero();
        assertThat(management.createJobQuery().withException().count()).isZero();
        ledger.assertInOrder();
    }

    private void reporting() {
        var code = points.ledBy("fulian").in("jia", "yi").everybody("宣讲").published();
        office.desk("fulian-officer").does(Elements.ACCEPT_ASSIGNMENT, code, answer("ACCEPTED"));
        for (var county : List.of("jia", "yi")) {
            office.desk(county + "-officer").does(Elements.ACCEPT_PART, code + "/" + county, accept());
        }
    }

    /** How many timers of reports are due next on that day. */
    private long due(LocalDate day) {
        return management.createJobQuery().activityId("timer_nextLevel_report").timers().list().stream()
                .filter(job ->
                        WorkingCalendar.dayOf(job.getDuedate().toInstant()).equals(day))
                .count();
    }

    private List<String> told() {
        return JdbcClient.create(database)
                .sql(
                        "SELECT notice_key FROM notice WHERE kind IN ('REMINDER', 'ESCALATION') AND notice_key NOT LIKE '%/head'")
                .query(String.class)
                .list();
    }
}
