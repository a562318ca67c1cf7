package org.weibao.deadline;

import java.util.Optional;

/** The open tasks of points and parts, which the engine stores. The caller has checked the current user's rights. */
public interface OpenTasks {

    /** The task of an open deadline; empty if the deadline is settled, or the task is of neither point nor part. */
    Optional<OpenTask> find(Deadline deadline);
}
