package org.weibao.letter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.TaskSubject;

/** One late task in a letter. A task reaches a level at most once in a round, and is then in one letter. */
@Entity
class LetterMatter {

    /** Why a matter was taken out of a draft. */
    enum Left {
        /** The task was done. */
        SETTLED,
        /** The task got another deadline. */
        MOVED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    private long letterId;

    private long pointId;

    private @Nullable Long partId;

    private String step;

    private long deadlineId;

    private int deadlineRound;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private String levelId;

    @Column(length = 1_000_000)
    private String authority;

    private LocalDate due;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private Instant joinedAt;

    private @Nullable Instant leftAt;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable Left leftBecause;

    @Column(length = 1_000_000)
    private @Nullable String line;

    @SuppressWarnings("NullAway.Init")
    protected LetterMatter() {}

    LetterMatter(Letter letter, long pointId, Deadline deadline, String levelId, String authority, Instant at) {
        var subject = deadline.subject();
        this.letterId = letter.id();
        this.pointId = pointId;
        this.partId = subject.kind() == TaskSubject.Kind.PART ? subject.id() : null;
        this.step = deadline.step();
        this.deadlineId = deadline.id();
        this.deadlineRound = deadline.round();
        this.due = Objects.requireNonNull(deadline.due());
        this.levelId = levelId;
        this.authority = authority;
        this.joinedAt = at;
    }

    /** Takes it out of a draft. */
    void leave(Left why, Instant at) {
        if (leftAt == null) {
            leftAt = at;
            leftBecause = why;
        }
    }

    /** Keeps the line that was sent. */
    void said(String text) {
        line = text;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    long letterId() {
        return letterId;
    }

    long pointId() {
        return pointId;
    }

    /** The part whose task is late; null for a task of the point as a whole. */
    @Nullable
    Long partId() {
        return partId;
    }

    /** The element id of the late user task in its model. */
    String step() {
        return step;
    }

    long deadlineId() {
        return deadlineId;
    }

    int deadlineRound() {
        return deadlineRound;
    }

    String authority() {
        return authority;
    }

    LocalDate due() {
        return due;
    }

    boolean isIn() {
        return leftAt == null;
    }

    /** The letter's line about it; null before the release, and for letters from before these lines existed. */
    @Nullable
    String line() {
        return line;
    }
}
