package org.weibao.workpoint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The story on record. */
interface Events extends Repository<Event, Long> {

    List<Event> findByPointIdOrderById(long pointId);

    List<Event> findByPointIdAndKindInOrderById(long pointId, Collection<EventKind> kinds);

    Optional<Event> findFirstByPointIdAndPartIdIsNullAndKindOrderByIdDesc(long pointId, EventKind kind);

    Optional<Event> findFirstByPlanIdAndPointIdIsNullAndKindOrderByIdDesc(long planId, EventKind kind);

    List<Event> findByPartIdOrderById(long partId);
}
