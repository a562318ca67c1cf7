package org.weibao.process.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.board.NextStepQuery;
import org.weibao.board.UrgingQuery;
import org.weibao.deadline.StepNames;
import org.weibao.deadline.TaskSubject;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.process.SubjectVariables;
import org.weibao.process.guard.PastRights;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.EntryKind;

/** What was done, who has it now and until when, and where to find it. Only the person who did it may read this. */
@Component
class ActOutcomes {

    /** The record of an act and the engine's end of its task are written at slightly different moments. */
    private static final Duration AROUND = Duration.ofSeconds(30);

    /** The most bodies that the sentence names. */
    private static final int MOST_NAMED = 10;

    /** The task's end is stored with milliseconds, what follows with microseconds. */
    private static final Duration SINCE = Duration.ofSeconds(2);

    /**
     * The sentence.
     *
     * @param complete whether it names who has it now, or nobody will; if false, ask again in a moment
     */
    record Outcome(String sentence, boolean complete) {}

    private final HistoryService history;
    private final ManagementService jobs;
    private final PastRights rights;
    private final NextStepQuery next;
    private final StepNames steps;
    private final UrgingQuery urgings;

    ActOutcomes(
            HistoryService history,
            ManagementService jobs,
            PastRights rights,
            NextStepQuery next,
            StepNames steps,
            UrgingQuery urgings) {
        this.history = history;
        this.jobs = jobs;
        this.rights = rights;
        this.next = next;
        this.steps = steps;
        this.urgings = urgings;
    }

    /** @throws NotYours if the user has not done such a task */
    Outcome ofTask(String taskId, CurrentUser user) {
        HistoricTaskInstance task = rights.ask(() -> history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .finished()
                .singleResult());
        if (task == null || !user.userId().equals(task.getAssignee()) || user.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
        var about = task.getName().split("｜", 2);
        var ended = task.getEndTime().toInstant();
        var subject = subject(task.getProcessInstanceId());
        var step = steps.nameOf(task.getTaskDefinitionKey());
        var done = subject.flatMap(each -> next.done(each, user.userId(), ended.minus(AROUND), ended.plus(AROUND)))
                .map(EntryKind::label)
                .filter(label -> !label.equals(step))
                .map(label -> "（" + label + "）")
                .orElse("");
        return outcome(
                "已提交：" + about[about.length - 1].replace("｜", "，") + "，" + step + done + "。",
                subject.orElse(null),
                task.getTaskDefinitionKey(),
                ended,
                task.getRootProcessInstanceId());
    }

    /** @throws NotYours if the user has not started such a process */
    Outcome ofStart(String processId, CurrentUser user) {
        HistoricProcessInstance started = rights.ask(() -> history.createHistoricProcessInstanceQuery()
                .processInstanceId(processId)
                .singleResult());
        if (started == null || !user.userId().equals(started.getStartUserId()) || user.isIn(Groups.ADMINISTRATOR)) {
            throw new NotYours();
        }
        return outcome(
                "已提交：" + started.getProcessDefinitionName() + urged(processId, user) + "。",
                subject(processId).orElse(null),
                null,
                started.getStartTime().toInstant(),
                started.getRootProcessInstanceId());
    }

    /** How many tasks were urged, and whose; empty for another process. */
    private String urged(String processId, CurrentUser user) {
        var bodies = urgings.urgedBy(processId, user.userId());
        var named = bodies.stream().distinct().limit(MOST_NAMED).collect(Collectors.joining("、"));
        var all = bodies.stream().distinct().count() <= MOST_NAMED;
        return bodies.isEmpty() ? "" : "，" + bodies.size() + "项任务，已通知" + named + (all ? "" : "等") + "的经办人和负责人";
    }

    private Outcome outcome(
            String done, @Nullable TaskSubject subject, @Nullable String step, Instant at, String rootProcessId) {
        var now = Optional.ofNullable(subject).flatMap(each -> next.next(each, step, at.minus(SINCE)));
        return new Outcome(
                done + now.map(who -> who + "。").orElse("") + "可在“已办”中查看。",
                now.isPresent() || !isUnderWay(rootProcessId));
    }

    /** Whether the engine still has jobs of it to run. */
    private boolean isUnderWay(String rootProcessId) {
        return rights.ask(() -> jobs.createJobQuery()
                        .rootProcessInstanceId(rootProcessId)
                        .executable()
                        .withRetriesLeft()
                        .count())
                > 0;
    }

    private Optional<TaskSubject> subject(String processId) {
        Map<String, Object> ids = new HashMap<>();
        rights.ask(() -> history.createHistoricVariableInstanceQuery()
                        .processInstanceId(processId)
                        .list())
                .forEach(variable -> ids.put(variable.getName(), variable.getValue()));
        return SubjectVariables.find(name -> Objects.requireNonNullElse(ids.get(name), ""));
    }
}
