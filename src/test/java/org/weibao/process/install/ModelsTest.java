package org.weibao.process.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.weibao.support.BothDatabases;
import org.weibao.support.Starts;

/** Whose jobs a node does: those of the models that were there at its start, and of those that it has deployed. */
@BothDatabases
class ModelsTest {

    private static final String JOBS = "--camunda.bpm.job-execution.enabled=true";
    private static final Page ALL = new Page(0, 100);

    @TempDir
    private Path folder;

    @Test
    void anOldNodeLeavesTheNewModelsJobsToTheNewNodes() {
        var starts = Starts.onWantedDatabase(folder);
        try (var old = starts.start(JOBS)) {
            stopJobs(old);
            deploy(old, "before");
            try (var next = starts.start(JOBS)) {
                stopJobs(next);
                deploy(next, "after");
                var before = start(old, "before");
                var after = start(next, "after");

                assertThat(acquirable(old)).contains(before).doesNotContain(after);
                assertThat(acquirable(next)).contains(before, after);
            }
        }
        try (var again = starts.start(JOBS)) {
            await("the jobs of all models")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> again.getBean(RuntimeService.class)
                                    .createProcessInstanceQuery()
                                    .count()
                            == 0);
        }
    }

    private static void stopJobs(ConfigurableApplicationContext node) {
        engine(node).getJobExecutor().shutdown();
    }

    private static void deploy(ConfigurableApplicationContext node, String key) {
        node.getBean(RepositoryService.class)
                .createDeployment()
                .addModelInstance(
                        key + ".bpmn",
                        Bpmn.createExecutableProcess(key)
                                .camundaHistoryTimeToLiveString("P1095D")
                                .startEvent()
                                .endEvent()
                                .camundaAsyncBefore()
                                .done())
                .deploy();
    }

    private static String start(ConfigurableApplicationContext node, String key) {
        return node.getBean(RuntimeService.class).startProcessInstanceByKey(key).getId();
    }

    /** The instances whose jobs the node would take now. */
    private static Set<String> acquirable(ConfigurableApplicationContext node) {
        return engine(node)
                .getCommandExecutorTxRequired()
                .execute(context -> context.getJobManager().findNextJobsToExecute(ALL))
                .stream()
                // The removal of old processes belongs to none.
                .filter(job -> job.getProcessInstanceId() != null)
                .map(AcquirableJobEntity::getProcessInstanceId)
                .collect(Collectors.toSet());
    }

    private static ProcessEngineConfigurationImpl engine(ConfigurableApplicationContext node) {
        return node.getBean(ProcessEngineConfigurationImpl.class);
    }
}
