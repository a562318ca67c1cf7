package org.weibao.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.Phase;
import org.weibao.workpoint.Phrase;
import org.weibao.workpoint.Priority;
import org.weibao.workpoint.Rhythm;
import org.weibao.workpoint.SixProtections;

/**
 * A point as forms show it.
 *
 * @param deadline as the office set it; null for the usual time from sending
 * @param due the running deadline; null before publication
 * @param provisional which of its days were counted in a year without a notice, and may change
 * @param problem what is missing for approval, as a sentence; null for nothing
 * @param warnings what the office should look at, though it is allowed
 * @param unfinished which of its parts ended as 未完成, as a sentence; null if none, or if the user may not see them
 */
public record PointView(
        long id,
        int version,
        String code,
        String place,
        String title,
        SixProtections category,
        String categoryLabel,
        Priority priority,
        String priorityLabel,
        Phase phase,
        String phaseLabel,
        @Nullable String note,
        boolean incomplete,
        @Nullable String leftOutReason,
        @Nullable UnitView lead,
        boolean leadNamed,
        boolean leadConfirmed,
        List<UnitView> responsible,
        List<UnitView> supporting,
        List<UnitView> counties,
        List<Phrase> phrases,
        @Nullable LocalDate deadline,
        @Nullable LocalDate due,
        Set<LocalDate> provisional,
        Rhythm rhythm,
        String rhythmLabel,
        @Nullable String rhythmReason,
        List<String> closingStandard,
        List<MeasureView> measures,
        @Nullable String problem,
        List<String> warnings,
        @Nullable String unfinished) {}
