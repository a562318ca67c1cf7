package org.weibao.letter;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.weibao.shared.NotYours;

/** The letters on record. */
interface LetterRows extends Repository<Letter, Long> {

    Letter save(Letter letter);

    Optional<Letter> findById(long id);

    boolean existsByTermIdAndTermRoundAndRung(long termId, int termRound, String rung);

    List<Letter> findByTermIdOrderById(long termId);

    List<Letter> findByPartIdAndStateOrderByIdDesc(long partId, LetterState state);

    List<Letter> findByPointIdAndStateOrderByIdDesc(long pointId, LetterState state);

    /** @throws NotYours if there is none */
    default Letter get(long id) {
        return findById(id).orElseThrow(NotYours::new);
    }
}
