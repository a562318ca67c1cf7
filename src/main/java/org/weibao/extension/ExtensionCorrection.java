package org.weibao.extension;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The office has corrected the day of an extension that it had granted (更正延期). It never changes. */
@Entity
class ExtensionCorrection {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // only queries read it
    @ManyToOne(fetch = FetchType.LAZY)
    private Extension extension;

    private LocalDate dueBefore;

    private LocalDate due;

    @Column(length = 1_000_000)
    private String reason;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private String correctedBy;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private Instant correctedAt;

    @SuppressWarnings("NullAway.Init")
    protected ExtensionCorrection() {}

    ExtensionCorrection(Extension extension, LocalDate dueBefore, LocalDate due, String reason, String by, Instant at) {
        this.extension = extension;
        this.dueBefore = dueBefore;
        this.due = due;
        this.reason = reason;
        this.correctedBy = by;
        this.correctedAt = at;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    /** The due day before the correction. */
    LocalDate dueBefore() {
        return dueBefore;
    }

    String reason() {
        return reason;
    }

    LocalDate due() {
        return due;
    }
}
