package org.weibao.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.weibao.shared.NotYours;
import org.weibao.workpoint.WorkPoint;

/** The plans on record. */
interface PlanRepository extends Repository<Plan, Long> {

    Plan save(Plan plan);

    Optional<Plan> findById(long id);

    Optional<Plan> findByRunningYear(int year);

    /** Points carried over by earlier years, except those that a plan took up and did not leave out for good. */
    @Query(
            """
            select p from WorkPoint p join Plan own on own.id = p.planId
            where p.phase = org.weibao.workpoint.Phase.CARRIED_OVER and own.planYear < :year
            and not exists (
              select q.id from WorkPoint q join Plan other on other.id = q.planId
              where q.carriedOverFrom = p.id and other.state <> org.weibao.plan.PlanState.ABANDONED
              and not (q.phase = org.weibao.workpoint.Phase.LEFT_OUT
                and other.state = org.weibao.plan.PlanState.APPROVED and other.planYear < :year))
            order by p.code""")
    List<WorkPoint> carriedOverBefore(int year);

    /** @throws NotYours if there is none */
    default Plan get(long id) {
        return findById(id).orElseThrow(NotYours::new);
    }
}
