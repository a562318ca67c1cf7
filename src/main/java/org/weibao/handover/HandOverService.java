package org.weibao.handover;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.deadline.OpenTask;
import org.weibao.deadline.TaskLookup;
import org.weibao.escalation.EscalationService;
import org.weibao.organization.Addressee;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Directory;
import org.weibao.organization.Groups;
import org.weibao.shared.Conflict;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;
import org.weibao.workpoint.EntryKind;

/**
 * Hands a task to a colleague (转交), never to anybody outside the task's group. The head of the unit does it. The desks
 * of office and leading group have no head, so a colleague does it. A head may read a task only; the service uses
 * further rights for the rest, because they head its unit.
 */
@Service
@Transactional
public class HandOverService {

    /** A person who may get the task. */
    public record Colleague(String id, String name) {}

    /**
     * What the current user may do with a task beside reading it.
     *
     * @param candidate whether the task belongs to one of their groups
     * @param colleagues the people to whom they may hand it; empty if they may not
     */
    public record Hands(boolean candidate, List<Colleague> colleagues) {}

    private final HandOverWorkflow workflow;
    private final TaskLookup lookup;
    private final Directory directory;
    private final EscalationService escalation;

    HandOverService(HandOverWorkflow workflow, TaskLookup lookup, Directory directory, EscalationService escalation) {
        this.workflow = workflow;
        this.lookup = lookup;
        this.directory = directory;
        this.escalation = escalation;
    }

    /** @throws NotYours if the current user does not see the task */
    @Transactional(readOnly = true)
    public Hands hands(String taskId, CurrentUser currentUser) {
        var task = workflow.visible(taskId);
        var colleagues = heads(currentUser, task)
                ? members(task)
                        .filter(id -> !id.equals(task.assignee()))
                        .map(id -> new Colleague(id, directory.nameOf(id)))
                        .toList()
                : List.<Colleague>of();
        return new Hands(currentUser.isIn(task.group()), colleagues);
    }

    /**
     * Assigns the task to a colleague, whether somebody has it or not, records it and notifies the colleague.
     *
     * @param reason the head's; null for none
     * @return the colleague's name
     * @throws NotYours if the current user neither heads the unit nor belongs to the desk
     * @throws Refusal if the user is no colleague, or the reason cannot be stored
     * @throws Conflict if the colleague has the task already
     */
    public String handOver(String taskId, @Nullable String userId, @Nullable String reason, CurrentUser currentUser) {
        var task = workflow.visible(taskId);
        if (!heads(currentUser, task)) {
            throw new NotYours();
        }
        if (userId == null || members(task).noneMatch(userId::equals)) {
            throw new Refusal("userId", "请从名单中选择本单位的同事，任务不能转交给其他人。");
        }
        var name = directory.nameOf(userId);
        if (userId.equals(task.assignee())) {
            throw new Conflict("这项任务已经由" + name + "办理，不用转交，请刷新任务列表。");
        }
        lookup.record(task.subject(), currentUser.userId(), EntryKind.HANDED_OVER, text(task, name, reason));
        workflow.assign(task, userId);
        escalation.handedOver(task, userId);
        return name;
    }

    private static boolean heads(CurrentUser currentUser, OpenTask task) {
        return currentUser.isIn(Groups.headOf(task.group()));
    }

    private Stream<String> members(OpenTask task) {
        return directory.membersOf(task.group()).stream().map(Addressee::userId);
    }

    private String text(OpenTask task, String to, @Nullable String reason) {
        var why = Texts.optional("reason", "转交原因", reason);
        return "“" + task.stepName() + "”"
                + (task.assignee() == null ? "" : "由" + directory.nameOf(task.assignee()))
                + "转交" + to + "办理"
                + (why == null ? "。" : "：" + why);
    }
}
