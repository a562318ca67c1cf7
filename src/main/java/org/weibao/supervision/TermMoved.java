package org.weibao.supervision;

/** An open task has another last day, and with it a new round; told within its transaction. */
public record TermMoved(Term term) {}
