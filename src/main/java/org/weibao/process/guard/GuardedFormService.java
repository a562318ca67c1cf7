package org.weibao.process.guard;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.NotYours;

/**
 * The engine's form service for all callers: a submitted form contains its content and nothing else.
 *
 * <p>It completes and starts like the task and runtime services. The engine's own way of submitting would copy every
 * text into its history, which allows 4,000 characters.
 */
final class GuardedFormService extends FormServiceImpl {

    private final Supplier<EndedTasks> ended;

    GuardedFormService(Supplier<EndedTasks> ended) {
        this.ended = ended;
    }

    /** The engine fails differently for a missing task, which would reveal the existing ids. */
    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return commandExecutor.execute(context -> {
            if (context.getTaskManager().findTaskById(taskId) == null) {
                throw new NotYours();
            }
            return new GetDeployedTaskFormCmd(taskId).execute(context);
        });
    }

    @Override
    public void submitTaskForm(String taskId, @Nullable Map<String, Object> properties) {
        commandExecutor.execute(Submission.completing(taskId, properties, ended));
    }

    @Override
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
        submitTaskForm(taskId, new HashMap<>(properties));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, @Nullable Map<String, Object> properties, boolean deserializeValues) {
        submitTaskForm(taskId, properties);
        return Variables.createVariables();
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, @Nullable Map<String, Object> properties) {
        return submitStartForm(processDefinitionId, null, properties);
    }

    /** The application sets the business key; the form's own is ignored. */
    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, @Nullable String businessKey, @Nullable Map<String, Object> properties) {
        return commandExecutor.execute(context -> ProcessInstantiationBuilderImpl.createProcessInstanceById(
                        commandExecutor, processDefinitionId)
                .setVariables(Submission.only(properties))
                .execute());
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, new HashMap<>(properties));
    }

    @Override
    public ProcessInstance submitStartFormData(
            String processDefinitionId, @Nullable String businessKey, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, new HashMap<>(properties));
    }
}
