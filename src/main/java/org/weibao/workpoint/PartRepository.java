package org.weibao.workpoint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.weibao.shared.NotYours;

/** The parts on record. */
public interface PartRepository extends Repository<Part, Long> {

    Part save(Part part);

    Optional<Part> findById(long id);

    @Query(
            """
            select part from Part part join fetch part.point left join fetch part.measures carried left join fetch carried.measure
            where part.id = :id""")
    Optional<Part> findWithMeasures(long id);

    List<Part> findByPointIdOrderById(long pointId);

    @EntityGraph(attributePaths = "point")
    List<Part> findByPointIdInAndStateOrderById(Collection<Long> pointIds, PartState state);

    @EntityGraph(attributePaths = "point")
    List<Part> findByUnitCodeAndPointPhaseIn(String unitCode, Set<Phase> phases);

    @EntityGraph(attributePaths = "point")
    @Query("select part from Part part where part.point.planId = :planId")
    List<Part> findByPlanId(long planId);

    /** @throws NotYours if there is none */
    default Part get(long id) {
        return findById(id).orElseThrow(NotYours::new);
    }

    /**
     * With its measures, by one query.
     *
     * @throws NotYours if there is none
     */
    default Part withMeasures(long id) {
        return findWithMeasures(id).orElseThrow(NotYours::new);
    }
}
