package org.weibao.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.Light;

/**
 * An open task in somebody's list.
 *
 * @param name the task's whole name
 * @param part the unit whose part of the point it is about; null for what is about the point as a whole
 * @param ownPart whether that is the one unit or county that the reader works for
 * @param step the id of the user task in its model
 * @param since the day on which it came
 * @param provisional whether the due day was counted in a year without a notice, and may change
 * @param light null where nothing is due, or it is not supervised
 * @param daysLeft how many working days are left or how late it is; or why there is no light
 * @param holder who has it; null if nobody has
 * @param later whether its window has not opened yet
 */
public record DeskRow(
        String taskId,
        String name,
        Subject point,
        @Nullable String part,
        boolean ownPart,
        String step,
        String stepName,
        @Nullable Someone from,
        LocalDate since,
        @Nullable LocalDate due,
        boolean provisional,
        @Nullable LightSign light,
        String daysLeft,
        List<String> marks,
        @Nullable Holder holder,
        boolean later,
        String url) {

    /** What it is about: a point by its place in the document and its title, or something of its own without a code. */
    public record Subject(@Nullable String code, String title) {}

    /** A person as they were called at the time. */
    public record Someone(String name, @Nullable String post) {}

    public record LightSign(Light level, String label) {}

    /**
     * Who has the task.
     *
     * @param since from when on they have been typing; null where somebody gave it to them
     */
    public record Holder(String id, String name, @Nullable String post, boolean me, @Nullable Instant since) {}
}
