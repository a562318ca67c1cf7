package org.weibao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.weibao.process.Elements;
import org.weibao.process.LifeOfAPoint.Act;
import org.weibao.process.LifeOfAPoint.Meter;

/**
 * The engine at its defaults, with the product's models and without the product: what is called from the models does
 * nothing. It plays the same life of a point as {@link org.weibao.process.LifeOfAPoint}.
 */
final class BareEngine implements AutoCloseable {

    private static final int PARTS = 10;
    private static final String LEADS_PART = "1";

    /** Stands for each bean of the models. */
    static final class Stub implements JavaDelegate, ExecutionListener, TaskListener {

        @Override
        public void execute(DelegateExecution execution) {
            // A stub.
        }

        @Override
        public void notify(DelegateExecution execution) {
            // A stub.
        }

        @Override
        public void notify(DelegateTask task) {
            // A stub.
        }
    }

    /** Called by the models as a timer. */
    public static final class Timer {

        public String nextCycle(Object execution) {
            return "R1/9999-01-01T00:00:00Z/PT0S";
        }
    }

    /** Called by the models as the open parts of a point. */
    public static final class OpenParts {

        public List<String> of(Object execution) {
            return IntStream.rangeClosed(1, PARTS).mapToObj(String::valueOf).toList();
        }
    }

    /** Called by the models as the business key of a part. */
    public static final class PartKey {

        public String of(DelegateExecution execution) {
            return execution.getBusinessKey() + "/" + execution.getVariable("partId");
        }
    }

    /** What begins a part: whose it is, and whether they accept it first. */
    private static final ExecutionListener ENTER_PART = execution -> {
        var part = String.valueOf(execution.getVariable("partId"));
        execution.setVariable("unitGroup", "unit-" + part);
        execution.setVariable("headGroup", "unit-" + part + "-head");
        execution.setVariable("leadGroup", "unit-lead");
        execution.setVariable("outcome", part.equals(LEADS_PART) ? "toReport" : "toAccept");
    };

    /** Any name that the models use is there. */
    private static final class Beans extends AbstractMap<Object, Object> {

        private final Map<Object, Object> named = new HashMap<>(Map.of(
                "escalationTimer", new Timer(),
                "openParts", new OpenParts(),
                "partKey", new PartKey(),
                "enterPart", ENTER_PART,
                "dueDate", new Date(),
                "followUpDate", new Date()));

        @Override
        public boolean containsKey(Object key) {
            return !Set.of("outcome", "leadGroup", "leadHeadGroup", "unitGroup", "headGroup", "partId")
                    .contains(key);
        }

        @Override
        public @Nullable Object get(Object key) {
            return named.computeIfAbsent(key, first -> new Stub());
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return named.entrySet();
        }
    }

    private final ProcessEngine engine;
    private int lives;

    /** @param history the level of its history: "full" in every distribution, "audit" in an engine set up by hand */
    BareEngine(DataSource database, String history) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setBeans(new Beans());
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setHistory(history);
        engine = configuration.buildProcessEngine();
        var deployment = engine.getRepositoryService().createDeployment();
        Stream.of("work-point.bpmn", "implementation.bpmn")
                .forEach(model -> deployment.addString(model, text(Path.of("bpmn", model))));
        deployment.deploy();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One life: ten parts, seven of which report once before they are done. */
    void live(Meter meter) {
        var key = "bare-" + ++lives;
        meter.measure(Act.PUBLISH, () -> engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "work-point",
                        key,
                        Map.of("pointId", 1L, "leadGroup", "unit-lead", "leadHeadGroup", "unit-lead-head")));
        runJobs(meter);
        does(meter, "lead", Elements.ACCEPT_ASSIGNMENT, key, "accepted");
        for (var part = 2; part <= PARTS; part++) {
            var of = key + "/" + part;
            does(meter, "officer-" + part, Elements.ACCEPT_PART, of, "accepted");
            if (part <= 8) {
                does(meter, "officer-" + part, Elements.REPORT, of, "continuing");
            }
            does(meter, "officer-" + part, Elements.REPORT, of, "done");
            does(meter, "head-" + part, Elements.SIGN_PART, of, "signed");
            does(meter, "lead", Elements.VERIFY, of, "passed");
        }
        does(meter, "lead", Elements.REPORT, key + "/" + LEADS_PART, "ownDone");
        does(meter, "lead", Elements.COMPILE, key, "compiled");
        does(meter, "lead-head", Elements.SIGN, key, "signed");
        does(meter, "office", Elements.CHECK, key, "passed");
        does(meter, "recorder", Elements.DECIDE, key, "closed");
        if (engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count()
                > 0) {
            throw new IllegalStateException(key + " has not ended");
        }
    }

    /** As the engine's own Tasklist does: a task is claimed, then completed. */
    private void does(Meter meter, String user, String step, String key, String outcome) {
        var tasks = engine.getTaskService();
        var task = new String[1];
        meter.measure(
                Act.FIND,
                () -> task[0] = tasks.createTaskQuery()
                        .taskDefinitionKey(step)
                        .processInstanceBusinessKey(key)
                        .singleResult()
                        .getId());
        engine.getIdentityService().setAuthenticatedUserId(user);
        try {
            meter.measure(Act.SUBMIT, () -> {
                tasks.claim(task[0], user);
                tasks.complete(task[0], Map.of("outcome", outcome));
            });
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        runJobs(meter);
    }

    private void runJobs(Meter meter) {
        var jobs = engine.getManagementService();
        for (var waiting = jobs.createJobQuery().messages().withRetriesLeft().list();
                !waiting.isEmpty();
                waiting = jobs.createJobQuery().messages().withRetriesLeft().list()) {
            waiting.forEach(job -> meter.measure(Act.JOBS, () -> jobs.executeJob(job.getId())));
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
