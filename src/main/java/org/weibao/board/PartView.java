package org.weibao.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weibao.workpoint.PartState;
import org.weibao.workpoint.Role;

/**
 * A part as forms show it.
 *
 * @param provisional which of its days were counted in a year without a notice, and may change
 * @param requestLabel the heading of the last return or question
 * @param report the latest one; null before the first
 * @param counting the last report that counts; null before the first
 * @param openReport what the part may report now; null if no report is open
 */
public record PartView(
        long id,
        UnitView unit,
        Role role,
        String roleLabel,
        PartState state,
        String stateLabel,
        int round,
        LocalDate ends,
        @Nullable LocalDate due,
        Set<LocalDate> provisional,
        int noProgressStreak,
        @Nullable String request,
        String requestLabel,
        @Nullable String objection,
        boolean open,
        boolean mayReopen,
        List<PartMeasureView> measures,
        @Nullable ReportView report,
        @Nullable ReportView counting,
        @Nullable OpenReportView openReport) {}
