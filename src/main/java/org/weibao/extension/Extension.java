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

    /** The database lets no other row have it. */
    @SuppressWarnings("UnusedVariable") // read by queries alone
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
     * What an officer asks for.
     *
     * @param due the proposed date
     * @param progress how far the task is
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

    /** @param from the date that ran until now, which a newer calendar may have moved since the request */
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
        end(ExtensionState.NOT_NEEDED, null, at);
    }

    private void end(ExtensionState how, @Nullable String text, Instant at) {
        state = how;
        answer = text;
        endedAt = at;
        openDeadlineId = null;
        deadline.extensionIsOpen(false);
    }

    private void require(ExtensionState wanted) {
        if (state != wanted) {
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

    /** The name of the task when the request was made. */
    String task() {
        return task;
    }

    String unitCode() {
        return unitCode;
    }

    /** The due day when it was requested, or until it was granted. */
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

    /** Those whose request it is: who asked, and who signed or did not. */
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

    /** Only where it was granted. */
    @Nullable
    LocalDate grantedDue() {
        return grantedDue;
    }

    /** Why it was not signed or refused, or what the office added to its consent. */
    @Nullable
    String answer() {
        return answer;
    }
}
