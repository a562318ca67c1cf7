package org.weibao.process.guard;

import java.util.Map;
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
import org.springframework.beans.factory.ObjectProvider;
import org.weibao.process.task.Submissions;
import org.weibao.shared.Conflict;
import org.weibao.shared.Refusal;

/** What comes with a completed form: one variable with the form's content as JSON text, and nothing beside it. */
final class Submission {

    private Submission() {}

    /** Takes the one variable and makes it transient, so that no table of the engine ever holds it. */
    static VariableMap only(@Nullable Map<String, Object> variables) {
        Map<String, Object> sent = variables == null ? Map.of() : variables;
        for (String name : sent.keySet()) {
            if (!name.equals(Submissions.VARIABLE)) {
                throw new Refusal(name, "不接受变量“" + shortened(name) + "”：办理时只提交本表单的内容。");
            }
        }
        // A typed value is taken as it is: reading its content would deserialize an object.
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

    /** Completes a task with its submission; all of it inside a command, so that a refusal finds its way to the sender. */
    static Command<VariableMap> completing(
            String taskId, @Nullable Map<String, Object> variables, ObjectProvider<EndedTasks> ended) {
        return context -> {
            VariableMap submission = only(variables);
            try {
                return new Completion(taskId, submission, ended).execute(context);
            } catch (RuntimeException failure) {
                if (isGone(context, taskId)) {
                    throw (Conflict) ended.getObject().conflict(taskId).initCause(failure);
                }
                throw failure;
            }
        };
    }

    /**
     * Whether somebody else has finished the task meanwhile. Rights, executions and variables go with it, so the engine
     * fails at the next thing that it looks for.
     */
    static boolean isGone(CommandContext context, String taskId) {
        return PastRights.within(
                context,
                () -> context.getTaskManager()
                                .findTaskCountByQueryCriteria((TaskQueryImpl) new TaskQueryImpl().taskId(taskId))
                        == 0);
    }

    /** The engine lets a whole group complete what one of them has claimed; here only the assignee may. */
    private static final class Completion extends CompleteTaskCmd {

        private final transient ObjectProvider<EndedTasks> ended;

        Completion(String taskId, VariableMap submission, ObjectProvider<EndedTasks> ended) {
            super(taskId, submission);
            this.ended = ended;
        }

        @Override
        protected void completeTask(TaskEntity task) {
            @Nullable String assignee = task.getAssignee();
            @Nullable String signedIn = Context.getCommandContext().getAuthenticatedUserId();
            if (assignee != null && signedIn != null && !assignee.equals(signedIn)) {
                throw ended.getObject().taken(assignee);
            }
            super.completeTask(task);
        }
    }

    private static String shortened(String name) {
        return name.length() > 50 ? name.substring(0, 50) + "…" : name;
    }
}
