package org.weibao.deadline;

/** The engine's dates of a task: its due date, and the timer of its escalation. */
public interface TaskDates {

    /** Adjusts the engine's open task to its deadline: the due date, and the timer to its next level. */
    void follow(Deadline deadline);
}
