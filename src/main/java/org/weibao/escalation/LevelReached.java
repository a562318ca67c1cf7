package org.weibao.escalation;

import org.weibao.deadline.Deadline;

/** A task has reached an escalation level, for the first time in its round. Published within the transaction. */
public record LevelReached(Deadline deadline, EscalationLevel level) {}
