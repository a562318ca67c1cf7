package org.weibao.deadline;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface DeadlineRepository extends Repository<Deadline, Long> {

    List<Deadline> findBySubjectAndSettledAtIsNull(String subject);

    List<Deadline> findBySubjectInAndSettledAtIsNull(Collection<String> subjects);

    List<Deadline> findBySettledAtIsNullOrderById();

    List<Deadline> findBySettledAtIsNullAndDueBeforeOrderById(LocalDate day);

    boolean existsBySettledAtIsNull();

    List<Deadline> findBySettledAtIsNullAndCountedFromIsNotNullAndTaskIdIsNotNull();

    Optional<Deadline> findById(long id);

    Deadline save(Deadline deadline);
}
