package org.weibao.letter;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.repository.Repository;
import org.weibao.escalation.LetterKind;
import org.weibao.shared.NotYours;

/** The letters on record. */
interface LetterRepository extends Repository<Letter, Long> {

    Letter save(Letter letter);

    /** Writes at once, so that the search for the next number finds the numbers given in this transaction. */
    void flush();

    Optional<Letter> findById(long id);

    /** The draft that a matter of that day joins. */
    Optional<Letter> findFirstByUnitCodeAndKindAndWorkingDayAndStateInOrderByIdDesc(
            String unitCode, LetterKind kind, LocalDate workingDay, Set<LetterState> states);

    /** @throws NotYours if there is none */
    default Letter get(long id) {
        return findById(id).orElseThrow(NotYours::new);
    }
}
