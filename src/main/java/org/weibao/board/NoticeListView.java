package org.weibao.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the current user's notices (通知).
 *
 * @param unread how many of all are unread
 */
public record NoticeListView(List<Row> rows, int unread, int total, int page, int pages) {

    /**
     * A notice.
     *
     * @param id of its delivery to this user
     * @param head the word for its kind, such as 催办
     * @param taskId the engine's id of the task that it is about; null for none
     * @param page the code in the address of its point's page; null for none
     * @param letterId the letter that it is about; null for none
     */
    public record Row(
            long id,
            Instant at,
            String head,
            String title,
            String text,
            @Nullable String taskId,
            @Nullable String page,
            @Nullable Long letterId,
            boolean unread) {}
}
