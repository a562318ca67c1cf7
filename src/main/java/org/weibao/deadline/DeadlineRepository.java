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
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface DeadlineRepository extends Repository<Deadline, Long>, JpaSpecificationExecutor<Deadline> {

    /**
     * The deadline of a task. Subject and step never change, so nothing is written before the search. A natural id would
     * say the same, but Hibernate builds its statement again each time.
     */
    default Optional<Deadline> find(TaskSubject subject, String step) {
        return switch (subject.kind()) {
            case PLAN -> findBySubjectPlanIdAndStep(subject.id(), step);
            case POINT -> findBySubjectPointIdAndStep(subject.id(), step);
            case PART -> findBySubjectPartIdAndStep(subject.id(), step);
            case LETTER -> findBySubjectLetterIdAndStep(subject.id(), step);
            case EXTENSION -> findBySubjectExtensionIdAndStep(subject.id(), step);
        };
    }

    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    Optional<Deadline> findBySubjectPlanIdAndStep(long id, String step);

    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    Optional<Deadline> findBySubjectPointIdAndStep(long id, String step);

    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    Optional<Deadline> findBySubjectPartIdAndStep(long id, String step);

    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    Optional<Deadline> findBySubjectLetterIdAndStep(long id, String step);

    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT"))
    Optional<Deadline> findBySubjectExtensionIdAndStep(long id, String step);

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
