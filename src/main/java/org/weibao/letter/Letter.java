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
import org.weibao.shared.Conflict;
import org.weibao.supervision.LetterKind;
import org.weibao.supervision.Subject;
import org.weibao.supervision.Term;

/**
 * A letter (函件) about a task that is late: one for each rung of the ladder that wants one, in each round. What it says may
 * be edited until it is released, and never afterwards; the file itself lies apart.
 */
@Entity
public class Letter {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private LetterKind kind;

    @Enumerated(EnumType.STRING)
    private LetterState state = LetterState.REQUESTED;

    private long pointId;

    private @Nullable Long partId;

    private String step;

    private long termId;

    private int termRound;

    @SuppressWarnings("UnusedVariable") // read by the database alone
    private String rung;

    private String unitCode;

    @Column(length = 1_000_000)
    private String authority;

    private @Nullable String addressee;

    private @Nullable String title;

    @Column(length = 1_000_000)
    private @Nullable String body;

    @SuppressWarnings("UnusedVariable") // read by the database alone
    private @Nullable String signature;

    private @Nullable LocalDate letterDate;

    private @Nullable String numberPrefix;

    private @Nullable Integer letterYear;

    private @Nullable Integer letterNumber;

    @SuppressWarnings("UnusedVariable") // read by the database alone
    private Instant requestedAt;

    @SuppressWarnings("UnusedVariable") // read by the database alone
    private @Nullable String decidedBy;

    @SuppressWarnings("UnusedVariable") // read by the database alone
    private @Nullable Instant decidedAt;

    @Column(length = 1_000_000)
    @SuppressWarnings("UnusedVariable") // read by the database alone
    private @Nullable String reason;

    private @Nullable String sha256;

    @SuppressWarnings("NullAway.Init")
    protected Letter() {}

    Letter(LetterKind kind, long pointId, Term term, String rung, String authority, Instant at) {
        var subject = term.subject();
        this.kind = kind;
        this.pointId = pointId;
        this.partId = subject.kind() == Subject.Kind.PART ? subject.id() : null;
        this.step = term.step();
        this.termId = term.id();
        this.termRound = term.round();
        this.rung = rung;
        this.unitCode = term.asked();
        this.authority = authority;
        this.requestedAt = at;
    }

    /** The draft that the office gets. */
    void draft(String toWhom, LetterText text) {
        if (state == LetterState.REQUESTED) {
            state = LetterState.DRAFTED;
            say(toWhom, text);
        }
    }

    /**
     * Releases the letter with what it says now.
     *
     * @param hash the SHA-256 of the file, in hexadecimal digits
     * @throws Conflict if it is not a draft any more
     */
    void release(Release release, String hash, String by, Instant at) {
        decide(LetterState.RELEASED, by, at);
        say(release.addressee(), release.text());
        signature = release.signature();
        letterDate = release.date();
        numberPrefix = release.number().prefix();
        letterYear = release.number().year();
        letterNumber = release.number().number();
        sha256 = hash;
    }

    /** What is settled at the release. */
    record Release(LetterNumber number, String addressee, LetterText text, String signature, LocalDate date) {}

    /** The office does not want the letter to go out. */
    void hold(String why, String by, Instant at) {
        decide(LetterState.NOT_RELEASED, by, at);
        reason = why;
    }

    private void decide(LetterState decision, String by, Instant at) {
        if (state != LetterState.DRAFTED) {
            throw new Conflict("这份函件已经办理，或者不再需要，请刷新任务列表。");
        }
        state = decision;
        decidedBy = by;
        decidedAt = at;
    }

    /** The task was settled first. */
    void settle() {
        if (state.isOpen()) {
            state = LetterState.NOT_NEEDED;
        }
    }

    private void say(String toWhom, LetterText text) {
        addressee = toWhom;
        title = text.title();
        body = text.body();
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public LetterKind kind() {
        return kind;
    }

    public LetterState state() {
        return state;
    }

    public long pointId() {
        return pointId;
    }

    /** The part whose task is late; null where it is a task of the point as a whole. */
    public @Nullable Long partId() {
        return partId;
    }

    /** The id of the late user task in its model. */
    String step() {
        return step;
    }

    long termId() {
        return termId;
    }

    int termRound() {
        return termRound;
    }

    /** The unit or county that is addressed. */
    public String unitCode() {
        return unitCode;
    }

    String authority() {
        return authority;
    }

    /** As it stands on the letter; only of one that is drafted. */
    String addressee() {
        return Objects.requireNonNull(addressee);
    }

    /** Only of one that is drafted. */
    String title() {
        return Objects.requireNonNull(title);
    }

    /** Only of one that is drafted. */
    String body() {
        return Objects.requireNonNull(body);
    }

    /** Only of one that is released. */
    LocalDate date() {
        return Objects.requireNonNull(letterDate);
    }

    /** Only of one that is released. */
    LetterNumber number() {
        return new LetterNumber(
                Objects.requireNonNull(numberPrefix),
                Objects.requireNonNull(letterYear),
                Objects.requireNonNull(letterNumber));
    }

    /** Only of one that is released. */
    String sha256() {
        return Objects.requireNonNull(sha256);
    }
}
