package org.weibao.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What was read in the documents of plans. */
interface MarkRepository extends Repository<Mark, Long> {

    Mark save(Mark mark);

    Optional<Mark> findById(long id);

    List<Mark> findByPointIdOrderById(long pointId);

    List<Mark> findByPlanIdAndKindAndSettledFalseOrderById(long planId, MarkKind kind);
}
