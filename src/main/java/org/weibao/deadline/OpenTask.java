package org.weibao.deadline;

/**
 * An open task as people see it in their lists.
 *
 * @param id the engine's
 * @param name the step, the point and, for a part, whose it is, divided by ｜
 * @param group the group whose task it is
 * @param step the id of the user task in its model
 */
public record OpenTask(String id, String name, String group, TaskSubject subject, String step) {

    /** The step's name in Chinese. */
    public String stepName() {
        return name.split("｜", 2)[0];
    }
}
