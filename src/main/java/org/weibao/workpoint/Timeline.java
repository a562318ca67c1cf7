package org.weibao.workpoint;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Writes the timeline. Events and decisions are inserted with their act and never changed. Each event has an id. */
@Component
public class Timeline {

    private final EntityManager entities;
    private final Clock clock;

    Timeline(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** One moment for all records of an act. */
    public Instant now() {
        return clock.instant();
    }

    public long onPlan(long planId, String actor, EntryKind kind, String text) {
        return write(new TimelineEntry(planId, null, null, now(), actor, kind, text));
    }

    public long onPoint(WorkPoint point, String actor, EntryKind kind, String text) {
        return write(new TimelineEntry(point.planId(), point.id(), null, now(), actor, kind, text));
    }

    public long onPart(Part part, String actor, EntryKind kind, String text) {
        var point = part.point();
        return write(new TimelineEntry(point.planId(), point.id(), part.id(), now(), actor, kind, text));
    }

    private long write(TimelineEntry event) {
        entities.persist(event);
        return event.id();
    }

    public void record(Decision decision) {
        entities.persist(decision);
    }
}
