package org.weibao.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The files on record. */
interface EvidenceFiles extends Repository<EvidenceFile, Long> {

    EvidenceFile save(EvidenceFile file);

    void delete(EvidenceFile file);

    Optional<EvidenceFile> findById(long id);

    /** The drafts of a form that was not submitted, in the order of upload. */
    @Query(
            """
            select file from EvidenceFile file
            where file.purpose = :#{#subject.purpose} and file.pointId = :#{#subject.pointId}
              and (file.partId = :#{#subject.partId} or (file.partId is null and :#{#subject.partId} is null))
              and file.attachedAt is null
            order by file.id
            """)
    List<EvidenceFile> findDrafts(EvidenceSubject subject);

    /** The documents of plans with this content. */
    List<EvidenceFile> findByPurposeAndSha256(Purpose purpose, String sha256);

    List<EvidenceFile> findByPurposeAndUploadedByAndAttachedAtIsNull(Purpose purpose, String uploadedBy);

    List<EvidenceFile> findByReportIdInOrderById(Collection<Long> reportIds);

    @Query(
            """
            select distinct file from EvidenceFile file join fetch file.decisionIds
            where exists (select 1 from EvidenceFile each join each.decisionIds decision
                          where each = file and decision in :decisionIds)
            order by file.id
            """)
    List<EvidenceFile> findByDecisions(Collection<Long> decisionIds);
}
