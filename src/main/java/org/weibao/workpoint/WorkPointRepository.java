package org.weibao.workpoint;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;
import org.weibao.shared.NotYours;

/** The work points on record. */
public interface WorkPointRepository extends Repository<WorkPoint, Long> {

    WorkPoint save(WorkPoint point);

    /** Writes to the database at once, so that the new version is known. */
    WorkPoint saveAndFlush(WorkPoint point);

    Optional<WorkPoint> findById(long id);

    /** Also increases the version when only the measures change, so that an edit of an older version is refused. */
    @Lock(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
    Optional<WorkPoint> findForEditById(long id);

    List<WorkPoint> findByIdIn(Collection<Long> ids);

    List<WorkPoint> findByPlanIdOrderByPosition(long planId);

    List<WorkPoint> findByPhaseIn(Set<Phase> phases);

    List<WorkPoint> findByLeadUnitAndPhaseIn(String leadUnit, Set<Phase> phases);

    /** @throws NotYours if there is none */
    default WorkPoint get(long id) {
        return findById(id).orElseThrow(NotYours::new);
    }
}
