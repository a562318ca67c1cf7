package org.weibao.supervision;

/** A task has reached a rung of the ladder, for the first time in its round; told within its transaction. */
public record RungReached(Term term, Rung rung) {}
