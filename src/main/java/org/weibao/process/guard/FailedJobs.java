package org.weibao.process.guard;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of failed jobs. Only a job without retries has one, so nothing is searched when any other job ends: that
 * would be once for each task, whose timer ends with it.
 */
final class FailedJobs extends IncidentManager {

    @Override
    public List<Incident> findIncidentByConfiguration(String jobId) {
        @Nullable JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, jobId);
        return job != null && job.getRetries() > 0 ? List.of() : super.findIncidentByConfiguration(jobId);
    }
}
