package org.weibao.supervision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Cockpit says of running process instances in the office's words.
 *
 * @param total how many there are on all pages
 * @param steps the open tasks of all pages by step; empty for instances that were named by their ids
 */
public record InstancesView(int total, int page, int pages, List<Row> rows, List<StepCount> steps) {

    public InstancesView {
        rows = List.copyOf(rows);
        steps = List.copyOf(steps);
    }

    /**
     * A process instance.
     *
     * @param model the name of its model
     * @param code of its point; null if it is about no point
     * @param title of its point, its letter, its year or its message
     * @param unit whose it is, or who gets the message; null for a whole year
     * @param url of the point's page in Cockpit; null if it is about no point
     * @param mark the worst of its tasks, and of the parts of its point
     * @param steps its own open tasks
     * @param parts the open tasks of the point's parts; null for none
     * @param incidents why it does not go on, as sentences
     */
    public record Row(
            String id,
            String model,
            @Nullable String code,
            @Nullable String place,
            String title,
            @Nullable String unit,
            @Nullable String url,
            Mark mark,
            String markLabel,
            List<Step> steps,
            @Nullable Parts parts,
            List<String> incidents) {

        public Row {
            steps = List.copyOf(steps);
            incidents = List.copyOf(incidents);
        }
    }

    /**
     * An open task.
     *
     * @param step its id in the model
     * @param holder the body that has it
     * @param due as people read it; null if nothing is due
     * @param standing how much time is left, or how late it is
     */
    public record Step(
            String step,
            String name,
            String holder,
            @Nullable String due,
            String standing,
            Mark mark,
            String markLabel) {}

    /** The open tasks of a point's parts, how many are late, and the worst mark. */
    public record Parts(int open, int late, Mark mark, String markLabel) {}

    /** The open tasks of a step, how many are late, and the worst mark. */
    public record StepCount(String step, String name, int open, int late, Mark mark, String markLabel) {}
}
