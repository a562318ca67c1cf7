package org.weibao.board;

/** How a deadline's subject leads to what it is about. The deadline is d, the part p, the point w. */
final class Subjects {

    /** From a deadline to its part, if it is a part's, and to the point. */
    static final String JOIN_PART_AND_POINT =
            """
            LEFT JOIN part p ON p.id = CASE WHEN d.subject LIKE 'part-%' THEN SUBSTRING(d.subject, 6) + 0 END
            LEFT JOIN work_point w ON w.id = CASE WHEN d.subject LIKE 'point-%' THEN SUBSTRING(d.subject, 7) + 0
              ELSE p.point_id END
            """;

    /** From a part to its open deadlines. */
    static final String JOIN_OPEN_DEADLINES =
            "LEFT JOIN deadline d ON d.subject = CONCAT('part-', p.id) AND d.settled_at IS NULL\n";

    private Subjects() {}
}
