package org.weibao.deadline;

import org.jspecify.annotations.Nullable;

/**
 * An open task as people see it in their lists.
 *
 * @param id the engine's
 * @param name the step, the point and, for a part, its body, divided by ｜
 * @param group the group that has the task
 * @param assignee who has taken it; null if nobody
 * @param step the id of the user task in its model
 */
public record OpenTask(
        String id, String name, String group, @Nullable String assignee, TaskSubject subject, String step) {

    /** The step's name in Chinese. */
    public String stepName() {
        return name.split("｜", 2)[0];
    }
}
