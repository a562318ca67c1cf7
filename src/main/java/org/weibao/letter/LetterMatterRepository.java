package org.weibao.letter;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The matters of letters. */
interface LetterMatterRepository extends Repository<LetterMatter, Long> {

    LetterMatter save(LetterMatter matter);

    boolean existsByDeadlineIdAndDeadlineRoundAndLevelId(long deadlineId, int deadlineRound, String levelId);

    /** The matters of a letter that were not taken out. */
    List<LetterMatter> findByLetterIdAndLeftAtIsNullOrderById(long letterId);

    List<LetterMatter> findByLetterIdOrderById(long letterId);

    /** Read before anything is locked: most tasks are in no draft. */
    @Query(
            """
            select count(matter) > 0 from LetterMatter matter, Letter letter
            where letter.id = matter.letterId and matter.deadlineId = :deadlineId and matter.leftAt is null
                and letter.state in (REQUESTED, DRAFTED)""")
    boolean isInADraft(long deadlineId);

    @Query(
            """
            select matter from LetterMatter matter, Letter letter
            where letter.id = matter.letterId and matter.deadlineId = :deadlineId and matter.leftAt is null
                and letter.state in (REQUESTED, DRAFTED)
            order by matter.id""")
    List<LetterMatter> inDrafts(long deadlineId);
}
