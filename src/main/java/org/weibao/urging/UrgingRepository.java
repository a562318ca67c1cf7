package org.weibao.urging;

import java.time.LocalDate;
import org.springframework.data.repository.Repository;

interface UrgingRepository extends Repository<Urging, Long> {

    boolean existsByDeadlineIdAndUrgedOn(long deadlineId, LocalDate day);

    /** Writes at once, so that the second of two urgings on one day is refused here. */
    Urging saveAndFlush(Urging urging);
}
