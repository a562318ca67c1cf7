package org.weibao.workpoint;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The story on record. */
interface Events extends Repository<Event, Long> {

    List<Event> findByPointIdOrderById(long pointId);

    List<Event> findByPartIdOrderById(long partId);
}
