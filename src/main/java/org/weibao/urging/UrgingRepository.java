package org.weibao.urging;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UrgingRepository extends Repository<Urging, Long> {

    /** Those of these deadlines whose tasks were urged on that day. */
    @Query("select u.deadlineId from Urging u where u.urgedOn = :day and u.deadlineId in :deadlines")
    Set<Long> deadlinesUrgedOn(LocalDate day, Collection<Long> deadlines);

    /** Writes at once, so that the second of two urgings on one day is refused here. */
    Urging saveAndFlush(Urging urging);
}
