package org.weibao.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What was read in the documents of plans. */
interface MarkRepository extends Repository<ReadingMark, Long> {

    ReadingMark save(ReadingMark mark);

    Optional<ReadingMark> findById(long id);

    List<ReadingMark> findByPointIdOrderById(long pointId);

    List<ReadingMark> findByPlanIdAndKindAndSettledFalseOrderById(long planId, MarkKind kind);
}
