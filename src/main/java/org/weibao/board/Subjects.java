package org.weibao.board;

/** Joins between a deadline and its subject. The deadline is d, the part p, the point w. */
final class Subjects {

    /** From a deadline to its part, if it is a part's, and to the point. */
    static final String JOIN_PART_AND_POINT =
            """
            LEFT JOIN part p ON p.id = d.part_id
            LEFT JOIN work_point w ON w.id = COALESCE(d.point_id, p.point_id)
            """;

    /** From a part to its open deadlines. */
    static final String JOIN_OPEN_DEADLINES = "LEFT JOIN deadline d ON d.part_id = p.id AND d.settled_at IS NULL\n";

    private Subjects() {}
}
