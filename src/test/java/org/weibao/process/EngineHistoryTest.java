package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.weibao.process.LifeOfAPoint.Act;

/** What the engine's history keeps of a life of a point: each task whole, and little else. */
class EngineHistoryTest extends Scenario {

    private static final String WORK_POINT = "work-point";

    @Autowired
    LifeOfAPoint life;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    HistoryService history;

    @BeforeAll
    void aPointIsClosed() {
        clock.startAgain();
        life.whole((act, what) -> what.run());
    }

    @Test
    void everyDoneTaskHasItsPersonAndItsTimes() {
        var done = history.createHistoricTaskInstanceQuery()
                .taskDeleteReason("completed")
                .list();
        assertThat(done).hasSizeGreaterThanOrEqualTo(49).allSatisfy(task -> {
            assertThat(task.getAssignee()).isNotNull();
            assertThat(Duration.ofMillis(task.getDurationInMillis()))
                    .isCloseTo(
                            Duration.between(
                                    task.getStartTime().toInstant(),
                                    task.getEndTime().toInstant()),
                            Duration.ofSeconds(1));
        });
        assertThat(done)
                .extracting(HistoricTaskInstance::getTaskDefinitionKey)
                .contains(Elements.ACCEPT_ASSIGNMENT, Elements.REPORT, Elements.DECIDE);
    }

    @Test
    void ofTheWayBetweenTasksOnlyCallsAreKept() {
        assertThat(history.createHistoricActivityInstanceQuery().list())
                .extracting(HistoricActivityInstance::getActivityType)
                .isNotEmpty()
                .containsOnly(
                        ActivityTypes.CALL_ACTIVITY, ActivityTypes.MULTI_INSTANCE_BODY, ActivityTypes.SUB_PROCESS);
    }

    @Test
    void nothingOfAnEndedProcessStaysOpen() {
        var ended = history.createHistoricProcessInstanceQuery().finished().list().stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        assertThat(history.createHistoricActivityInstanceQuery().unfinished().list())
                .extracting(HistoricActivityInstance::getProcessInstanceId)
                .doesNotContainAnyElementsOf(ended);
        assertThat(ended).isNotEmpty();
    }

    @Test
    void ofTheVariablesOnlyWhatAProcessWasAboutIsKept() {
        assertThat(history.createHistoricVariableInstanceQuery().list())
                .extracting(HistoricVariableInstance::getName)
                .contains(Variables.POINT_ID.name(), Variables.PART_ID.name())
                .allMatch(name -> name.endsWith("Id"));
    }

    @Test
    void aPartIsASubjectOfItsOwnProcessOnly() {
        var ofPoints = history.createHistoricProcessInstanceQuery().processDefinitionKey(WORK_POINT).list().stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        assertThat(history.createHistoricVariableInstanceQuery()
                        .variableName(Variables.PART_ID.name())
                        .list())
                .extracting(HistoricVariableInstance::getProcessInstanceId)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(ofPoints);
    }

    @Test
    void howLongAProcessIsKeptIsReadAtItsEnd() {
        try {
            life.whole((act, what) -> {
                if (act == Act.SUBMIT) {
                    // As an administrator does on another node.
                    keptFor(7);
                }
                what.run();
            });
        } finally {
            keptFor(1095);
        }
        var kept =
                history.createHistoricProcessInstanceQuery().processDefinitionKey(WORK_POINT).finished().list().stream()
                        .map(point -> ChronoUnit.DAYS.between(day(point.getEndTime()), day(point.getRemovalTime())))
                        .toList();
        assertThat(kept).containsOnlyOnce(7L);
    }

    /** The engine counts in days of the JVM's zone, where one may have 23 hours. */
    private static LocalDate day(Date time) {
        return LocalDate.ofInstant(time.toInstant(), ZoneId.systemDefault());
    }

    private void keptFor(int days) {
        transaction.executeWithoutResult(status ->
                database.update("update ACT_RE_PROCDEF set HISTORY_TTL_ = ? where KEY_ = ?", days, WORK_POINT));
    }
}
