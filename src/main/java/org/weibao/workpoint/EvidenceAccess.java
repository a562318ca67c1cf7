package org.weibao.workpoint;

import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.weibao.evidence.Evidence;
import org.weibao.evidence.EvidenceFile;
import org.weibao.evidence.EvidenceSubject;
import org.weibao.evidence.OpenedFile;
import org.weibao.organization.CurrentUser;
import org.weibao.organization.Groups;
import org.weibao.shared.NotYours;

/** Who may open which file of evidence: people who may see the report or decision that it belongs to. */
@Service
@Transactional
public class EvidenceAccess {

    private final Evidence evidence;
    private final WorkPointRepository points;
    private final PartRepository parts;
    private final DecisionRepository decisions;
    private final Visibility visibility;

    EvidenceAccess(
            Evidence evidence,
            WorkPointRepository points,
            PartRepository parts,
            DecisionRepository decisions,
            Visibility visibility) {
        this.evidence = evidence;
        this.points = points;
        this.parts = parts;
        this.decisions = decisions;
        this.visibility = visibility;
    }

    /** The subject under which files for a part's report are uploaded. */
    @Transactional(readOnly = true)
    public EvidenceSubject progressOf(long partId) {
        return EvidenceSubject.progress(parts.get(partId).point().id(), partId);
    }

    /**
     * Opens a file and records who opened it.
     *
     * @throws NotYours if the file does not exist or the user may not see it: both get the same answer
     * @throws org.weibao.evidence.Damaged if the stored file is not the one that was uploaded
     */
    public OpenedFile open(long fileId, CurrentUser currentUser) {
        return evidence.open(visible(fileId, currentUser), currentUser.userId());
    }

    /** Like {@link #open}, for a file that the browser may show. */
    public OpenedFile preview(long fileId, CurrentUser currentUser) {
        var file = visible(fileId, currentUser);
        if (!file.isPreviewable()) {
            throw new NotYours();
        }
        return evidence.open(file, currentUser.userId());
    }

    private EvidenceFile visible(long fileId, CurrentUser currentUser) {
        var file = evidence.get(fileId);
        if (!(file.isAttached() ? seesAttached(currentUser, file) : seesDrafts(currentUser, file.subject()))) {
            throw new NotYours();
        }
        return file;
    }

    /** Whether the user belongs to the body that writes the record. Nobody else sees files before submission. */
    @Transactional(readOnly = true)
    public boolean seesDrafts(CurrentUser currentUser, EvidenceSubject subject) {
        return switch (subject.purpose()) {
            case PROGRESS ->
                visibility.seesDrafts(
                        currentUser, subject.purpose(), part(subject).unitCode());
            case COMPILATION, DECISION ->
                visibility.seesDrafts(
                        currentUser, subject.purpose(), point(subject).lead());
            case DOCUMENT -> currentUser.isIn(Groups.OFFICE) && !currentUser.isIn(Groups.ADMINISTRATOR);
        };
    }

    private boolean seesAttached(CurrentUser currentUser, EvidenceFile file) {
        var subject = file.subject();
        return switch (subject.purpose()) {
            case PROGRESS -> visibility.sees(currentUser, part(subject));
            case COMPILATION -> visibility.seesWhole(currentUser, point(subject));
            case DOCUMENT -> seesAPointOf(Objects.requireNonNull(file.planId()), currentUser);
            case DECISION ->
                decisions.findByIdIn(file.decisionIds()).stream()
                        .map(decision -> Objects.requireNonNull(decision.pointId()))
                        .anyMatch(pointId -> visibility.seesWhole(currentUser, points.get(pointId)));
        };
    }

    /** The people of a point or of a part read where it stands in the document. */
    private boolean seesAPointOf(long planId, CurrentUser currentUser) {
        return visibility.seesEverything(currentUser)
                || points.findByPlanIdOrderByPosition(planId).stream()
                        .anyMatch(point -> visibility.seesWhole(currentUser, point))
                || parts.findByPlanId(planId).stream().anyMatch(part -> visibility.sees(currentUser, part));
    }

    private WorkPoint point(EvidenceSubject subject) {
        return points.get(Objects.requireNonNull(subject.pointId()));
    }

    private Part part(EvidenceSubject subject) {
        return parts.get(Objects.requireNonNull(subject.partId()));
    }
}
