package org.weibao.board;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open tasks of points and parts by their names, which the engine keeps. The caller has checked the current user's
 * rights.
 */
public interface NamedTasks {

    /**
     * An open task as people see it in their lists.
     *
     * @param id the engine's
     */
    record NamedTask(String id, String name) {}

    /**
     * The tasks of these groups that have a due date, the earliest first.
     *
     * @param text what their names hold; null for all
     * @param most how many at most
     */
    List<NamedTask> of(Collection<String> groups, @Nullable String text, int most);
}
