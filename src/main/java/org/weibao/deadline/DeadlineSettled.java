package org.weibao.deadline;

/** A task is done or no longer needed. Published within the transaction. */
public record DeadlineSettled(Deadline deadline) {}
