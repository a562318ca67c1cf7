package org.weibao.escalation;

/**
 * The light of an open deadline in SQL, by its stored moments: the ordinal of {@link Light}, null without one. It says
 * the same as {@link LightQuery}. The deadline is d, its part p; the parameter now is in the office's zone.
 */
public final class LightColumn {

    /** Whether a part's task has a light: a supporting unit's own task is never late. */
    public static final String PART_HAS_LIGHT =
            "d.due IS NOT NULL AND NOT (p.role = 'SUPPORTING' AND d.assignee_body = p.unit_code)";

    private static final String LIGHT =
            """
            CASE WHEN NOT (%s) THEN NULL WHEN d.red_from <= :now THEN 3 WHEN d.yellow_from <= :now THEN 2
              WHEN d.blue_from <= :now THEN 1 ELSE 0 END""";

    /** Of any deadline, also one without a part, when p is joined. */
    public static final String WITH_PART = LIGHT.formatted(PART_HAS_LIGHT);

    /** Of a deadline without a part, when p is not there. */
    public static final String WITHOUT_PART = LIGHT.formatted("d.due IS NOT NULL");

    private LightColumn() {}
}
