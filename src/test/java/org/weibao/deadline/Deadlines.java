package org.weibao.deadline;

import java.time.Instant;
import java.time.LocalDate;

/** Deadlines for the tests of other features, without a database. */
public final class Deadlines {

    private Deadlines() {}

    public static Deadline open(TaskSubject subject, String step, String taskId, Deadline.Opening opening) {
        return new Deadline(subject, step, taskId, opening);
    }

    public static void move(Deadline deadline, LocalDate due, Instant at) {
        deadline.move(due, at);
    }

    public static void settle(Deadline deadline, Instant at) {
        deadline.settle(at);
    }

    public static void extensionIsOpen(Deadline deadline, boolean isOpen) {
        deadline.extensionIsOpen(isOpen);
    }
}
