package org.weibao.process.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Reads the executions of a process once in a command. The engine reads the task's own first, and then all of them, that
 * one too.
 */
final class WholeProcess extends ExecutionManager {

    private final Map<String, List<ExecutionEntity>> read = new HashMap<>();

    @Override
    public ExecutionEntity findExecutionById(String executionId) {
        if (getDbEntityManager().getCachedEntity(ExecutionEntity.class, executionId) == null) {
            getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                    .filter(task -> executionId.equals(task.getExecutionId()))
                    .findFirst()
                    .ifPresent(task -> findExecutionsByProcessInstanceId(task.getProcessInstanceId()));
        }
        return super.findExecutionById(executionId);
    }

    @Override
    public List<ExecutionEntity> findExecutionsByProcessInstanceId(String processInstanceId) {
        return read.computeIfAbsent(processInstanceId, super::findExecutionsByProcessInstanceId);
    }
}
