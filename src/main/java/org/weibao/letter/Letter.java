package org.weibao.letter;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.LetterKind;
import org.weibao.shared.Conflict;

/**
 * A letter (函件) about late tasks: one for each addressee, kind and working day. Its {@link LetterMatter matters} are
 * the tasks. Its text may be edited until release, and never afterwards. The file is stored apart.
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

    private String unitCode;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private LocalDate workingDay;

    @Column(length = 1_000_000)
    @SuppressWarnings("UnusedVariable") // only the database reads it
    private String authority = "";

    private @Nullable String addressee;

    private @Nullable String title;

    @Column(length = 1_000_000)
    private @Nullable String opening;

    @Column(length = 1_000_000)
    private @Nullable String closing;

    @Column(length = 1_000_000)
    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable String body;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable String signature;

    private @Nullable LocalDate letterDate;

    private @Nullable String numberPrefix;

    private @Nullable Integer letterYear;

    private @Nullable Integer letterNumber;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private Instant requestedAt;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable String decidedBy;

    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable Instant decidedAt;

    @Column(length = 1_000_000)
    @SuppressWarnings("UnusedVariable") // only the database reads it
    private @Nullable String reason;

    private @Nullable String sha256;

    @ElementCollection
    @CollectionTable(name = "letter_copy", joinColumns = @JoinColumn(name = "letter_id"))
    @Column(name = "unit_code")
    private Set<String> copies = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Letter() {}

    Letter(LetterKind kind, String unitCode, LocalDate workingDay, Instant at) {
        this.kind = kind;
        this.unitCode = unitCode;
        this.workingDay = workingDay;
        this.requestedAt = at;
    }

    /** Keeps the draft for the office. */
    void draft(String toWhom, LetterText text) {
        if (state == LetterState.REQUESTED) {
            state = LetterState.DRAFTED;
            say(toWhom, text);
        }
    }

    /**
     * Releases the letter with its present text.
     *
     * @param hash the SHA-256 of the file, in hexadecimal digits
     * @throws Conflict if it is not a draft any more
     */
    void release(Release release, String hash, String by, Instant at) {
        decide(LetterState.RELEASED, by, at);
        say(release.addressee(), release.text());
        authority = release.authority();
        body = release.body();
        signature = release.signature();
        letterDate = release.date();
        numberPrefix = release.number().prefix();
        letterYear = release.number().year();
        letterNumber = release.number().number();
        copies.addAll(release.copies());
        sha256 = hash;
    }

    /**
     * What the release fixes.
     *
     * @param body the whole text as sent, with the matters
     * @param copies the codes of the units that get a copy
     */
    record Release(
            LetterNumber number,
            String addressee,
            LetterText text,
            String body,
            String authority,
            String signature,
            LocalDate date,
            Collection<String> copies) {}

    /** The office decides not to release the letter. */
    void hold(String why, String by, Instant at) {
        decide(LetterState.NOT_RELEASED, by, at);
        reason = why;
    }

    private void decide(LetterState decision, String by, Instant at) {
        requireDraft();
        state = decision;
        decidedBy = by;
        decidedAt = at;
    }

    /** @throws Conflict if it is not a draft any more */
    void requireDraft() {
        if (state != LetterState.DRAFTED) {
            throw new Conflict("这份函件已经办理，或者不再需要，请刷新任务列表。");
        }
    }

    /** The letter has lost its last matter. */
    void settle() {
        if (state.isOpen()) {
            state = LetterState.NOT_NEEDED;
        }
    }

    private void say(String toWhom, LetterText text) {
        addressee = toWhom;
        title = text.title();
        opening = text.opening();
        closing = text.closing();
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

    /** The code of the addressed unit or county. */
    public String unitCode() {
        return unitCode;
    }

    /** Only for a released letter. */
    String addressee() {
        return Objects.requireNonNull(addressee);
    }

    /** In one line. Only for a released letter. */
    String title() {
        return LetterText.inALine(Objects.requireNonNull(title));
    }

    /** The draft's text; empty if the letter was drafted when the text still contained the facts. */
    Optional<LetterText> text() {
        return LetterText.of(title, opening, closing);
    }

    /** The codes of the units that get a copy. */
    Set<String> copies() {
        return Set.copyOf(copies);
    }

    /** Only for a released letter. */
    LocalDate date() {
        return Objects.requireNonNull(letterDate);
    }

    /** Only for a released letter. */
    LetterNumber number() {
        return new LetterNumber(
                Objects.requireNonNull(numberPrefix),
                Objects.requireNonNull(letterYear),
                Objects.requireNonNull(letterNumber));
    }

    /** Only for a released letter. */
    String sha256() {
        return Objects.requireNonNull(sha256);
    }
}
