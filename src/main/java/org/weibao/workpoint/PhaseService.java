package org.weibao.workpoint;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The four phases of a work point as its model goes through them; closing and carrying over are the leading group's. */
@Service
@Transactional
public class PhaseService {

    private final WorkPointRepository points;

    PhaseService(WorkPointRepository points) {
        this.points = points;
    }

    /** The point enters a phase, in the job or click that brings it there. */
    public void enter(long pointId, Phase phase) {
        points.get(pointId).enter(phase);
    }
}
