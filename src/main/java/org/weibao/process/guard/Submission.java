package org.weibao.process.guard;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.jspecify.annotations.Nullable;
import org.weibao.process.task.Submissions;
import org.weibao.shared.Conflict;
import org.weibao.shared.Refusal;

/** The content of a completed form: one variable with JSON text, and nothing else. */
final class Submission {

    private Submission() {}

    /** Takes the one variable and makes it transient, so that no table of the engine ever stores it. */
    static VariableMap only(@Nullable Map<String, Object> variables) {
        Map<String, Object> sent = variables == null ? Map.of() : variables;
        for (String name : sent.keySet()) {
            if (!name.equals(Submissions.VARIABLE)) {
                throw new Refusal(name, "不接受变量“" + shortened(name) + "”：办理时只提交本表单的内容。");
            }
        }
        // A typed value is not unpacked: reading its content would deserialize an object.
        Object value = sent instanceof VariableMap typed
                ? typed.getValueTyped(Submissions.VARIABLE)
                : sent.get(Submissions.VARIABLE);
        if (!((value instanceof StringValue typed ? typed.getValue() : value) instanceof String text)) {
            throw new Refusal(Submissions.VARIABLE, "没有收到表单内容，请从任务表单提交。");
        }
        if (text.length() > Submissions.MAX_LENGTH) {
            throw new Refusal(Submissions.VARIABLE, "表单内容过长：最多一百万字。");
        }
        return Variables.createVariables().putValueTyped(Submissions.VARIABLE, Variables.stringValue(text, true));
    }

    /** Completes a task with its submission. All of it runs inside a command, so that a refusal reaches the sender. */
    static Command<VariableMap> completing(
            String taskId, @Nullable Map<String, Object> variables, Supplier<EndedTasks> ended) {
        return context -> {
            VariableMap submission = only(variables);
            try {
                return new Completion(taskId, submission, ended).execute(context);
            } catch (RuntimeException failure) {
                if (isGone(context, taskId)) {
                    throw (Conflict) ended.get().conflict(taskId).initCause(failure);
                }
                throw failure;
            }
        };
    }

    /**
     * Whether somebody else has finished the task meanwhile. Its rights, executions and variables are then gone too, so
     * the engine may fail at any of them.
     */
    static boolean isGone(CommandContext context, String taskId) {
        return PastRights.within(
                context,
                () -> context.getTaskManager()
                                .findTaskCountByQueryCriteria((TaskQueryImpl) new TaskQueryImpl().taskId(taskId))
                        == 0);
    }

    /** The engine lets a whole group complete a task that one of them has claimed; here only the assignee may. */
    private static final class Completion extends CompleteTaskCmd {

        private final transient Supplier<EndedTasks> ended;

        Completion(String taskId, VariableMap submission, Supplier<EndedTasks> ended) {
            super(taskId, submission);
            this.ended = ended;
        }

        @Override
        protected void completeTask(TaskEntity task) {
            @Nullable String assignee = task.getAssignee();
            @Nullable String signedIn = Context.getCommandContext().getAuthenticatedUserId();
            if (assignee != null && signedIn != null && !assignee.equals(signedIn)) {
                throw ended.get().taken(assignee);
            }
            if (assignee == null && signedIn != null) {
                // So the engine's history shows colleagues who has done it.
                task.setAssignee(signedIn);
                // The log names who completed the task; a second row would say the same.
                task.getPropertyChanges().remove(TaskEntity.ASSIGNEE);
            }
            super.completeTask(task);
        }
    }

    private static String shortened(String name) {
        return name.length() > 50 ? name.substring(0, 50) + "…" : name;
    }
}
