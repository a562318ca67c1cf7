package org.weibao.deadline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.persistence.QueryHint;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface DeadlineRepository extends Repository<Deadline, Long>, JpaSpecificationExecutor<Deadline> {

    /**
     * The deadlines of a subject. It never changes, so nothing is written before the search. A natural id would
     * say the same, but Hibernate builds its statement again each time.
     */
    default List<Deadline> find(TaskSubject subject) {
        return switch (subject.kind()) {
            case PLAN -> findBySubjectPlanId(subject.id());
            case POINT -> findBySubjectPointId(subject.id());
            case PART -> findBySubjectPartId(subject.id());
            case LETTER -> findBySubjectLetterId(subject.id());
            case EXTENSION -> findBySubjectExtensionId(subject.id());
        };
    }

    @EntityGraph(attributePaths = "earlierRounds")
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    List<Deadline> findBySubjectPlanId(long id);

    @EntityGraph(attributePaths = "earlierRounds")
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    List<Deadline> findBySubjectPointId(long id);

    @EntityGraph(attributePaths = "earlierRounds")
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    List<Deadline> findBySubjectPartId(long id);

    @EntityGraph(attributePaths = "earlierRounds")
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    List<Deadline> findBySubjectLetterId(long id);

    @EntityGraph(attributePaths = "earlierRounds")
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    List<Deadline> findBySubjectExtensionId(long id);

    /** The open deadlines of these subjects. */
    default List<Deadline> findOpen(Collection<TaskSubject> subjects) {
        return subjects.stream()
                .collect(groupingBy(TaskSubject::kind, mapping(TaskSubject::id, toList())))
                .entrySet()
                .stream()
                .map(ids -> about(ids.getKey(), ids.getValue()))
                .reduce(Specification::or)
                .map(about -> findAll(about.and((row, query, builder) -> builder.isNull(row.get("settledAt")))))
                .orElse(List.of());
    }

    private static Specification<Deadline> about(TaskSubject.Kind kind, Collection<Long> ids) {
        return (row, query, builder) ->
                row.get("subject").get(SubjectIds.nameOf(kind)).in(ids);
    }

    /** Asked differently each time, so Hibernate need not keep how. */
    @Override
    @QueryHints(@QueryHint(name = HibernateHints.HINT_QUERY_PLAN_CACHEABLE, value = "false"))
    List<Deadline> findAll(Specification<Deadline> wanted);

    List<Deadline> findBySettledAtIsNullOrderById();

    List<Deadline> findBySettledAtIsNullAndDueBeforeOrderById(LocalDate day);

    boolean existsBySettledAtIsNull();

    Optional<Deadline> findById(long id);

    Deadline save(Deadline deadline);
}
