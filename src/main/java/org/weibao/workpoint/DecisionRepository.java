package org.weibao.workpoint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The decisions on record. */
interface DecisionRepository extends Repository<Decision, Long> {

    /** The point's own decisions and those on its parts, the latest first. */
    List<Decision> findByPointIdOrderByIdDesc(long pointId);

    List<Decision> findByIdIn(Collection<Long> ids);

    Optional<Decision> findFirstByPointIdAndKindOrderByIdDesc(long pointId, DecisionKind kind);
}
