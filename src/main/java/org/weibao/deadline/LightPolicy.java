package org.weibao.deadline;

/** Finds when the light of a task changes, by the escalation rules. */
public interface LightPolicy {

    LightTimes timesOf(TaskFacts task);
}
