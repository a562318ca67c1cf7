package org.weibao.board;

import java.util.Collection;
import java.util.List;

/** Finds open tasks of points and parts; the engine stores their names. The caller has checked the rights. */
public interface NamedTasks {

    /**
     * An open task with its name in people's lists.
     *
     * @param id the engine's
     */
    record NamedTask(String id, String name) {}

    /**
     * The tasks of these groups that have a due date, the earliest first.
     *
     * @param most the most tasks to return
     */
    List<NamedTask> of(Collection<String> groups, int most);
}
