package org.weibao.deadline;

/** An open task has another due day, and with it a new round. Published within the transaction. */
public record DeadlineMoved(Deadline deadline) {}
