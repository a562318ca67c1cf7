package org.weibao.process.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Reads the executions of a process once in a command. The engine reads one first, that of a task or job or the one that
 * called the process, and then all of them, that one too.
 */
final class WholeProcess extends ExecutionManager {

    private final Map<String, List<ExecutionEntity>> read = new HashMap<>();

    @Override
    public ExecutionEntity findExecutionById(String executionId) {
        if (getDbEntityManager().getCachedEntity(ExecutionEntity.class, executionId) == null) {
            processOf(executionId).ifPresent(this::findExecutionsByProcessInstanceId);
        }
        return super.findExecutionById(executionId);
    }

    /** As far as the command knows it. A process that was called belongs to the first of its tree. */
    private Optional<String> processOf(String executionId) {
        return getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                .filter(task -> executionId.equals(task.getExecutionId()))
                .map(TaskEntity::getProcessInstanceId)
                .findFirst()
                .or(() -> Optional.ofNullable(getCommandContext().getCurrentJob())
                        .filter(job -> executionId.equals(job.getExecutionId()))
                        .map(JobEntity::getProcessInstanceId))
                .or(() -> getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class).stream()
                        .filter(called -> executionId.equals(called.getSuperExecutionId()))
                        .map(ExecutionEntity::getRootProcessInstanceId)
                        .findFirst());
    }

    @Override
    public List<ExecutionEntity> findExecutionsByProcessInstanceId(String processInstanceId) {
        return read.computeIfAbsent(processInstanceId, this::readProcess);
    }

    private List<ExecutionEntity> readProcess(String processInstanceId) {
        List<ExecutionEntity> executions = super.findExecutionsByProcessInstanceId(processInstanceId);
        executions.forEach(each -> RunningModel.know(getDbEntityManager(), each.getProcessDefinitionId()));
        return executions;
    }
}
