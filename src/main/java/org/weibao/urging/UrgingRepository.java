package org.weibao.urging;

import java.time.LocalDate;
import org.springframework.data.repository.Repository;

interface UrgingRepository extends Repository<Urging, Long> {

    boolean existsByDeadlineIdAndUrgedOn(long deadlineId, LocalDate day);

    /** At once, so that of two on one day the second is refused here. */
    Urging saveAndFlush(Urging urging);
}
