package org.weibao.workpoint;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The story on record. */
interface Events extends Repository<Event, Long> {

    List<Event> findByPointIdOrderById(long pointId);

    Optional<Event> findFirstByPointIdAndKindOrderByIdDesc(long pointId, EventKind kind);

    Optional<Event> findFirstByPointIdAndPartIdIsNullAndKindOrderByIdDesc(long pointId, EventKind kind);

    Optional<Event> findFirstByPlanIdAndPointIdIsNullAndKindOrderByIdDesc(long planId, EventKind kind);

    List<Event> findByPartIdOrderById(long partId);
}
