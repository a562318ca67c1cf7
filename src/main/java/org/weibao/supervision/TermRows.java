package org.weibao.supervision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface TermRows extends Repository<Term, Long> {

    Optional<Term> findBySubjectAndStep(String subject, String step);

    List<Term> findBySubjectAndSettledAtIsNull(String subject);

    List<Term> findBySubjectInAndSettledAtIsNull(Collection<String> subjects);

    List<Term> findBySettledAtIsNullOrderById();

    List<Term> findBySettledAtIsNullAndDueBeforeOrderById(LocalDate day);

    boolean existsBySettledAtIsNull();

    List<Term> findBySettledAtIsNullAndCountedFromIsNotNullAndTaskIdIsNotNull();

    Optional<Term> findById(long id);

    Term save(Term term);
}
