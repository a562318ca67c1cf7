package org.weibao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.weibao.operation.Retention;

@DisplayName("Trial F20: history is removed three years after its process has ended")
class F20HistoryCleanupTest extends Scenario {

    @Autowired
    LifeOfAPoint life;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService jobs;

    @Autowired
    Retention retention;

    @Autowired
    JdbcClient database;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @BeforeEach
    void begin() {
        clock.startAgain();
        engine.setHistoryCleanupEnabled(true);
    }

    @AfterEach
    void end() {
        engine.setHistoryCleanupEnabled(false);
    }

    @Test
    @DisplayName("Not a day before; an open point keeps its own; our records stay, and the ledger is in order")
    void removed() {
        life.whole((act, work) -> work.run());
        var open = life.begun((act, work) -> work.run());
        var kept = records();
        var ended = ended();
        assertThat(ended).isPositive();
        var running = history.createHistoricProcessInstanceQuery().unfinished().count();

        clock.setTo(LocalDate.of(2026, 3, 4));
        cleanUp();
        assertThat(ended()).isEqualTo(ended);

        clock.setTo(LocalDate.of(2026, 3, 6));
        cleanUp();
        assertThat(ended()).isZero();
        assertThat(history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(open)
                        .list())
                .isNotEmpty();
        assertThat(history.createHistoricProcessInstanceQuery().unfinished().count())
                .isEqualTo(running);
        retention.run();
        assertThat(records()).isEqualTo(kept);
        ledger.assertInOrder();
    }

    private long ended() {
        return history.createHistoricProcessInstanceQuery().finished().count();
    }

    /** What people have done, as our tables have it. */
    private List<Long> records() {
        return List.of("timeline_entry", "report", "report_figure", "decision", "evidence_file", "letter", "urging")
                .stream()
                .map(table -> transaction.execute(status -> database.sql("SELECT COUNT(*) FROM " + table)
                        .query(Long.class)
                        .single()))
                .toList();
    }

    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        for (var round = 0; round < 20; round++) {
            history.findHistoryCleanupJobs().forEach(job -> jobs.executeJob(job.getId()));
        }
    }
}
