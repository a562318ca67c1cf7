package org.weibao.process;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The people of the sample organization at work: each sees, takes and completes their own tasks, as in Tasklist. */
@Component
class Office {

    private final ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    Office(
            TaskService tasks,
            FormService forms,
            IdentityService identity,
            ManagementService management,
            RuntimeService runtime,
            RepositoryService repository) {
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
        this.management = management;
        this.runtime = runtime;
        this.repository = repository;
    }

    /** Somebody signed in. */
    Desk desk(String userId) {
        return new Desk(userId);
    }

    /** Runs every job that waits, one after another, until the processes wait for people again. */
    void continueToNextWaitState() {
        for (var jobs = waiting(); !jobs.isEmpty(); jobs = waiting()) {
            jobs.forEach(job -> management.executeJob(job.getId()));
        }
    }

    /** The one timer at a task, whenever it is due. */
    Job timer(String id, String key) {
        var step = id.replace("timer_nextLevel_", "userTask_");
        var found = management
                .createJobQuery()
                .executionId(task(step, key).getExecutionId())
                .timers()
                .list();
        assertThat(found).as(id + " waits at " + key).hasSize(1);
        return found.get(0);
    }

    /** Runs the timer at a task, which must be due. */
    void fireTimer(String id, String key) {
        var timer = timer(id, key);
        assertThat(timer.getDuedate()).as(id + " is due at " + key).isBeforeOrEqualTo(ClockUtil.getCurrentTime());
        management.executeJob(timer.getId());
    }

    /** Runs every due timer of a point and its parts, again and again until none is left. */
    void fireDueTimers(String code) {
        var instances = runtime.createProcessInstanceQuery().processInstanceBusinessKeyLike(code + "%").list().stream()
                .map(ProcessInstance::getId)
                .collect(toSet());
        for (var due = dueTimers(instances); !due.isEmpty(); due = dueTimers(instances)) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> dueTimers(Set<String> instances) {
        return management
                .createJobQuery()
                .timers()
                .withRetriesLeft()
                .duedateLowerThan(ClockUtil.getCurrentTime())
                .list()
                .stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .toList();
    }

    /** Ends the processes whose business keys begin like this, so that the next scenario finds none of them. */
    void forget(String prefix) {
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .processInstanceBusinessKeyLike(prefix + "%")
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the story is over"));
    }

    /** Jobs that have failed for good and wait for somebody to look at them. */
    long failedJobs() {
        return management.createJobQuery().noRetriesLeft().count();
    }

    /** The jobs that a job executor would run now. */
    List<Job> waiting() {
        return management.createJobQuery().messages().withRetriesLeft().list();
    }

    /** While the act runs the user belongs to one more group. */
    void alsoIn(String userId, String group, Runnable act) {
        identity.createMembership(userId, group);
        try {
            act.run();
        } finally {
            identity.deleteMembership(userId, group);
        }
    }

    boolean isRunning(String businessKey) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0;
    }

    /** The one task of a step within a point, whatever its group. */
    Task task(String step, String key) {
        var found = tasks(step, key);
        assertThat(found).as(step + " waits at " + key).hasSize(1);
        return found.get(0);
    }

    List<Task> tasks(String step, String key) {
        var query = tasks.createTaskQuery().taskDefinitionKey(step);
        // letter-1 is not letter-12; of a point or part the key's beginning is enough.
        return key.matches(".*/letter-\\d+")
                ? query.processInstanceBusinessKey(key).list()
                : query.processInstanceBusinessKeyLike(key + "%").list();
    }

    final class Desk {

        private final String userId;

        private Desk(String userId) {
            this.userId = userId;
        }

        /** Starts a year with a document. */
        void startsYear(int year) {
            starts(Elements.ANNUAL_PLAN, Map.of("year", year));
        }

        /** Starts a process with its form, as from Tasklist's list; the answer is its id. */
        String starts(String model, Object command) {
            var definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(model)
                    .latestVersion()
                    .singleResult()
                    .getId();
            return as(() -> forms.submitStartForm(definition, submission(command)))
                    .getId();
        }

        /** Takes the one task of that step that they see at that point or part, and completes it; then jobs run. */
        void does(String step, String key, Object command) {
            click(step, key, command);
            continueToNextWaitState();
        }

        /** As {@link #does}, but no job runs: the click alone. */
        void click(String step, String key, Object command) {
            click(sees(step, key), command);
        }

        /** Takes and completes that task. */
        void click(Task task, Object command) {
            as(() -> {
                tasks.claim(task.getId(), userId);
                try {
                    forms.submitTaskForm(task.getId(), submission(command));
                } catch (RuntimeException refused) {
                    tasks.setAssignee(task.getId(), null);
                    throw refused;
                }
                return null;
            });
        }

        Task sees(String step, String key) {
            var found = seen(step, key);
            assertThat(found).as(userId + " sees " + step + " at " + key).hasSize(1);
            return found.get(0);
        }

        void doesNotSee(String step, String key) {
            assertThat(seen(step, key))
                    .as(userId + " sees " + step + " at " + key)
                    .isEmpty();
        }

        private List<Task> seen(String step, String key) {
            return as(() -> tasks(step, key));
        }

        <T> T as(Supplier<T> act) {
            identity.clearAuthentication();
            var groups = identity.createGroupQuery().groupMember(userId).list().stream()
                    .map(Group::getId)
                    .toList();
            identity.setAuthentication(userId, groups);
            try {
                return act.get();
            } finally {
                identity.clearAuthentication();
            }
        }
    }

    Map<String, Object> submission(Object command) {
        try {
            return Map.of("submission", json.writeValueAsString(command));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
