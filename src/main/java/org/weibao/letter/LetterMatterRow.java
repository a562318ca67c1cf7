package org.weibao.letter;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.Phase;

/**
 * A matter of a letter with what is on record of it.
 *
 * @param point place and title of the point
 * @param unit the code of whose part it is; null for a task of the point as a whole
 * @param due the last day when the matter joined
 * @param counted whether the last day was counted and not named by somebody
 * @param key what notices about the task are kept by
 * @param openedAt when the task came
 * @param round the deadline's, when the matter joined
 * @param lead the code of who leads the point
 * @param line what the letter says of it; null before the release
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
        @Nullable String lead,
        Phase phase,
        @Nullable String line) {}
