package org.weibao.deadline;

import java.util.Optional;

/** The open tasks of points and parts, which the engine keeps; the caller has checked the current user's rights. */
public interface OpenTasks {

    /** The task of an open deadline; empty for a settled one, and for a task that is not of a point or part. */
    Optional<OpenTask> find(Deadline deadline);
}
