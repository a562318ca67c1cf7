package org.weibao.evidence;

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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.shared.Refusal;

/**
 * A file of evidence (证明材料) without its content. It is a draft until the form of its upload is submitted. Then it
 * belongs to that report or decision and never changes again.
 */
@Entity
public class EvidenceFile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private @Nullable Long pointId;

    private @Nullable Long partId;

    @Column(length = 400)
    private String name;

    @Column(length = 100)
    private String mediaType;

    private long length;

    @Column(length = 64)
    private String sha256;

    private String uploadedBy;

    private Instant uploadedAt;

    private @Nullable Instant attachedAt;

    private @Nullable Long reportId;

    private @Nullable Long planId;

    @ElementCollection
    @CollectionTable(name = "evidence_decision", joinColumns = @JoinColumn(name = "file_id"))
    @Column(name = "decision_id")
    private Set<Long> decisionIds = new LinkedHashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected EvidenceFile() {}

    EvidenceFile(EvidenceSubject subject, Inspected inspected, String sha256, String by, Instant at) {
        this.purpose = subject.purpose();
        this.pointId = subject.pointId();
        this.partId = subject.partId();
        this.name = inspected.name();
        this.mediaType = inspected.mediaType();
        this.length = inspected.length();
        this.sha256 = sha256;
        this.uploadedBy = by;
        this.uploadedAt = at;
    }

    void attachToReport(String field, long report, Instant at) {
        attach(field, at);
        reportId = report;
    }

    void attachToDecisions(String field, Collection<Long> decisions, Instant at) {
        attach(field, at);
        decisionIds.addAll(decisions);
    }

    void attachToPlan(String field, long plan, Instant at) {
        attach(field, at);
        planId = plan;
    }

    private void attach(String field, Instant at) {
        if (isAttached()) {
            throw new Refusal(field, "“" + name + "”已经随另一份报告或决定提交，不能再次提交，请去掉或者重新上传。");
        }
        attachedAt = at;
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public EvidenceSubject subject() {
        return new EvidenceSubject(purpose, pointId, partId);
    }

    /** The name that the uploader gave it: a plain name, never a path. */
    public String name() {
        return name;
    }

    /** The media type found by its content. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether a browser may show it. */
    public boolean isPreviewable() {
        return isPreviewable(mediaType);
    }

    /** Whether a browser may show this media type. */
    public static boolean isPreviewable(String mediaType) {
        return Kind.isPreviewable(mediaType);
    }

    /** In bytes. */
    public long length() {
        return length;
    }

    /** The SHA-256 of its content, in hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    public String uploadedBy() {
        return uploadedBy;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    /** Whether it was submitted with the form of its upload. */
    public boolean isAttached() {
        return attachedAt != null;
    }

    /** The report that it belongs to; null for a draft and for a file of a decision. */
    public @Nullable Long reportId() {
        return reportId;
    }

    /** The plan that was read from it; null for a draft and for a file of a report or a decision. */
    public @Nullable Long planId() {
        return planId;
    }

    /** The decisions that it belongs to: one for each point that the meeting decided. */
    public Set<Long> decisionIds() {
        return Set.copyOf(decisionIds);
    }
}
