package org.weibao.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.weibao.document.Span;
import org.weibao.workpoint.Role;

/** What was read at a place of the document that a plan was read from. */
@Entity
@Table(name = "reading_mark")
class ReadingMark {

    private static final int LONGEST = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long planId;

    private @Nullable Long pointId;

    @Enumerated(EnumType.STRING)
    private MarkKind kind;

    @Column(length = 1000)
    private @Nullable String text;

    @Enumerated(EnumType.STRING)
    private @Nullable Role role;

    private @Nullable Integer spanStart;

    private @Nullable Integer spanEnd;

    private boolean settled;

    @SuppressWarnings("NullAway.Init")
    protected ReadingMark() {}

    private ReadingMark(
            long planId,
            @Nullable Long pointId,
            MarkKind kind,
            @Nullable String text,
            @Nullable Role role,
            @Nullable Span place) {
        this.planId = planId;
        this.pointId = pointId;
        this.kind = kind;
        this.text = text == null ? null : text.substring(0, text.offsetByCodePoints(0, shortened(text)));
        this.role = role;
        this.spanStart = place == null ? null : place.start();
        this.spanEnd = place == null ? null : place.end();
    }

    static ReadingMark of(WorkPointKey point, Proposal.Found found) {
        return new ReadingMark(
                point.planId(), point.pointId(), found.kind(), found.text(), found.role(), found.place());
    }

    /** Whose mark it is. The point is null for a doubt about the whole document. */
    record WorkPointKey(long planId, @Nullable Long pointId) {}

    private static int shortened(String text) {
        return Math.min(LONGEST, text.codePointCount(0, text.length()));
    }

    /** The rest of a place that is cut there; the mark itself ends there. */
    ReadingMark cut(int at, long restOf) {
        var rest = new ReadingMark(planId, restOf, kind, text, role, new Span(at, Objects.requireNonNull(spanEnd)));
        spanEnd = at;
        return rest;
    }

    void moveTo(long point) {
        pointId = point;
    }

    void settle() {
        settled = true;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    long planId() {
        return planId;
    }

    @Nullable
    Long pointId() {
        return pointId;
    }

    MarkKind kind() {
        return kind;
    }

    String text() {
        return Objects.requireNonNullElse(text, "");
    }

    Role role() {
        return Objects.requireNonNull(role);
    }

    boolean isSettled() {
        return settled;
    }

    /** Whether the place is within the point's text and not at its edge. */
    boolean surrounds(int at) {
        return spanStart != null && spanEnd != null && spanStart < at && at < spanEnd;
    }

    boolean isAfter(int at) {
        return spanStart != null && spanStart >= at;
    }

    @Nullable
    Span place() {
        return spanStart == null || spanEnd == null ? null : new Span(spanStart, spanEnd);
    }
}
