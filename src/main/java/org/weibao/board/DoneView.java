package org.weibao.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the current user's acts (已办).
 *
 * @param total the number of acts on all pages
 */
public record DoneView(List<Row> rows, int total, int page, int pages) {

    /**
     * An act.
     *
     * @param act what was done, in Chinese
     * @param text as the timeline has it
     * @param place the point's place in the document; null for a plan as a whole, and so is the title
     * @param page the code in the address of the point's page; null for a plan as a whole
     * @param part the unit or county of the part; null if it is about the point as a whole
     * @param now what followed: who has it, or how it ended
     */
    public record Row(
            Instant at,
            String act,
            String text,
            @Nullable String place,
            @Nullable String title,
            @Nullable String page,
            @Nullable String part,
            String now) {}
}
