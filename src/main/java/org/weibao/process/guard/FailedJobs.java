package org.weibao.process.guard;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of failed jobs. Nothing is searched when a job ends that never failed: that would be once for each task,
 * whose timer ends with it. A job that failed may have one also with retries left: new retries for all jobs of a step
 * leave the incidents open until the jobs run.
 */
final class FailedJobs extends IncidentManager {

    @Override
    public List<Incident> findIncidentByConfiguration(String jobId) {
        @Nullable JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, jobId);
        boolean neverFailed = job != null && job.getRetries() > 0 && job.getExceptionByteArrayId() == null;
        return neverFailed ? List.of() : super.findIncidentByConfiguration(jobId);
    }
}
