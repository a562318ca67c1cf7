package org.weibao.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weibao.escalation.Light;

/**
 * An open task in a person's list.
 *
 * @param name the task's whole name
 * @param part the unit whose part it is about; null if it is about the point as a whole
 * @param ownPart whether that is the only unit or county that the user works for
 * @param step the id of the user task in its model
 * @param body the name of the assignee body
 * @param since the day on which it was created
 * @param provisional whether the due day was counted in a year without a notice, and may change
 * @param light null if nothing is due, or the task is not supervised
 * @param daysLeft how many working days are left, or how late it is, or why there is no light
 * @param holder who has it; null if nobody
 * @param later whether its window has not opened yet
 * @param url the page of the task, or of the point of others' task; null for others' task without a point
 * @param menu whether its menu may offer an act to the current user
 */
public record DeskRow(
        String taskId,
        String name,
        Subject point,
        @Nullable String part,
        boolean ownPart,
        String step,
        String stepName,
        String body,
        @Nullable Someone from,
        LocalDate since,
        @Nullable LocalDate due,
        boolean provisional,
        @Nullable LightSign light,
        String daysLeft,
        List<String> marks,
        @Nullable Holder holder,
        boolean later,
        @Nullable String url,
        boolean menu) {

    /**
     * What a task is about: a point with its place and title, or something without a code.
     *
     * @param page the code in the address of the point's page; null without a point
     */
    public record Subject(@Nullable String code, String title, @Nullable String page) {}

    /** A person with their name of that time. */
    public record Someone(String name, @Nullable String post) {}

    public record LightSign(Light level, String label) {}

    /**
     * Who has the task.
     *
     * @param since since when they have been typing; null if it was assigned to them
     */
    public record Holder(String id, String name, @Nullable String post, boolean me, @Nullable Instant since) {}
}
