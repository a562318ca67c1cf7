package org.weibao.workpoint;

/**
 * Implementation has ended while the part was open; it is recorded as 未完成.
 *
 * @param event the id of the timeline entry
 */
public record PartUnfinished(Part part, long event) {}
