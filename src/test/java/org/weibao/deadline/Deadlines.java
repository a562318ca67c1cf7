package org.weibao.deadline;

import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.weibao.organization.Organization;
import org.weibao.workpoint.PartRepository;
import org.weibao.workpoint.Timeline;
import org.weibao.workpoint.WorkPointRepository;

/** Deadlines as the tests of other features need them, made without a database. */
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

    public static TaskLookup contexts(WorkPointRepository points, PartRepository parts, Organization organization) {
        return new TaskLookup(points, parts, mock(Timeline.class), organization, mock(OpenTasks.class), List.of());
    }
}
