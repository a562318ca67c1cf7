package org.weibao.process.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * A job that runs asks its definition only for what never changes, such as its step. So it is read once. New jobs read
 * theirs each time: an administrator may have suspended it.
 */
final class OwnJobDefinition extends JobDefinitionManager {

    private static final Map<String, JobDefinitionEntity> OF_JOBS = new ConcurrentHashMap<>();

    @Override
    public JobDefinitionEntity findById(String id) {
        @Nullable JobEntity running = getCommandContext().getCurrentJob();
        return running != null && id.equals(running.getJobDefinitionId())
                ? OF_JOBS.computeIfAbsent(id, super::findById)
                : super.findById(id);
    }
}
