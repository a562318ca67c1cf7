package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine's history keeps of a life of a point: each task whole, and little else. */
class EngineHistoryTest extends Scenario {

    @Autowired
    LifeOfAPoint life;

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
}
