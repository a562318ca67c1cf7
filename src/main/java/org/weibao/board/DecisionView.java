package org.weibao.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.CheckedItem;
import org.weibao.workpoint.DecisionKind;

/** A decision on the point or on one of its parts. */
public record DecisionView(
        DecisionKind kind,
        String kindLabel,
        String outcome,
        String outcomeLabel,
        @Nullable String unit,
        @Nullable String reason,
        String by,
        @Nullable String byPost,
        Instant at,
        @Nullable LocalDate meetingDate,
        @Nullable String minutes,
        List<CheckedItem> items,
        List<FileView> files) {

    DecisionView withoutFiles() {
        return new DecisionView(
                kind,
                kindLabel,
                outcome,
                outcomeLabel,
                unit,
                reason,
                by,
                byPost,
                at,
                meetingDate,
                minutes,
                items,
                List.of());
    }
}
