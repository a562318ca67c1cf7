package org.weibao.extension;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.Deadline;
import org.weibao.deadline.OpenTask;
import org.weibao.shared.Conflict;

/** A request for more time for one task (延期), with the answers of the unit's head and of the office. */
@Entity
public class Extension {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @ManyToOne(fetch = FetchType.LAZY)
    private Deadline deadline;

    /** Unique in the database, so that a deadline has at most one open request. */
    @SuppressWarnings("UnusedVariable") // only queries read it
    private @Nullable Long openDeadlineId;

    private String task;

    private String unitCode;

    private LocalDate due;

    private LocalDate requestedDue;

    @Column(length = 1_000_000)
    private String reason;

    @Column(length = 1_000_000)
    private String progress;

    private String requestedBy;

    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private ExtensionState state = ExtensionState.TO_SIGN;

    private @Nullable String signedBy;

    private @Nullable Instant signedAt;

    private @Nullable String decidedBy;

    private @Nullable Instant decidedAt;

    private @Nullable LocalDate grantedDue;

    @Column(length = 1_000_000)
    private @Nullable String answer;

    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Extension() {}

    /**
     * A request of an officer.
     *
     * @param due the proposed due day
     * @param progress what has been done so far
     */
    record Request(LocalDate due, String reason, String progress, String by, Instant at) {}

    Extension(Deadline deadline, OpenTask task, String unitCode, LocalDate due, Request request) {
        this.deadline = deadline;
        this.openDeadlineId = deadline.id();
        deadline.extensionIsOpen(true);
        this.task = task.name();
        this.unitCode = unitCode;
        this.due = due;
        this.requestedDue = request.due();
        this.reason = request.reason();
        this.progress = request.progress();
        this.requestedBy = request.by();
        this.requestedAt = request.at();
    }

    void sign(String by, Instant at) {
        require(ExtensionState.TO_SIGN);
        signedBy = by;
        signedAt = at;
        state = ExtensionState.TO_DECIDE;
    }

    void refuseToSign(String why, String by, Instant at) {
        require(ExtensionState.TO_SIGN);
        signedBy = by;
        signedAt = at;
        end(ExtensionState.UNSIGNED, why, at);
    }

    /** @param from the due day until now, which a newer calendar may have moved since the request */
    void grant(LocalDate from, LocalDate to, @Nullable String remark, String by, Instant at) {
        decide(by, at);
        due = from;
        grantedDue = to;
        end(ExtensionState.GRANTED, remark, at);
    }

    void refuse(String why, String by, Instant at) {
        decide(by, at);
        end(ExtensionState.REFUSED, why, at);
    }

    private void decide(String by, Instant at) {
        require(ExtensionState.TO_DECIDE);
        decidedBy = by;
        decidedAt = at;
    }

    void becomeNeedless(Instant at) {
        require(ExtensionState.TO_SIGN, ExtensionState.TO_DECIDE);
        end(ExtensionState.NOT_NEEDED, null, at);
    }

    private void end(ExtensionState how, @Nullable String text, Instant at) {
        state = how;
        answer = text;
        endedAt = at;
        openDeadlineId = null;
        deadline.extensionIsOpen(false);
    }

    private void require(ExtensionState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw new Conflict("这份延期申请现在是“" + state.label() + "”，不能再这样办理，请刷新后再看。");
        }
    }

    /** Whether the user requested or signed it, and so may not decide on it. */
    boolean isBy(String user) {
        return user.equals(requestedBy) || user.equals(signedBy);
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    Deadline deadline() {
        return deadline;
    }

    /** The name of the task at the time of the request. */
    String task() {
        return task;
    }

    String unitCode() {
        return unitCode;
    }

    /** The due day at the time of the request; after a grant, the day that the grant replaced. */
    LocalDate due() {
        return due;
    }

    LocalDate requestedDue() {
        return requestedDue;
    }

    String reason() {
        return reason;
    }

    String progress() {
        return progress;
    }

    /** The people of the request: who requested it, and the head who answered it. */
    Set<String> people() {
        return Stream.of(requestedBy, signedBy).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    String requestedBy() {
        return requestedBy;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    ExtensionState state() {
        return state;
    }

    @Nullable
    String signedBy() {
        return signedBy;
    }

    @Nullable
    Instant signedAt() {
        return signedAt;
    }

    /** Only if it was granted. */
    @Nullable
    LocalDate grantedDue() {
        return grantedDue;
    }

    /** Why it was not signed or was refused; for a grant, the office's remark. */
    @Nullable
    String answer() {
        return answer;
    }
}
