package org.weibao.deadline;

/** What the engine keeps of a task's date: the task's own, and the timer of its escalation. */
public interface TaskDates {

    /** Brings the engine's open task of that deadline in line with it: due date, and timer to its next level. */
    void follow(Deadline deadline);
}
