package org.weibao.letter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.weibao.escalation.LetterKind;
import org.weibao.shared.NotYours;

/** The letters on record. */
interface LetterRepository extends Repository<Letter, Long> {

    Letter save(Letter letter);

    /** Whoever looks for the next number sees what was given before in the same transaction. */
    void flush();

    Optional<Letter> findById(long id);

    /** The draft that a matter of that day joins. */
    Optional<Letter> findFirstByUnitCodeAndKindAndWorkingDayAndStateInOrderByIdDesc(
            String unitCode, LetterKind kind, LocalDate workingDay, Set<LetterState> states);

    @Query(
            """
            select letter from Letter letter where letter.state = RELEASED and exists (
                select matter.id from LetterMatter matter
                where matter.letterId = letter.id and matter.leftAt is null and matter.pointId = :pointId)
            order by letter.id desc""")
    List<Letter> releasedAboutPoint(long pointId);

    @Query(
            """
            select letter from Letter letter where letter.state = RELEASED and exists (
                select matter.id from LetterMatter matter
                where matter.letterId = letter.id and matter.leftAt is null and matter.partId = :partId)
            order by letter.id desc""")
    List<Letter> releasedAboutPart(long partId);

    /** Those that any of the units was sent, or got a copy of, the latest first. */
    @Query(
            """
            select distinct letter from Letter letter left join letter.copies copy
            where letter.state = RELEASED and (letter.unitCode in :units or copy in :units)
            order by letter.id desc""")
    List<Letter> releasedTo(Collection<String> units, Limit most);

    /** @throws NotYours if there is none */
    default Letter get(long id) {
        return findById(id).orElseThrow(NotYours::new);
    }
}
