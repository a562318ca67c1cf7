package org.weibao.letter;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.deadline.LightTimes;
import org.weibao.workpoint.Phase;

/**
 * A matter of a letter with the records about it.
 *
 * @param point place and title of the point
 * @param unit the code of the part's unit or county; null for a task of the point as a whole
 * @param due the due day when the matter joined
 * @param counted whether the due day was counted and not set by a person
 * @param key the beginning of the keys of the task's notices
 * @param openedAt when the task was created
 * @param round the deadline's, when the matter joined
 * @param lights when the light of the task changes
 * @param lead the code of the point's lead unit
 * @param line the letter's line about it; null before the release
 */
record LetterMatterRow(
        long id,
        long letterId,
        long pointId,
        String point,
        @Nullable String unit,
        String step,
        LocalDate due,
        boolean counted,
        String key,
        Instant openedAt,
        int round,
        String authority,
        LightTimes lights,
        @Nullable String lead,
        Phase phase,
        @Nullable String line) {}
