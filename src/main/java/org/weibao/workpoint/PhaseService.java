package org.weibao.workpoint;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the phases that the model enters. Closing and carrying over belong to the leading group's decision. */
@Service
@Transactional
public class PhaseService {

    private final WorkPointRepository points;

    PhaseService(WorkPointRepository points) {
        this.points = points;
    }

    /** The point enters a phase, in the same transaction as the job or click that leads there. */
    public void enter(long pointId, Phase phase) {
        points.get(pointId).enter(phase);
    }
}
