package org.weibao.process.guard;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.weibao.board.EventView;
import org.weibao.board.WorkPointQuery;
import org.weibao.calendar.WorkingCalendar;
import org.weibao.deadline.TaskSubject;
import org.weibao.extension.ExtensionService;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.process.Elements;
import org.weibao.process.SubjectVariables;
import org.weibao.shared.Conflict;
import org.weibao.workpoint.EntryKind;
import org.weibao.workpoint.Visibility;

/** Explains what became of an ended task, only to those who could see it before. */
@Component
public class EndedTasks {

    private static final String LATE = "该任务已办理或已由他人办理，请刷新后再看。";

    private final HistoryService history;
    private final IdentityService identity;
    private final WorkPointQuery points;
    private final ExtensionService extensions;
    private final Visibility visibility;
    private final Directory directory;
    private final PastRights rights;

    EndedTasks(
            HistoryService history,
            IdentityService identity,
            WorkPointQuery points,
            ExtensionService extensions,
            Visibility visibility,
            Directory directory,
            PastRights rights) {
        this.history = history;
        this.identity = identity;
        this.points = points;
        this.extensions = extensions;
        this.visibility = visibility;
        this.directory = directory;
        this.rights = rights;
    }

    /** Why an act on the task comes too late. */
    Conflict conflict(String taskId) {
        return new Conflict(currentUser()
                .flatMap(currentUser -> ended(taskId, currentUser)
                        .flatMap(task -> isCompleted(task)
                                ? completion(task, currentUser).map(LATE::concat)
                                : Optional.of(removal(task, currentUser) + "您的操作没有保存。")))
                .orElse(LATE));
    }

    /** Why nobody else may complete a task that somebody has claimed. */
    Conflict taken(String assignee) {
        return new Conflict("这项任务已由" + directory.nameOf(assignee) + "认领，由其本人办理；需要换人的，请先转交。");
    }

    /** How the task ended; empty if it is open or the current user could not see it. */
    public Optional<String> sentence(String taskId) {
        return currentUser().flatMap(currentUser -> ended(taskId, currentUser)
                .map(task -> isCompleted(task)
                        ? completion(task, currentUser).orElse("这项任务已经办完，不用再办。")
                        : removal(task, currentUser)));
    }

    private Optional<CurrentUser> currentUser() {
        return Optional.ofNullable(identity.getCurrentAuthentication())
                .map(each ->
                        CurrentUser.of(each.getUserId(), Objects.requireNonNullElse(each.getGroupIds(), List.of())));
    }

    private Optional<HistoricTaskInstance> ended(String taskId, CurrentUser currentUser) {
        HistoricTaskInstance task = rights.ask(() -> history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .finished()
                .singleResult());
        return Optional.ofNullable(task).filter(each -> couldSee(taskId, currentUser));
    }

    private boolean couldSee(String taskId, CurrentUser currentUser) {
        if (currentUser.isIn(Groups.ADMINISTRATOR)) {
            return false;
        }
        return visibility.seesEverything(currentUser)
                || rights
                        .ask(() -> history.createHistoricIdentityLinkLogQuery()
                                .taskId(taskId)
                                .type(IdentityLinkType.CANDIDATE)
                                .list())
                        .stream()
                        .map(HistoricIdentityLinkLog::getGroupId)
                        .filter(Objects::nonNull)
                        .anyMatch(group -> currentUser.isIn(group) || currentUser.isIn(Groups.headOf(group)));
    }

    private static boolean isCompleted(HistoricTaskInstance task) {
        return TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason());
    }

    /** Empty for the current user's own act, or if the user is unknown. */
    private Optional<String> completion(HistoricTaskInstance task, CurrentUser currentUser) {
        @Nullable String by = task.getAssignee();
        Instant at = task.getEndTime().toInstant();
        if (by == null || by.equals(currentUser.userId())) {
            return Optional.empty();
        }
        return Optional.of("这项任务已由" + directory.historyOf(by).at(at) + "于" + WorkingCalendar.named(at) + "办完，不用再办。");
    }

    private String removal(HistoricTaskInstance task, CurrentUser currentUser) {
        Optional<TaskSubject> subject = subject(task);
        List<EventView> timeline = subject.map(this::timeline).orElse(List.of()).stream()
                .filter(event ->
                        !event.at().isAfter(task.getEndTime().toInstant().plusSeconds(1)))
                .filter(event ->
                        visibility.seesEverything(currentUser) || !event.kind().isOfTheOffice())
                .toList();
        @Nullable EventView last = timeline.isEmpty() ? null : timeline.get(timeline.size() - 1);
        if (last != null && last.kind() == EntryKind.UNFINISHED) {
            return "结束落实已经办公室同意（" + who(last) + "），这项承办任务记为未完成，不用再填报。";
        }
        return reason(task, subject.map(TaskSubject::kind).orElse(null))
                + (last == null ? "" : "最近一步：" + who(last) + last.kindLabel() + "。");
    }

    private static String reason(HistoricTaskInstance task, TaskSubject.@Nullable Kind kind) {
        if (kind == TaskSubject.Kind.EXTENSION) {
            return "申请延期的任务已经办完或者不再需要，这项申请不用再办。";
        }
        if (kind == TaskSubject.Kind.LETTER) {
            return "函件所列事项已经办结或者期限已改，函件不用再发。";
        }
        return switch (task.getTaskDefinitionKey()) {
            case Elements.REQUEST_END, Elements.CONSENT_END -> "承办任务均已完成，不用再提请结束落实。";
            default -> "这项任务不再需要，已经撤销。";
        };
    }

    private static String who(EventView event) {
        return event.by()
                + (event.byPost() == null ? "" : "（" + event.byPost() + "）")
                + WorkingCalendar.named(event.at());
    }

    private Optional<TaskSubject> subject(HistoricTaskInstance task) {
        Map<String, Object> ids = new HashMap<>();
        rights.ask(() -> history.createHistoricVariableInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .list())
                .forEach(variable -> ids.put(variable.getName(), variable.getValue()));
        return SubjectVariables.find(ids::get);
    }

    private List<EventView> timeline(TaskSubject subject) {
        return switch (subject.kind()) {
            case PART -> points.timelineOfPart(subject.id());
            case POINT -> points.timeline(subject.id());
            case EXTENSION -> timeline(extensions.subjectOf(subject.id()));
            case PLAN, LETTER -> List.of();
        };
    }
}
