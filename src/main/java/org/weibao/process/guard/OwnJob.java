package org.weibao.process.guard;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.jspecify.annotations.Nullable;

/**
 * A job that goes on with a process is the only one of its execution, since timers belong to user tasks. So its end does
 * not search for others.
 */
final class OwnJob extends JobManager {

    @Override
    public List<JobEntity> findJobsByExecutionId(String executionId) {
        @Nullable JobEntity running = getCommandContext().getCurrentJob();
        return running instanceof MessageEntity && executionId.equals(running.getExecutionId())
                ? new ArrayList<>(List.of(running))
                : super.findJobsByExecutionId(executionId);
    }
}
