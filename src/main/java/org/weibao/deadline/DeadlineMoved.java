package org.weibao.deadline;

/** An open task has another last day, and with it a new round; told within its transaction. */
public record DeadlineMoved(Deadline deadline) {}
