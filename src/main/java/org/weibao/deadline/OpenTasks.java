package org.weibao.deadline;

import java.util.Optional;

/** The open tasks of points and parts, which the engine keeps; the caller has checked the current user's rights. */
public interface OpenTasks {

    /** The task of an open deadline; nothing for a settled one, and for a task of neither point nor part. */
    Optional<OpenTask> find(Deadline deadline);
}
