package org.weibao.deadline;

/** A task is done or no longer needed; told within its transaction. */
public record DeadlineSettled(Deadline deadline) {}
