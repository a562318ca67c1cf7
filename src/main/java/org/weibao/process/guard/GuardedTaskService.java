package org.weibao.process.guard;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.QueryValidators.AdhocQueryValidator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.Validator;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.NotYours;
import org.weibao.shared.Refusal;
import org.weibao.shared.Texts;

/** The engine's task service for all callers: no expressions in queries, and only a form's content at completion. */
final class GuardedTaskService extends TaskServiceImpl {

    /** The engine's own check does not look inside "or"; this one does. */
    private static final Validator<AbstractQuery<?, ?>> NO_EXPRESSIONS =
            query -> refuseExpressions((TaskQueryImpl) query, new HashSet<>());

    private final Supplier<EndedTasks> ended;

    GuardedTaskService(Supplier<EndedTasks> ended) {
        this.ended = ended;
    }

    private static void refuseExpressions(TaskQueryImpl query, Set<TaskQueryImpl> seen) {
        if (!seen.add(query)) {
            return;
        }
        if (!query.getExpressions().isEmpty()) {
            throw GuardedExpressionManager.noExpressionInQuery();
        }
        query.getQueries().forEach(inner -> refuseExpressions(inner, seen));
    }

    @Override
    public TaskQuery createTaskQuery() {
        // A class of our own would be clearer, but a saved filter can be extended only by a query of exactly this
        // class.
        TaskQueryImpl query = new TaskQueryImpl(commandExecutor);
        query.removeValidator(AdhocQueryValidator.get());
        query.addValidator(NO_EXPRESSIONS);
        return query;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, @Nullable Map<String, Object> variables) {
        commandExecutor.execute(Submission.completing(taskId, variables, ended));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> variables, boolean deserializeValues) {
        complete(taskId, variables);
        return Variables.createVariables();
    }

    @Override
    public void resolveTask(String taskId) {
        resolveTask(taskId, null);
    }

    @Override
    public void resolveTask(String taskId, @Nullable Map<String, Object> variables) {
        commandExecutor.execute(context -> {
            throw new Refusal("delegationState", "本系统不使用委派，请直接办理任务。");
        });
    }

    /** People may claim only for themselves; the engine would accept any name. */
    @Override
    public void claim(String taskId, @Nullable String userId) {
        commandExecutor.execute(context -> {
            if (!Objects.equals(userId, context.getAuthenticatedUserId())) {
                throw new Refusal("userId", "只能由本人认领任务。");
            }
            if (Submission.isGone(context, taskId)) {
                throw ended.get().conflict(taskId);
            }
            return new ClaimTaskCmd(taskId, userId).execute(context);
        });
    }

    /** The engine checks no right here, and accepts any process for the remark. */
    @Override
    public Comment createComment(
            @Nullable String taskId, @Nullable String processInstanceId, @Nullable String message) {
        return commandExecutor.execute(context -> {
            @Nullable
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw new NotYours();
            }
            context.getProcessEngineConfiguration()
                    .getCommandCheckers()
                    .forEach(checker -> checker.checkTaskWork(task));
            return new AddCommentCmd(taskId, task.getProcessInstanceId(), Texts.required("message", "备注", message))
                    .execute(context);
        });
    }

    /** Allows the assignee to put a claimed task back. The engine would require the right to assign it to anybody. */
    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        commandExecutor.execute(context -> {
            AssignTaskCmd assignment = new AssignTaskCmd(taskId, userId);
            String signedIn = context.getAuthenticatedUserId();
            if (userId != null || signedIn == null) {
                return assignment.execute(context);
            }
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null || !signedIn.equals(task.getAssignee())) {
                throw new NotYours();
            }
            return PastRights.within(context, () -> assignment.execute(context));
        });
    }
}
