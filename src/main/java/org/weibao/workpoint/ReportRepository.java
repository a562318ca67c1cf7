package org.weibao.workpoint;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The reports on record. */
interface ReportRepository extends Repository<Report, Long> {

    Report save(Report report);

    /** The part's last report, with its figures. */
    @Query(
            """
            select report from Report report left join fetch report.figures
            where report.id = (select max(last.id) from Report last where last.part.id = :partId)""")
    Optional<Report> last(long partId);

    Optional<Report> findFirstByPointIdAndPartIsNullOrderByIdDesc(long pointId);

    /** The compiled reports of a point, the latest first. */
    List<Report> findByPointIdAndPartIsNullOrderByIdDesc(long pointId);

    List<Report> findByPartIdOrderByIdDesc(long partId);

    /** The reports of all parts of a point, the latest first. */
    List<Report> findByPointIdAndPartIsNotNullOrderByIdDesc(long pointId);

    /** The last report that counts for the part. */
    default Optional<Report> lastCounting(long partId) {
        return findByPartIdOrderByIdDesc(partId).stream().filter(Report::counts).findFirst();
    }

    default Optional<Report> lastCompiled(long pointId) {
        return findFirstByPointIdAndPartIsNullOrderByIdDesc(pointId);
    }
}
