package org.weibao.deadline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The open tasks of points and parts, which the engine keeps; whoever asks has been judged before. */
public interface OpenTasks {

    /** The task of an open deadline; nothing for a settled one, and for a task of neither point nor part. */
    Optional<OpenTask> find(Deadline deadline);

    /**
     * The tasks of these groups that have a due date, the earliest first.
     *
     * @param text what their names hold; null for all
     * @param most how many at most
     */
    List<OpenTask> of(Collection<String> groups, @Nullable String text, int most);
}
