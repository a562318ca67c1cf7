package org.weibao.plan;

/** What was read at a place of a document. */
public enum MarkKind {
    /** The text of a point. A point that others were merged into has several places. */
    POINT,
    /** A list of units. */
    UNITS,
    /** Something that the office should look at. */
    DOUBT,
    /** The name of no known unit. The office decides on it before the plan is submitted. */
    UNKNOWN_NAME
}
