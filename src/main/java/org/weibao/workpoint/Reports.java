package org.weibao.workpoint;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The reports on record. */
interface Reports extends Repository<Report, Long> {

    Report save(Report report);

    Optional<Report> findFirstByPartIdOrderByIdDesc(long partId);

    Optional<Report> findFirstByPointIdAndPartIsNullOrderByIdDesc(long pointId);

    /** The compiled reports of a point, the latest first. */
    List<Report> findByPointIdAndPartIsNullOrderByIdDesc(long pointId);

    List<Report> findByPartIdOrderByIdDesc(long partId);

    /** The latest report of each part of a point that has reported. */
    @Query(
            """
            select report from Report report
            where report.id in (
                select max(each.id) from Report each where each.pointId = :pointId and each.part is not null group by each.part.id)
            """)
    List<Report> latestOfParts(long pointId);

    default Optional<Report> lastCompiled(long pointId) {
        return findFirstByPointIdAndPartIsNullOrderByIdDesc(pointId);
    }
}
