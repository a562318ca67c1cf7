package org.weibao.notification;

import org.jspecify.annotations.Nullable;

/**
 * A notice and one of its recipients' deliveries.
 *
 * @param delivery the id of its row
 * @param head the word in brackets before the title
 * @param letterId the letter that it is about; null for none
 * @param point place and title of the point that it is about; null for none
 */
record DeliveredNotice(
        long delivery,
        Notice.Kind kind,
        String head,
        @Nullable Long letterId,
        @Nullable String point,
        @Nullable String taskId,
        String title,
        String text) {

    /** The head and the title, with the point between them if the title does not name it. */
    String headed() {
        return "【" + head + "】" + heading();
    }

    /** The title, after the point if the title does not name it. */
    String heading() {
        return point == null || title.contains(point) ? title : point + "：" + title;
    }
}
