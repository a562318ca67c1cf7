package org.weibao.process.guard;

import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * A job that runs asks its definition only for what never changes, such as its step. So it is read once. New jobs read
 * theirs each time: an administrator may have suspended it.
 */
final class OwnJobDefinition extends JobDefinitionManager {

    private final Map<String, JobDefinitionEntity> ofJobs;

    /** @param ofJobs what has been read, for all commands of the engine */
    OwnJobDefinition(Map<String, JobDefinitionEntity> ofJobs) {
        this.ofJobs = ofJobs;
    }

    @Override
    public JobDefinitionEntity findById(String id) {
        @Nullable JobEntity running = getCommandContext().getCurrentJob();
        return running != null && id.equals(running.getJobDefinitionId())
                ? ofJobs.computeIfAbsent(id, super::findById)
                : super.findById(id);
    }
}
