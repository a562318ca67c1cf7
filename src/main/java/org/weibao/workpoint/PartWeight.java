package org.weibao.workpoint;

/** How a part is watched over: whose it is and in which role, and how much its point weighs. */
public record PartWeight(long id, String unitCode, Role role, long pointId, Priority priority) {}
