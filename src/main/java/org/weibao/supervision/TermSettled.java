package org.weibao.supervision;

/** A task is done or no longer needed; told within its transaction. */
public record TermSettled(Term term) {}
