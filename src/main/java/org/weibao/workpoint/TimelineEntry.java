package org.weibao.workpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entry of a timeline: who did what, when, and the text as sent. It never changes. */
@Entity
public class TimelineEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable Long planId;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable Long pointId;

    private @Nullable Long partId;

    private Instant at;

    private String actor;

    @Enumerated(EnumType.STRING)
    private EntryKind kind;

    @Column(length = 1_000_000)
    private String text;

    @SuppressWarnings("NullAway.Init")
    protected TimelineEntry() {}

    TimelineEntry(
            @Nullable Long planId,
            @Nullable Long pointId,
            @Nullable Long partId,
            Instant at,
            String actor,
            EntryKind kind,
            String text) {
        this.planId = planId;
        this.pointId = pointId;
        this.partId = partId;
        this.at = at;
        this.actor = actor;
        this.kind = kind;
        this.text = text;
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    /** The part that it belongs to; null if it is about the point as a whole. */
    public @Nullable Long partId() {
        return partId;
    }

    public Instant at() {
        return at;
    }

    /** The user's id. */
    public String actor() {
        return actor;
    }

    public EntryKind kind() {
        return kind;
    }

    public String text() {
        return text;
    }
}
