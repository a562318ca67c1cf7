package org.weibao.escalation;

import org.weibao.deadline.Deadline;

/** A task has reached a rung of the ladder, for the first time in its round; told within its transaction. */
public record LevelReached(Deadline term, EscalationLevel rung) {}
