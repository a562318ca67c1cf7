package org.weibao.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.document.Span;
import org.weibao.workpoint.Role;

/**
 * The plan that was read from a document, before the office proofreads it.
 *
 * @param doubts about the whole document
 */
record Proposal(int year, String title, List<Point> points, List<Found> doubts) {

    Proposal {
        points = List.copyOf(points);
        doubts = List.copyOf(doubts);
    }

    /**
     * @param point as a plan's file would have it
     * @param supporting units that the document names as such
     * @param counties the codes of those in scope
     * @param found what was read where
     */
    record Point(PlanFile.Point point, List<PlanFile.NamedUnit> supporting, List<String> counties, List<Found> found) {

        Point {
            supporting = List.copyOf(supporting);
            counties = List.copyOf(counties);
            found = List.copyOf(found);
        }
    }

    /**
     * @param text the doubt or the unknown name; null for a place alone
     * @param role what the unknown unit does
     * @param place null if it has none
     */
    record Found(MarkKind kind, @Nullable String text, @Nullable Role role, @Nullable Span place) {

        static Found doubt(String sentence, @Nullable Span place) {
            return new Found(MarkKind.DOUBT, sentence, null, place);
        }
    }
}
