package org.weibao.workpoint;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import org.weibao.support.MySqlServer;
import org.weibao.support.WeibaoTest;

/** A moment means the same in every zone of the machine that writes it and of the one that reads it. */
@WeibaoTest
class PointsInTimeTest {

    private static final Instant MOMENT = Instant.parse("2023-03-06T01:02:03.123456Z");
    private static final TimeZone USUAL = TimeZone.getDefault();

    private static int nextYear = 3001;

    @Autowired
    private EntityManager entities;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TaskService tasks;

    @AfterEach
    void backHome() {
        TimeZone.setDefault(USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Shanghai"})
    void ourTables(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        transaction.executeWithoutResult(status ->
                entities.persist(new TimelineEntry(plan(), null, null, MOMENT, "system", EntryKind.values()[0], zone)));

        assertThat(entities.createNativeQuery(
                                "select cast(at as char(26)) from timeline_entry where text = '" + zone + "'")
                        .getSingleResult())
                .isEqualTo("2023-03-06 09:02:03.123456");
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        assertThat(entities.createQuery("select e.at from TimelineEntry e where e.text = '" + zone + "'", Instant.class)
                        .getSingleResult())
                .isEqualTo(MOMENT);
    }

    /** That some entry can be about. */
    private long plan() {
        var year = nextYear++;
        entities.createNativeQuery("insert into plan (version, plan_year, running_year, title, source, state)"
                        + " values (0, " + year + ", " + year + ", '试验', '试验', 'PROOFREADING')")
                .executeUpdate();
        return ((Number) entities.createNativeQuery("select max(id) from plan").getSingleResult()).longValue();
    }

    /** On H2 the engine depends on the machine's zone, which the application sets at start. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Shanghai"})
    void theEnginesTables(String zone) {
        Assumptions.assumeTrue(MySqlServer.isWanted());
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Task task = tasks.newTask();
        task.setDueDate(Date.from(Instant.parse("2023-03-06T10:00:00Z")));
        tasks.saveTask(task);

        assertThat(entities.createNativeQuery("select cast(DUE_DATE_ as char(19)) from ACT_RU_TASK where ID_ = '"
                                + task.getId() + "'")
                        .getSingleResult())
                .isEqualTo("2023-03-06 18:00:00");
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getDueDate())
                .hasSameTimeAs("2023-03-06T10:00:00Z");
    }
}
