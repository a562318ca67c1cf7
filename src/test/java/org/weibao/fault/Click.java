package org.weibao.fault;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act of a person.
 *
 * @param task the task's id; for taking a year, the year
 * @param step the task's step, or one of the constants
 * @param command what the form sent
 * @param words by which the records are searched for it; null for a step that keeps no text
 */
public record Click(String user, String task, String step, Object command, @Nullable String words) {

    static final String CLAIM = "claim";
    static final String TAKE_YEAR = "take year";

    /** The ids of the files that it hands in, whose upload the server had acknowledged. */
    List<String> files() {
        return command instanceof Map<?, ?> form && form.get("files") instanceof List<?> files
                ? files.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Whether both are to complete one task. */
    boolean isOfSameTask(Click other) {
        return task.equals(other.task) && step.equals(other.step);
    }
}
