package org.weibao.workpoint;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Writes the story: events and decisions are inserted with the act they tell of and never changed. */
@Component
public class Journal {

    private final EntityManager entities;
    private final Clock clock;

    Journal(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The moment that the act's records bear. */
    public Instant now() {
        return clock.instant();
    }

    public void onPlan(long planId, String actor, EventKind kind, String text) {
        entities.persist(new Event(planId, null, null, now(), actor, kind, text));
    }

    public void onPoint(WorkPoint point, String actor, EventKind kind, String text) {
        entities.persist(new Event(point.planId(), point.id(), null, now(), actor, kind, text));
    }

    public void onPart(Part part, String actor, EventKind kind, String text) {
        var point = part.point();
        entities.persist(new Event(point.planId(), point.id(), part.id(), now(), actor, kind, text));
    }

    public void record(Decision decision) {
        entities.persist(decision);
    }
}
