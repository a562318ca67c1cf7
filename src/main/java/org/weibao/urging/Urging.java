package org.weibao.urging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.Deadline;

/** The office has urged somebody to do a task (催办), with the text as sent. It never changes. */
@Entity
class Urging {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private long deadlineId;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private String processId;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private LocalDate urgedOn;

    @Column(length = 1_000_000)
    @SuppressWarnings("UnusedVariable") // only the database reads it
    private String text;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private String urgedBy;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private Instant urgedAt;

    @SuppressWarnings("NullAway.Init")
    protected Urging() {}

    Urging(Deadline deadline, String processId, LocalDate day, String text, String by, Instant at) {
        this.deadlineId = deadline.id();
        this.processId = processId;
        this.urgedOn = day;
        this.text = text;
        this.urgedBy = by;
        this.urgedAt = at;
    }

    long id() {
        return Objects.requireNonNull(id);
    }
}
