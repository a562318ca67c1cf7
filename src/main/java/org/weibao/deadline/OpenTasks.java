package org.weibao.deadline;

import java.util.Optional;

/** The open tasks of points and parts, which the engine keeps; whoever asks has been judged before. */
public interface OpenTasks {

    /** The task of an open deadline; nothing for a settled one, and for a task of neither point nor part. */
    Optional<OpenTask> find(Deadline deadline);
}
