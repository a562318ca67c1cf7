package org.weibao.process.port;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.deadline.TaskSubject;
import org.weibao.escalation.EscalationService;
import org.weibao.extension.ExtensionService;
import org.weibao.letter.LetterQuery;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.process.SubjectVariables;
import org.weibao.process.guard.PastRights;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.workpoint.HandOverRecords;

/**
 * Hands a task to a colleague (转交), and never to anybody outside the group that is asked: the head of its unit does, or at
 * the desks of office and leading group, which have no head, a colleague. A head reads a task and nothing behind it: that
 * they head its unit allows the rest.
 */
@Service
@Transactional
public class HandOver {

    /** Somebody who may be given the task. */
    public record Colleague(String id, String name) {}

    /**
     * What the signed-in user may do with a task beside reading it.
     *
     * @param candidate whether he belongs to those who are asked to do it
     * @param colleagues to whom he may hand it; nobody if he does not head their unit
     */
    public record Hands(boolean candidate, List<Colleague> colleagues) {}

    private final TaskService tasks;
    private final IdentityService identity;
    private final PastRights rights;
    private final Directory directory;
    private final HandOverRecords records;
    private final EscalationService supervision;
    private final ExtensionService extensions;
    private final LetterQuery letters;

    HandOver(
            TaskService tasks,
            IdentityService identity,
            PastRights rights,
            Directory directory,
            HandOverRecords records,
            EscalationService supervision,
            ExtensionService extensions,
            LetterQuery letters) {
        this.tasks = tasks;
        this.identity = identity;
        this.rights = rights;
        this.directory = directory;
        this.records = records;
        this.supervision = supervision;
        this.extensions = extensions;
        this.letters = letters;
    }

    /** @throws NotYours if the signed-in user does not see the task */
    @Transactional(readOnly = true)
    public Hands hands(String taskId) {
        var task = visible(taskId);
        var group = groupOf(task);
        var colleagues = heads(group)
                ? members(group).stream()
                        .filter(id -> !id.equals(task.getAssignee()))
                        .map(id -> new Colleague(id, directory.nameOf(id)))
                        .toList()
                : List.<Colleague>of();
        return new Hands(ownGroups().contains(group), colleagues);
    }

    /**
     * Gives the task to a colleague, whether somebody has it or not, and records it.
     *
     * @return the colleague's name
     * @throws NotYours if the signed-in user does not head the unit
     * @throws Refusal if the other one does not belong to those who are asked
     * @throws Conflict if he has the task already
     */
    public String handOver(String taskId, @Nullable String userId, @Nullable String reason) {
        var task = visible(taskId);
        var group = groupOf(task);
        if (!heads(group)) {
            throw new NotYours();
        }
        if (userId == null || !members(group).contains(userId)) {
            throw new Refusal("userId", "请从名单中选择本单位的同事，任务不能转交给其他人。");
        }
        @Nullable String from = task.getAssignee();
        if (userId.equals(from)) {
            throw new Conflict("这项任务已经由" + directory.nameOf(userId) + "办理，不用转交，请刷新任务列表。");
        }
        var step = task.getName().split("｜", 2)[0];
        var ids = rights.ask(() -> tasks.getVariables(task.getId()));
        var subject = SubjectVariables.of(ids::get);
        record(subject, ids, new HandOverRecords.HandOver(signedIn(), step, from, userId, reason));
        assign(taskId, userId);
        supervision.handedOver(
                subject,
                task.getTaskDefinitionKey(),
                new EscalationService.OpenTask(taskId, task.getName(), group, userId),
                userId);
        return directory.nameOf(userId);
    }

    /** In the head's name, so that the engine's own record has him, and without asking whether he may assign to anybody. */
    private void assign(String taskId, String userId) {
        rights.ask(() -> new AssignTaskCmd(taskId, userId).execute(Context.getCommandContext()));
    }

    private void record(TaskSubject subject, Map<String, Object> ids, HandOverRecords.HandOver handOver) {
        switch (subject.kind()) {
            case PART -> records.ofPart(subject.id(), handOver);
            case POINT -> records.ofPoint(subject.id(), handOver);
            case PLAN -> records.ofPlan(subject.id(), handOver);
            case EXTENSION -> record(extensions.subjectOf(subject.id()), ids, handOver);
            // The office's own affair: the part's unit does not read of a letter that it has not got.
            case LETTER -> records.ofPoint(letters.pointOf(subject.id()), handOver);
        }
    }

    private Task visible(String taskId) {
        var task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw new NotYours();
        }
        return task;
    }

    /** The one group that a step asks. */
    private String groupOf(Task task) {
        return rights.ask(() -> tasks.getIdentityLinksForTask(task.getId())).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    private boolean heads(String group) {
        return ownGroups().contains(Groups.headOf(group));
    }

    private List<String> ownGroups() {
        return identity.getCurrentAuthentication().getGroupIds();
    }

    private List<String> members(String group) {
        return rights
                .ask(() -> identity.createUserQuery()
                        .memberOfGroup(group)
                        .orderByUserId()
                        .asc()
                        .list())
                .stream()
                .map(User::getId)
                .toList();
    }

    private String signedIn() {
        return identity.getCurrentAuthentication().getUserId();
    }
}
