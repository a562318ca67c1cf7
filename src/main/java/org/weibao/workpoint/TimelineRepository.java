package org.weibao.workpoint;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The timeline on record. */
interface TimelineRepository extends Repository<TimelineEntry, Long> {

    List<TimelineEntry> findByPointIdOrderById(long pointId);

    Optional<TimelineEntry> findFirstByPointIdAndPartIdIsNullAndKindOrderByIdDesc(long pointId, EntryKind kind);

    Optional<TimelineEntry> findFirstByPlanIdAndPointIdIsNullAndKindOrderByIdDesc(long planId, EntryKind kind);

    List<TimelineEntry> findByPartIdOrderById(long partId);
}
