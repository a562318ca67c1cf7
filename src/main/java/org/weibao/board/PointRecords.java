package org.weibao.board;

import java.util.List;
import java.util.Map;
import org.weibao.letter.LetterQuery.LetterView;

/**
 * What has come of a point, as far as the current user may see it.
 *
 * @param reports of the parts by the code of their unit, each part's latest first; units without one are absent
 * @param compiled the compiled reports, the latest first; none for the people of a part
 * @param decisions on the point and its parts, or on their own part, the latest first
 */
public record PointRecords(
        Map<String, List<ReportView>> reports,
        List<ReportView> compiled,
        List<DecisionView> decisions,
        List<LetterView> letters) {}
